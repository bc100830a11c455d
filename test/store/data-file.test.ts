import Database from 'better-sqlite3'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { sqlite } from '../../server/store/sqlite/engine.ts'
import type { Store } from '../../server/store/store.ts'
import {
  aClock,
  aFolder,
  aMessage,
  analysed,
  anAnalyser,
  aSession,
  aStore,
  bytesOf,
  everyone,
} from './given.ts'

const aPath = async () => join(await aFolder(), 'mail', 'mailproof.db')

test.skipIf(process.platform === 'win32')('is for nobody else to read', async () => {
  const path = await aPath()
  const { store, inbox } = await aStore(sqlite, { path })
  await store.add([aMessage(inbox)])
  for (const file of [path, `${path}-wal`, `${path}.key`]) {
    expect(statSync(file).mode & 0o777, file).toBe(0o600)
  }
})

test('is as it was after closing and opening again', async () => {
  const path = await aPath()
  const first = await aStore(sqlite, { path })
  const message = aMessage(first.inbox, { tags: ['a'] })
  await first.store.add([message])
  await first.store.setSecret('tls-key', 'pem')
  await analysed(first, [message])
  const before = await first.store.message(everyone, message.id)
  const seq = await first.store.seq()
  await first.store.close()
  const { store, inbox } = await aStore(sqlite, { path })
  expect(store.file).toBe(first.store.file)
  expect(inbox).toEqual({ ...first.inbox, total: 1, unread: 1, bytes: before.size })
  expect(await store.message(everyone, message.id)).toEqual(before)
  expect(await store.secret('tls-key')).toBe('pem')
  expect(await store.seq()).toBe(seq)
  const [next] = await store.add([aMessage(inbox)])
  expect(next).toMatchObject({ n: 2, uid: 2 })
})

test('never gives a number twice, even when the newest message is purged', async () => {
  const path = await aPath()
  const clock = aClock()
  const first = await aStore(sqlite, { path, now: clock.now })
  await first.store.add([aMessage(first.inbox), aMessage(first.inbox)])
  await first.store.delete(everyone, { inbox: 'all' })
  await first.store.close()
  clock.forward(61_000)
  const { store, inbox } = await aStore(sqlite, { path, now: clock.now })
  expect(await store.add([aMessage(inbox)])).toMatchObject([{ n: 3, uid: 3 }])
})

test('brings back what a deletion hid that the process did not live to end', async () => {
  const path = await aPath()
  const first = await aStore(sqlite, { path })
  const messages = Array.from({ length: 3 }, () => aMessage(first.inbox))
  await first.store.add(messages)
  await first.store.close()
  const db = new Database(path)
  // As the first slice of it leaves the file.
  db.exec(`INSERT INTO deletion (n, until) VALUES (7, 9e15);
    UPDATE message SET hidden = 7, queued = -1 WHERE n <= 2;
    UPDATE inbox SET total = 1, unread = 1, bytes = bytes / 3`)
  db.close()
  const { store, event } = await aStore(sqlite, { path })
  expect(await event('messages.restored')).toMatchObject({
    ids: messages.slice(0, 2).map(({ id }) => id),
    counts: { total: 3, unread: 3 },
  })
  expect((await store.list(everyone, {})).messages).toHaveLength(3)
})

test('rejects everything after it was closed', async () => {
  const { store, inbox } = await aStore(sqlite)
  const adding = store.add([aMessage(inbox)])
  const closing = store.close()
  await expect(adding).resolves.toHaveLength(1)
  for (const late of [store.add([aMessage(inbox)]), store.list(everyone, {}), store.seq()]) {
    await expect(late).rejects.toMatchObject({ code: 'storage' })
  }
  await closing
  expect(() => anAnalyser(store)).toThrow('closed')
})

test('loses nothing that was acknowledged when the process is killed', async () => {
  const path = await aPath()
  const index = new URL('../../dist/server/store/index.js', import.meta.url).href
  const script = `
    import { openStore } from ${JSON.stringify(index)}
    const store = await openStore({ path: ${JSON.stringify(path)}, publish() {},
      retention: { messages: null, days: null, bytes: null } })
    const [inbox] = await store.inboxes({ actor: 'test', inboxes: 'all' })
    const none = { sender: null, to: [], cc: [], bcc: [], replyTo: [], sentAt: null,
      messageId: null, inReplyTo: [], references: [], subject: null, from: null }
    for (let i = 0; ; i++) {
      const [{ id }] = await store.add([{ id: 'm' + i, inbox: inbox.id,
        arrivedAt: new Date().toISOString(), raw: Buffer.from('body ' + i), header: none,
        envelope: { from: '', to: [], body: null, smtpUtf8: false, dsn: null },
        connection: null, session: null, origin: { kind: 'smtp' }, tags: [], metadata: {} }])
      process.stdout.write(id + '\\n')
    }`
  const program = join(await aFolder(), 'adder.mjs')
  await writeFile(program, script)
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const acknowledged: string[] = []
  for await (const line of createInterface(child.stdout)) {
    acknowledged.push(line)
    if (acknowledged.length === 1) {
      await expect(aStore(sqlite, { path })).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringContaining(`process ${child.pid}`),
      })
    }
    if (acknowledged.length === 50) child.kill('SIGKILL')
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  expect(acknowledged.length).toBeGreaterThanOrEqual(50)
  const { store } = await aStore(sqlite, { path })
  for (const id of acknowledged) {
    const { chunks } = await store.raw(everyone, id)
    expect((await bytesOf(chunks)).toString()).toBe(`body ${id.slice(1)}`)
  }
  expect(await store.counts(everyone)).toMatchObject({
    total: (await store.indexed()).newest,
  })
})

