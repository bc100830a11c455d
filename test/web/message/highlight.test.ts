import { expect, test } from 'vitest'
import { paintHtml } from '../../../web/message/source/highlight.ts'

test('colours HTML without changing it', () => {
  const source = `<style>p { color: red }</style><p class='a' title="x &amp; y">1 < 2 & 3 > 2</p><!-- c -->`
  const runs = paintHtml(source)
  expect(runs.map((run) => run.text).join('')).toBe(source)
  expect(runs.filter((run) => run.kind === 'comment').map((run) => run.text)).toEqual([
    '<!-- c -->',
  ])
})
