import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sqlite } from '../../server/store/sqlite/engine.ts'
import { run } from '../cli/program.ts'
import { startSandbox } from '../helpers/sandbox.ts'
import { aDisk, mayMount } from './disks.ts'
import { aFolder, aMessage, aStore, bytesOf, everyone } from './given.ts'

const isRoot = process.getuid?.() === 0
const startAt = (data: string) =>
  run({ args: ['--data', data, '--smtp-port', '0', '--http-port', '0'] })

/** A data file that was closed, with messages that no compression makes smaller. */
async function aDataFile({ folder = '', messages = 20 } = {}) {
  const path = join(folder || (await aFolder()), 'mail.db')
  const { store, inbox } = await aStore(sqlite, { path })
  const all = Array.from({ length: messages }, (_, i) => {
    const raw = randomBytes(40_000)
    raw.write(`MARK${i}MARK`, 20_000, 'latin1')
    return { ...aMessage(inbox, { raw }), raw }
  })
  await store.add(all)
  await store.close()
  return { path, messages: all }
}

test.skipIf(process.platform !== 'linux')('says that no folder can be made, and ends', async () => {
  const path = '/proc/mailproof/data/mail.db'
  expect(await startAt(path)).toEqual({
    code: 1,
    stdout: '',
    stderr: `mailproof: ${path} cannot be opened: check that it is a file in a folder this user may write, or name another file with --data.\n`,
  })
})

test('makes folders that are missing', async () => {
  const path = join(await aFolder(), 'a', 'b', 'c', 'mail.db')
  await (await aStore(sqlite, { path })).store.close()
  expect(existsSync(path)).toBe(true)
})

test.skipIf(!mayMount)('ends with one line when the disk may only be read', async () => {
  const disk = aDisk(20)
  const { path } = await aDataFile({ folder: disk })
  execFileSync('mount', ['-o', 'remount,ro', disk])
  const { code, stderr } = await startAt(path)
  execFileSync('mount', ['-o', 'remount,rw', disk])
  expect(code).toBe(1)
  expect(stderr).toMatch(/^mailproof: \S+mail\.db cannot be (written|opened): [^\n]+--data\.\n$/)
})

// Root may write whatever the mode says.
test.skipIf(isRoot || process.platform === 'win32')(
  'ends with one line when the file or its folder may only be read',
  async () => {
    const { path } = await aDataFile()
    chmodSync(path, 0o400)
    expect((await startAt(path)).stderr).toMatch(/mail\.db cannot be written: [^\n]+\n$/)
    const closed = join(await aFolder(), 'closed')
    mkdirSync(closed, { mode: 0o500 })
    expect((await startAt(join(closed, 'mail.db'))).stderr).toMatch(/cannot be [^\n]+\n$/)
  },
)

test.each([
  [
    'with a broken first page',
    (path: string) => patch(path, 0, Buffer.alloc(100, 'x')),
    /is not a Mailproof data file/,
  ],
  [
    'that was cut off',
    (path: string) => truncateSync(path, 100_000),
    /is damaged: restore it from a backup/,
  ],
])('ends with one line over a file %s', async (_, harm, line) => {
  const { path } = await aDataFile()
  harm(path)
  const before = readFileSync(path)
  const { code, stderr } = await startAt(path)
  expect(code).toBe(1)
  expect(stderr).toMatch(line)
  expect(stderr).toContain(path)
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(readFileSync(path).equals(before)).toBe(true)
})

test('starts without a log that makes no sense, and keeps it aside', async () => {
  const { path, messages } = await aDataFile()
  writeFileSync(`${path}-wal`, Buffer.alloc(50_000, 'nonsense'))
  const { store, warnings } = await aStore(sqlite, { path })
  expect(await store.counts(everyone)).toMatchObject({ total: messages.length })
  expect(warnings).toEqual([
    `The log ${path}-wal made no sense, so it was renamed to ${path}-wal.damaged: the mail of the last moments before the stop may be missing.`,
  ])
  expect(readFileSync(`${path}-wal.damaged`, 'latin1')).toContain('nonsense')
})

test('reads and takes other mail when a page in the middle is damaged', async () => {
  const { path, messages } = await aDataFile()
  const bytes = readFileSync(path)
  const at = bytes.indexOf('MARK7MARK')
  patch(path, at - (at % 4096), Buffer.alloc(4096, 0xff))
  const said = `${path} is damaged: restore it from a backup, or move it away to start with an empty one.`
  const retention = { messages: null, days: null, bytes: null }
  await using sandbox = await startSandbox({ store: { path, retention } })
  for (const [i, { id, raw }] of messages.entries()) {
    const answer = await sandbox.fetch(`/api/messages/${id}/raw`)
    const body = Buffer.from(await answer.arrayBuffer())
    if (i !== 7) expect(body.equals(raw)).toBe(true)
    else expect([answer.status, body.toString()]).toEqual([507, expect.stringContaining(said)])
  }
  await sandbox.send({ from: 'a@x.test', to: 'b@x.test', subject: 'new', text: 'new' })
  const warnings = async () => (await sandbox.api('GET', '/api/info')).body.warnings
  await expect.poll(warnings, { timeout: 15_000 }).toEqual([{ code: 'store-damaged', text: said }])
  expect((await sandbox.fetch('/readyz')).status).toBe(200)
  const listed = await sandbox.api('GET', '/api/messages')
  expect(listed.body.total).toBe(messages.length + 1)
})

function patch(path: string, at: number, piece: Buffer) {
  const bytes = readFileSync(path)
  piece.copy(bytes, at)
  writeFileSync(path, bytes)
}

test('reads every message of a sound file', async () => {
  const { path, messages } = await aDataFile({ messages: 3 })
  const { store } = await aStore(sqlite, { path })
  for (const { id, raw } of messages) {
    const read = await bytesOf((await store.raw(everyone, id)).chunks)
    expect(read.equals(raw)).toBe(true)
  }
})