test('closes even when it cannot put down where the analysis stopped', async () => {
  const path = await aPath()
  const { store, inbox, warnings } = await aStore(sqlite, { path })
  const message = aMessage(inbox)
  await store.add([message])
  await anAnalyser(store).got(1)
  const db = new Database(path)
  db.exec("CREATE TRIGGER stuck BEFORE UPDATE ON message BEGIN SELECT RAISE(ABORT, 'no'); END")
  await store.close()
  expect(warnings).toHaveLength(1)
  db.exec('DROP TRIGGER stuck')
  db.close()
  const next = await aStore(sqlite, { path })
  await analysed(next, [message])
})

test('blames no message for processes that were killed, unless they always are', async () => {
  let path = await aPath()
  const first = await aStore(sqlite, { path })
  const message = aMessage(first.inbox)
  await first.store.add([message])
  /** The data file as it is when the process dies while the message is out. */
  const killed = async (store: Store) => {
    await anAnalyser(store).got(1)
    const copy = join(await aFolder(), 'mailproof.db')
    for (const end of ['', '-wal', '.key']) await copyFile(path + end, copy + end)
    path = copy
    return aStore(sqlite, { path })
  }
  let given = first
  for (let times = 1; times <= 5; times++) given = await killed(given.store)
  const spare = join(await aFolder(), 'mailproof.db')
  for (const end of ['', '-wal', '.key']) await copyFile(path + end, spare + end)
  const mended = await aStore(sqlite, { path: spare })
  await analysed(mended, [message])
  expect((await mended.store.message(everyone, message.id)).analysis).toBe('analysed')

  given = await killed(given.store)
  anAnalyser(given.store)
  const { message: row } = await given.event('message.analysed')
  expect(row.analysis).toBe('failed')
})

test('says who has the file, and where', async () => {
  const path = await aPath()
  const { store } = await aStore(sqlite, { path })
  await store.describe('http://127.0.0.1:8025/')
  await expect(aStore(sqlite, { path })).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringMatching(
      /is in use by another Mailproof at http:\/\/127\.0\.0\.1:8025\/ \(process \d+ on .+\)/,
    ),
  })
  await store.close()
  await (await aStore(sqlite, { path })).store.close()
})

test('refuses a file of a newer Mailproof', async () => {
  const path = await aPath()
  await (await aStore(sqlite, { path })).store.close()
  const db = new Database(path)
  db.pragma('user_version = 99')
  db.close()
  await expect(aStore(sqlite, { path })).rejects.toMatchObject({
    code: 'storage',
    message: expect.stringContaining('was written by a newer Mailproof (data version 99'),
  })
})

test('refuses what is no data file, in one line that says what to do', async () => {
  const folder = await aFolder()
  const text = join(folder, 'notes.txt')
  await writeFile(text, 'These are notes, not mail. '.repeat(100))
  const foreign = join(folder, 'foreign.db')
  const db = new Database(foreign)
  db.exec('CREATE TABLE theirs (x)')
  db.close()
  const directory = join(folder, 'directory')
  await mkdir(directory)
  for (const [path, line] of [
    [text, /is not a Mailproof data file: name another file with --data\.$/],
    [foreign, /is a database of another program: name another file with --data\.$/],
    [directory, /cannot be opened: .* name another file with --data\.$/],
    [join(text, 'below.db'), /cannot be opened: .* name another file with --data\.$/],
  ] as const) {
    await expect(aStore(sqlite, { path })).rejects.toMatchObject({
      name: 'SandboxError',
      code: 'storage',
      message: expect.stringMatching(line),
    })
  }
  expect(readFileSync(text, 'utf8')).toContain('These are notes')
})

