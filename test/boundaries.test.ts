import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Rooms of the server: folders, and the files that stand for one. */
const rooms: Record<string, string> = {
  'config.ts': 'config',
  'errors.ts': 'errors',
  'log.ts': 'log',
  'main.ts': 'cli',
  'sandbox.ts': 'sandbox',
  'start.ts': 'start',
  'thread.ts': 'thread',
  'types.ts': 'types',
  'wording.ts': 'wording',
}

/** Known to everyone: the vocabulary, the errors, texts that are kept, the calls between threads. */
const shared = ['types', 'errors', 'wording', 'thread']

/** Who may import whom, besides themselves and `shared`. */
const mayImport: Record<string, string[]> = {
  types: [],
  errors: [],
  wording: [],
  thread: [],
  search: ['facts'],
  facts: [],
  events: [],
  dns: [],
  net: [],
  mime: [],
  preview: ['mime'],
  store: ['search'],
  checks: ['facts', 'dns', 'net', 'mime'],
  ingest: ['store', 'checks', 'events', 'search', 'mime'],
  smtp: ['ingest'],
  providers: ['ingest'],
  archive: ['store', 'ingest'],
  relay: ['store', 'events', 'search', 'dns', 'net', 'mime', 'checks'],
  api: [
    ...['search', 'events', 'dns', 'net', 'mime', 'preview', 'store', 'facts', 'checks', 'ingest'],
    ...['smtp', 'providers', 'archive', 'relay'],
  ],
  config: [],
  log: [],
  sandbox: ['*'],
  start: ['*'],
  cli: ['config', 'log', 'start', 'archive', 'search'],
}

/** What may be named as a type only: a part is handed its slice of the config, the API all parts. */
const mayName: Record<string, string[]> = {
  '*': ['config'],
  api: ['sandbox'],
  facts: ['checks'],
  search: ['checks'],
}

/** All that the interface knows of the server, and as types only. */
const openToWeb = ['server/types.ts', 'server/api/index.ts']

interface Import {
  path: string
  typeOnly: boolean
}

const pattern =
  /(?:^|[\n;])\s*(?:import|export)\s+(type\s)?[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|[\n;])\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

function importsOf(source: string): Import[] {
  return [...source.matchAll(pattern)].map(([, type, from, bare, dynamic]) => ({
    path: from ?? bare ?? dynamic ?? '',
    typeOnly: type !== undefined,
  }))
}

/** What checks decide is plain data, known also to the search. */
const facts = /^server\/checks\/(\w+\/)?facts\.ts$/

function roomOf(path: string): string {
  if (facts.test(path)) return 'facts'
  const [, first = ''] = path.split('/')
  return rooms[first] ?? first
}

/** Every import of this source that the table does not allow, as a sentence. */
function trespasses(file: string, source: string): string[] {
  return importsOf(source)
    .filter(({ path }) => path.startsWith('.'))
    .map(({ path, typeOnly }) => ({ target: posix.join(posix.dirname(file), path), typeOnly }))
    .filter(({ target, typeOnly }) => !allowed(file, target, typeOnly))
    .map(({ target, typeOnly }) => `${file} imports ${typeOnly ? 'type ' : ''}${target}`)
}

function allowed(file: string, target: string, typeOnly: boolean): boolean {
  if (file.startsWith('web/')) {
    return target.startsWith('web/') || (typeOnly && openToWeb.includes(target))
  }
  if (!target.startsWith('server/')) return false
  const [from, to] = [roomOf(file), roomOf(target)]
  if (from === to || shared.includes(to)) return true
  const may = mayImport[from]
  if (may === undefined) return false
  const named = [...(mayName['*'] ?? []), ...(mayName[from] ?? [])]
  return may.includes('*') || may.includes(to) || (typeOnly && named.includes(to))
}

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|svelte)$/.test(name))
    .map((name) =>
      relative(root, join(root, folder, name))
        .split(sep)
        .join('/'),
    )
}

test('imports only what the table of the design allows', () => {
  const files = [...sources('server'), ...sources('web')]
  expect(files.length).toBeGreaterThan(50)
  const found = files.flatMap((file) => trespasses(file, readFileSync(join(root, file), 'utf8')))
  expect(found).toEqual([])
})

test('knows every room of the server', () => {
  const unknown = sources('server').filter((file) => !(roomOf(file) in mayImport))
  expect(unknown).toEqual([])
})

test.each([
  ['server/search/a.ts', "import { x } from '../store/store.ts'"],
  ['server/search/a.ts', "import type { X } from '../store/store.ts'"],
  ['server/smtp/a.ts', "import { readConfig } from '../config.ts'"],
  ['server/smtp/a.ts', "import {\n  a,\n  b,\n} from '../api/http.ts'"],
  ['server/smtp/a.ts', "export * from '../store/index.ts'"],
  ['server/store/sqlite/a.ts', "import '../../ingest/ingest.ts'"],
  ['server/store/a.ts', "const { x } = await import('../ingest/ingest.ts')"],
  ['server/mime/a.ts', "import { log } from '../log.ts'"],
  ['server/api/a.ts', "import { openSandbox } from '../sandbox.ts'"],
  ['server/shiny/a.ts', "import { x } from '../store/store.ts'"],
  ['server/api/a.ts', "import { x } from '../../web/state/app.ts'"],
  ['web/state/a.ts', "import { SandboxError } from '../../server/errors.ts'"],
  ['web/state/a.ts', "import type { Config } from '../../server/config.ts'"],
  ['web/state/a.ts', "import { x } from '../../server/types.ts'"],
])('finds a trespass in %s: %s', (file, source) => {
  expect(trespasses(file, source)).toHaveLength(1)
})

test.each([
  ['server/smtp/a.ts', "import type { SmtpConfig } from '../config.ts'"],
  ['server/smtp/a.ts', "import { SandboxError } from '../errors.ts'"],
  ['server/api/a.ts', "import type { Sandbox } from '../sandbox.ts'"],
  ['server/start.ts', "import { readConfig } from './config.ts'"],
  ['server/mime/a.ts', "import { x } from './b.ts'\nimport { y } from 'node:fs'"],
  ['web/state/a.svelte.ts', "import type { Api } from '../../server/api/index.ts'"],
])('lets pass in %s: %s', (file, source) => {
  expect(trespasses(file, source)).toEqual([])
})
