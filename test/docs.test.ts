import { existsSync, readdirSync, readFileSync } from 'node:fs'
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
  const pages = [
    ...['README.md', 'settings', 'smtp', 'api', 'search', 'security', 'docker', 'design'],
    'release',
  ]
  const ofCommands = commands.flatMap(({ usage }) => usage.match(/--[a-z][a-z-]+/g) ?? [])
  const own = new Set(['--help', '--version', '--package', ...ofCommands])
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

test('names tests against known faults that exist, and every fault that a test names', () => {
  const folder = new URL('advisories/', import.meta.url)
  const sources = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'))
  const tests = sources.join('\n').replace(/%[js]/g, '…')
  const page = read('docs/security.md')
  const table = [...page.matchAll(/^\| .* \| `([^`]+)` \|$/gm)].map(([, name = '']) => name)
  expect(table.length).toBeGreaterThan(15)
  expect(table.filter((name) => !tests.includes(`'${name}'`))).toEqual([])
  const ids = [...tests.matchAll(/CVE-\d+-\d+|GHSA(?:-\w{4}){3}/g)].map(([id]) => id)
  expect(ids.filter((id) => !page.includes(id))).toEqual([])
})

test('keeps README and CONTRIBUTING short', () => {
  expect(read('README.md').split('\n').length).toBeLessThan(120)
  expect(read('CONTRIBUTING.md').split('\n').length).toBeLessThan(100)
})

test('shows a tree in CONTRIBUTING that exists', () => {
  const [, tree = ''] = /```\n(server\/[^]*?)```/.exec(read('CONTRIBUTING.md')) ?? []
  const inServer = [...tree.matchAll(/^ {2}(\w+(?:\.ts|\/))/gm)].map(([, name = '']) => name)
  const missing = [...readdirSync(new URL('../server', import.meta.url), { withFileTypes: true })]
    .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
    .filter((name) => !inServer.includes(name) && !tree.includes(name))
  expect(missing.filter((name) => !/\.mjs$|tsconfig/.test(name))).toEqual([])
  for (const name of inServer)
    expect(existsSync(new URL(`../server/${name}`, import.meta.url))).toBe(true)
})

test('links only to pages and pictures that exist', () => {
  const docs = readdirSync(new URL('../docs', import.meta.url)).filter((name) =>
    name.endsWith('.md'),
  )
  for (const page of ['README.md', 'CONTRIBUTING.md', ...docs.map((name) => `docs/${name}`)]) {
    const base = new URL(`../${page}`, import.meta.url)
    const links = [...read(page).matchAll(/\]\(([^)#:]+\.(?:md|png))[^)]*\)/g)]
    for (const [, link = ''] of links) {
      expect([page, link, existsSync(new URL(link, base))]).toEqual([page, link, true])
    }
  }
})
