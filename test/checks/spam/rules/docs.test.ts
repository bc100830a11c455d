import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { themes } from '../../../../server/checks/spam/rules/index.ts'
import { rulesTable } from '../../../../server/checks/spam/rules/table.ts'

const page = readFileSync(new URL('../../../../docs/spam-rules.md', import.meta.url), 'utf8')

test.each(themes)('documents the rules about $name as they are', (theme) => {
  expect(page).toContain(`\n## ${theme.title.en}\n\n${rulesTable(theme)}\n`)
})

test('documents no rule that does not exist', () => {
  const rows = [...page.matchAll(/^\| `(\w+)` \|/gm)].map(([, name = '']) => name)
  const names = themes.flatMap(({ rules }) => rules.map(({ name }) => name))
  expect(rows).toEqual(names)
})
