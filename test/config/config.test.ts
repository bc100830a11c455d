import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { settingList } from '../../server/config/settings.ts'

const surroundings = { cwd: '/work', home: '/home/ana', platform: 'linux' as const }

const withFlags = (...args: string[]) => readConfig({ args, ...surroundings })
const withEnvironment = (env: Record<string, string>) => readConfig({ env, ...surroundings })

function fileWith(text: string): { folder: string; file: string } {
  const folder = mkdtempSync(join(tmpdir(), 'mailproof-config-'))
  const file = join(folder, 'mailproof.json')
  writeFileSync(file, text)
  return { folder, file }
}

test('listens on loopback and keeps 10,000 messages when nobody says otherwise', () => {
  const config = withFlags()
  expect(config.smtp).toEqual({
    host: '127.0.0.1',
    ports: [1025],
    tlsPort: null,
    auth: 'any',
    maxSize: 50 * 1024 * 1024,
    maxRecipients: 1000,
    maxConnections: 1000,
    idleTimeoutMs: 300_000,
    certificate: null,
  })
  expect(config.http).toEqual({
    host: '127.0.0.1',
    port: 8025,
    basePath: '',
    allowHosts: [],
    auth: null,
  })
  expect(config.store).toEqual({
    path: '/home/ana/.local/share/mailproof/mailproof.db',
    retention: { messages: 10_000, days: null, bytes: null },
  })
})

test('takes a flag before the environment, the environment before the file', () => {
  const { file } = fileWith('{ "http-port": 1, "host": "10.0.0.1", "retention-days": 7 }')
  const { http, store, settings } = readConfig({
    args: ['--http-port', '3', '--config', file],
    env: { MAILPROOF_HTTP_PORT: '2', MAILPROOF_HOST: '10.0.0.2' },
    ...surroundings,
  })
  expect([http.port, http.host, store.retention.days]).toEqual([3, '10.0.0.2', 7])
  const sources = Object.fromEntries(settings.map(({ name, source }) => [name, source]))
  expect(sources).toMatchObject({
    'http-port': 'flag',
    host: 'environment',
    'retention-days': 'file',
    'log-level': 'default',
  })
})

test('adds up a repeated flag, a list with commas and an array in the file', () => {
  expect(withFlags('--smtp-port', '25', '--smtp-port=26,27').smtp.ports).toEqual([25, 26, 27])
  expect(withEnvironment({ MAILPROOF_ALLOW_HOST: 'mail, Box' }).http.allowHosts).toEqual([
    'mail',
    'box',
  ])
  const { file } = fileWith('{ "smtp-port": [1, "2"] }')
  expect(withFlags('--config', file).smtp.ports).toEqual([1, 2])
})

test('lets the last of a flag count that takes one value', () => {
  expect(withFlags('--http-port', '1', '--http-port', '2').http.port).toBe(2)
})

test('reads sizes, times and limits in the units people write', () => {
  const { smtp, store } = withFlags(
    '--smtp-max-size=1.5M',
    '--smtp-idle-timeout=90s',
    '--retention-messages=0',
  )
  expect([smtp.maxSize, smtp.idleTimeoutMs]).toEqual([1_572_864, 90_000])
  expect(store.retention.messages).toBeNull()
})

test('starts a relative path at the working directory, in a file at the file', () => {
  expect(withFlags('--data', 'a.db').store.path).toBe('/work/a.db')
  expect(withFlags('--data', ':memory:').store.path).toBe(':memory:')
  const { folder, file } = fileWith('{ "data": "b.db" }')
  expect(withFlags('--config', file).store.path).toBe(join(folder, 'b.db'))
})

test('keeps data where each system keeps it', () => {
  const at = (platform: NodeJS.Platform, env = {}) =>
    readConfig({ ...surroundings, platform, env }).store.path
  expect(at('darwin')).toBe('/home/ana/Library/Application Support/Mailproof/mailproof.db')
  expect(at('win32', { LOCALAPPDATA: 'C:\\Local' })).toBe('C:\\Local\\Mailproof\\mailproof.db')
  expect(at('linux', { XDG_DATA_HOME: '/data' })).toBe('/data/mailproof/mailproof.db')
  expect(at('linux', { XDG_DATA_HOME: 'data' })).toBe(
    '/home/ana/.local/share/mailproof/mailproof.db',
  )
})

