import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { routes } from '../server/api/index.ts'
import { commands } from '../server/cli/commands.ts'
import { settingsHelp, settingsTable } from '../server/config/help.ts'
import { settingList } from '../server/config/settings.ts'
import { filters } from '../server/search/filters/index.ts'

const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')

/** The lines of a table that the page lacks, as they should stand there. */
const lacking = (page: string, lines: string[]) => {
  const present = new Set(read(page).split('\n'))
  return lines.filter((line) => !present.has(line))
}

test('documents every setting as the table of settings has it', () => {
  expect(lacking('docs/settings.md', settingsTable().split('\n'))).toEqual([])
})

test('documents no setting that does not exist', () => {
  const known = new Set(settingList.map(({ name }) => `--${name}`))
  const pages = ['README.md', 'settings', 'smtp', 'api', 'search', 'security', 'docker']
  const own = new Set(['--help', '--version', '--package'])
  for (const page of pages) {
    const text = read(page.endsWith('.md') ? page : `docs/${page}.md`).replace(/curl.*(\n.*)?/g, '')
    const named = [...text.matchAll(/(?<![\w-])--[a-z][a-z-]+/g)].map(([flag]) => flag)
    expect(named.filter((flag) => !known.has(flag) && !own.has(flag))).toEqual([])
  }
})

test('lists every setting in --help', () => {
  const help = settingsHelp()
  for (const { name, description } of settingList) {
    expect(help).toContain(`--${name} `)
    expect(help).toContain(description.en)
  }
})

test('documents every command', () => {
  const page = read('docs/settings.md')
  for (const { name } of commands) {
    expect(page).toContain(name === 'start' ? '`mailproof`' : `mailproof ${name}`)
  }
})

test('documents every route', () => {
  const lines = routes.map(({ method, path, summary }) => `| \`${method} ${path}\` | ${summary} |`)
  expect(lacking('docs/api.md', lines)).toEqual([])
})

test('documents no route that does not exist', () => {
  const known = new Set<string>(routes.map(({ method, path }) => `${method} ${path}`))
  const rows = [...read('docs/api.md').matchAll(/^\| `([A-Z]+ \/api\/\S+)` \|/gm)]
  expect(rows.map(([, row = '']) => row).filter((row) => !known.has(row))).toEqual([])
})

test('documents every search filter', () => {
  const lines = filters.map(
    ({ key, example, description }) => `| \`${key}:\` | ${description.en} | \`${example}\` |`,
  )
  expect(lacking('docs/search.md', lines)).toEqual([])
})

test('names two commands in the README that exist', () => {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(read('package.json'))
  const named = [...read('README.md').matchAll(/^npm (\w+)/gm)].map(([, name = '']) => name)
  expect(named).toEqual(['start', 'test'])
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(named))
})

test('links only to pages that exist', () => {
  for (const page of ['README.md', 'CONTRIBUTING.md']) {
    const links = [...read(page).matchAll(/\]\(([^)#]+\.md)[^)]*\)/g)].map(([, link = '']) => link)
    for (const link of links) expect(read(link).length).toBeGreaterThan(100)
  }
})