test('makes new passwords, and says so, when the key file is lost', async () => {
  const path = await aPath()
  const first = await aStore(sqlite, { path })
  await first.store.setSecret('tls-key', 'pem')
  await first.store.close()
  expect(statSync(`${path}.key`).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600)
  await rm(`${path}.key`)
  const { store, inbox, warnings } = await aStore(sqlite, { path })
  expect(await store.secret('tls-key')).toBeNull()
  expect(inbox.password).not.toBe(first.inbox.password)
  expect(inbox.password).not.toBe('')
  expect(warnings).toEqual([
    `The key file ${path}.key was missing, so a new one was made: stored secrets cannot be read any more. New passwords for the inboxes: Default.`,
  ])
  await store.close()
  await writeFile(`${path}.key`, 'not a key')
  await expect(aStore(sqlite, { path })).rejects.toMatchObject({ code: 'storage' })
  expect(readFileSync(`${path}.key`, 'utf8')).toBe('not a key')
})

test('keeps no password in the clear', async () => {
  const path = await aPath()
  const { store, inbox } = await aStore(sqlite, { path })
  await store.changeInbox(everyone, inbox.id, { password: 'plainly-visible' })
  await store.close()
  expect(readFileSync(path).includes('plainly-visible')).toBe(false)
})

test('ends sessions that were open when the process stopped', async () => {
  const path = await aPath()
  const session = aSession()
  const first = await aStore(sqlite, { path })
  await first.store.saveSessions([session])
  await first.store.close()
  const { store, event } = await aStore(sqlite, { path })
  expect((await event('session.ended')).session.id).toBe(session.id)
  const { outcome, endedAt, transcript } = await store.session(everyone, session.id)
  expect(outcome).toBe('interrupted')
  expect(endedAt).not.toBeNull()
  expect(transcript).toEqual(session.transcript)
})

test('resumes the analysis, not counting an attempt that a stop cut short', async () => {
  const path = await aPath()
  for (let start = 0; start < 3; start++) {
    const { store, inbox } = await aStore(sqlite, { path })
    if (start === 0) await store.add([aMessage(inbox), aMessage(inbox)])
    await anAnalyser(store).got(2)
    await store.close()
  }
  const given = await aStore(sqlite, { path })
  const { messages } = await given.store.list(everyone, {})
  anAnalyser(given.store, ({ n }) => ({ n, failure: 'looked at' }))
  for (const { id } of messages) {
    await given.event('message.analysed', ({ message }) => message.id === id)
  }
})

test('gives the space of deleted messages back, in this process or the next', async () => {
  const path = await aPath()
  const clock = aClock()
  const first = await aStore(sqlite, { path, now: clock.now })
  const big = () => aMessage(first.inbox, { raw: crypto.getRandomValues(new Uint8Array(60_000)) })
  for (let i = 0; i < 20; i++) await first.store.add(Array.from({ length: 20 }, big))
  await first.store.delete(everyone, { inbox: 'all' })
  await first.store.close()
  const full = statSync(path).size
  expect(full).toBeGreaterThan(24_000_000)
  clock.forward(61_000)
  await aStore(sqlite, { path, now: clock.now })
  const look = () => {
    const db = new Database(path, { readonly: true })
    const rows = db.prepare('SELECT (SELECT count(*) FROM message) + (SELECT count(*) FROM raw)')
    const left = rows.pluck().get()
    const pages = db.pragma('page_count', { simple: true })
    db.close()
    return { left, small: Number(pages) * 4096 < full / 2 }
  }
  await expect.poll(look, { timeout: 15_000 }).toEqual({ left: 0, small: true })
})

test('fails the mail of the moment when the medium fails, and goes on after', async () => {
  const path = await aPath()
  const { store, inbox } = await aStore(sqlite, { path })
  const blocker = new Database(path)
  blocker.exec('BEGIN IMMEDIATE')
  const calls = [store.add([aMessage(inbox)]), store.add([aMessage(inbox)])]
  for (const call of calls) await expect(call).rejects.toMatchObject({ code: 'storage' })
  blocker.exec('ROLLBACK')
  blocker.close()
  expect(await store.add([aMessage(inbox)])).toMatchObject([{ n: 1, uid: 1 }])
  expect(await store.counts(everyone)).toMatchObject({ total: 1 })
})

test('removes what a large message left behind when the process died before its commit', async () => {
  const path = await aPath()
  await (await aStore(sqlite, { path })).store.close()
  const db = new Database(path)
  db.exec(
    `INSERT INTO staged DEFAULT VALUES; INSERT INTO raw VALUES (-65536, 0, 'x'), (-65535, 0, 'y')`,
  )
  db.close()
  await aStore(sqlite, { path })
  const look = () => {
    const reading = new Database(path, { readonly: true })
    const left = reading.prepare('SELECT count(*) FROM raw').pluck().get()
    reading.close()
    return left
  }
  await expect.poll(look).toBe(0)
})

test('uses a temporary file for :memory:, and removes it', async () => {
  const before = process.env['TMPDIR']
  const folder = await aFolder()
  process.env['TMPDIR'] = folder
  onTestFinished(() => {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  })
  const { store } = await aStore(sqlite)
  const listed = () => readdirSync(folder)
  expect(listed()).toHaveLength(1)
  await store.close()
  expect(listed()).toEqual([])
})