test('never shows a password', () => {
  const { http, settings } = withFlags('--http-auth', 'ana:a:b')
  expect(http.auth).toEqual({ user: 'ana', password: 'a:b' })
  expect(settings.find(({ name }) => name === 'http-auth')?.value).toBe('••••')
  expect(() => withFlags('--http-auth', 'secret')).toThrow(
    '--http-auth: •••• is not allowed; allowed is USER:PASSWORD, neither of them empty',
  )
})

test('shows every setting with its value in force', () => {
  const { settings } = withFlags('--data', '/x.db')
  expect(settings.map(({ name }) => name)).toEqual(settingList.map(({ name }) => name))
  expect(settings.find(({ name }) => name === 'data')).toMatchObject({
    value: '/x.db',
    source: 'flag',
  })
})

test.each([
  [['--smtp-prot', '1'], '--smtp-prot is not a setting; did you mean --smtp-port?'],
  [['--xyzzy'], '--xyzzy is not a setting; mailproof --help lists all of them'],
  [['--host'], '--host needs a value: --host ADDRESS'],
  [['--host', '--data'], '--host needs a value: --host ADDRESS'],
  [['now'], "'now' is not expected here; mailproof --help shows what is"],
  [
    ['--smtp-port', '70000'],
    "--smtp-port: '70000' is not allowed; allowed is a port number from 0 to 65535 (0 picks a free one)",
  ],
  [['--smtp-auth', 'none'], "--smtp-auth: 'none' is not allowed; allowed is any, inbox or off"],
  [['--http-port', '1025'], 'http-port: 1025 is taken by smtp-port; choose another port'],
  [['--tls-cert', 'a'], 'tls-key is missing: tls-cert and tls-key are needed together'],
  [
    ['--config', '/none.json'],
    "the config file /none.json cannot be read: ENOENT: no such file or directory, open '/none.json'",
  ],
])('says what is wrong with %j', (args, message) => {
  expect(() => withFlags(...args)).toThrow(message)
})

test('knows a mistyped variable and one that is empty', () => {
  expect(() => withEnvironment({ MAILPROOF_SMTP_PROT: '1' })).toThrow(
    'MAILPROOF_SMTP_PROT in the environment is not a setting; did you mean MAILPROOF_SMTP_PORT?',
  )
  expect(withEnvironment({ MAILPROOF_SMTP_PORT: '' }).smtp.ports).toEqual([1025])
})

test('leaves alone what Kubernetes sets for a service named mailproof', () => {
  const env = {
    MAILPROOF_SERVICE_HOST: '10.0.0.1',
    MAILPROOF_SERVICE_PORT_SMTP: '1025',
    MAILPROOF_PORT: 'tcp://10.0.0.1:1025',
    MAILPROOF_PORT_1025_TCP_ADDR: '10.0.0.1',
  }
  expect(withEnvironment(env).smtp.ports).toEqual([1025])
})

test.each([
  ['{ "smtp-prot": 1 }', 'is not a setting; did you mean smtp-port?'],
  ['{ "http-port": [1] }', 'has a value that is not allowed: a port number from 0 to 65535'],
  ['{ "http-port": true }', 'has a value that is not allowed: a port number from 0 to 65535'],
  ['{ "config": "b.json" }', 'is not allowed: one file cannot name another'],
  ['[]', 'holds no JSON object with settings by name'],
  ['{', 'cannot be read'],
])('refuses the config file %s', (text, message) => {
  const { file } = fileWith(text)
  expect(() => withFlags('--config', file)).toThrow(message)
})

test('has a default for every setting that its own rules allow', () => {
  const broken = settingList.filter(({ parse, default: text }) => parse(text) === undefined)
  expect(broken).toEqual([])
})
