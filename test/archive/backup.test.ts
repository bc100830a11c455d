import Database from 'better-sqlite3'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { backup } from '../../server/archive/backup.ts'
import { openStore } from '../../server/store/index.ts'
import { sqlite } from '../../server/store/sqlite/engine.ts'
import { run } from '../cli/program.ts'
import { startProduct } from '../helpers/product.ts'
import { startSandbox } from '../helpers/sandbox.ts'
import { aFolder, aMessage, aStore, everyone } from '../store/given.ts'

const keepAll = { messages: null, days: null, bytes: null }

/** All values of the table of secrets, as they stand in the file. */
function secretsOf(file: string): Buffer[] {
  const db = new Database(file, { readonly: true })
  const rows = db.prepare<[], { value: Buffer }>('SELECT value FROM secret').all()
  db.close()
  return rows.map(({ value }) => value)
}

test('copies one instant of a file into which mail pours, and ends', async () => {
  const folder = await aFolder()
  const data = join(folder, 'mail.db')
  const { store, inbox } = await aStore(sqlite, { path: data })
  const raw = Buffer.alloc(20_000, 'Subject: x\r\n\r\nabcdefgh')
  let sent = 0
  const stop = new AbortController()
  const pour = async () => {
    while (!stop.signal.aborted) {
      await Promise.all(Array.from({ length: 20 }, () => store.add([aMessage(inbox, { raw })])))
      sent += 20
    }
  }
  await store.add(Array.from({ length: 2000 }, () => aMessage(inbox, { raw })))
  const pours = pour()
  const before = sent
  let steps = 0
  const file = join(folder, 'copy.db')
  await backup({ data, file, secrets: false, force: false, onProgress: () => steps++ })
  const after = sent
  stop.abort()
  await pours
  expect(after).toBeGreaterThan(before)
  expect(steps).toBeGreaterThan(0)
  const db = new Database(file)
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  const { messages, total } = db
    .prepare<[], { messages: number; total: number }>(
      'SELECT (SELECT count(*) FROM message) AS messages, (SELECT sum(total) FROM inbox) AS total',
    )
    .get() ?? { messages: 0, total: 0 }
  db.close()
  expect(messages).toBe(total)
  expect(messages).toBeGreaterThanOrEqual(2000 + before)
  expect(messages).toBeLessThanOrEqual(2000 + after + 20)
  expect(readdirSync(folder).filter((name) => name.startsWith('copy.db'))).toEqual(['copy.db'])
})

test('leaves no byte of a secret in the copy, and a server starts with it', async () => {
  const folder = await aFolder()
  const data = join(folder, 'mail.db')
  const file = join(folder, 'copy.db')
  const given = await aStore(sqlite, { path: data })
  // So many that the table has pages below its root.
  const names = Array.from({ length: 300 }, (_, at) => `test/${at}`)
  for (const name of names) await given.store.setSecret(name, `secret of ${name}`.repeat(20))
  await given.store.add([aMessage(given.inbox, { subject: 'kept' })])
  await backup({ data, file, secrets: false, force: false })
  const source = secretsOf(data)
  expect(source.length).toBeGreaterThan(300)
  const bytes = readFileSync(file)
  expect(source.filter((value) => bytes.includes(value.subarray(0, 16)))).toEqual([])
  expect(source.filter((value) => bytes.includes(value.subarray(-16)))).toEqual([])
  expect(existsSync(`${file}.key`)).toBe(false)
  expect(statSync(file).mode & 0o777).toBe(0o600)

  await using sandbox = await startSandbox({ store: { path: file, retention: keepAll } })
  const { body } = await sandbox.api('GET', '/api/messages')
  expect(body.messages).toMatchObject([{ subject: 'kept' }])
  const { body: list } = await sandbox.api('GET', '/api/inboxes')
  expect(list.inboxes[0].password).not.toBe('')
  expect(list.inboxes[0].password).not.toBe(given.inbox.password)
  expect(sandbox.sandbox.store.file).not.toBe(given.store.file)
})

test('takes secrets along when asked, with the key beside them', async () => {
  const folder = await aFolder()
  const data = join(folder, 'mail.db')
  const file = join(folder, 'copy.db')
  const given = await aStore(sqlite, { path: data })
  await given.store.setSecret('relay', 'geheim')
  await backup({ data, file, secrets: true, force: false })
  expect(statSync(`${file}.key`).mode & 0o777).toBe(0o600)
  const copy = await openStore({ path: file, retention: keepAll, publish: () => {} })
  expect(await copy.secret('relay')).toBe('geheim')
  expect((await copy.inboxes(everyone))[0]?.password).toBe(given.inbox.password)
  await copy.close()
})

test('replaces a file only when told to, and never one that is in use', async () => {
  const folder = await aFolder()
  const data = join(folder, 'mail.db')
  const file = join(folder, 'copy.db')
  await aStore(sqlite, { path: data })
  writeFileSync(file, 'mine')
  const options = { data, file, secrets: false, force: false }
  await expect(backup(options)).rejects.toMatchObject({ code: 'conflict' })
  expect(readFileSync(file, 'utf8')).toBe('mine')
  await expect(backup({ ...options, file: data, force: true })).rejects.toThrow('data file itself')
  await backup({ ...options, force: true })
  await aStore(sqlite, { path: file })
  await expect(backup({ ...options, force: true })).rejects.toThrow('in use by another Mailproof')
})

test('says what is wrong with what it should copy', async () => {
  const folder = await aFolder()
  const file = join(folder, 'copy.db')
  const options = { file, secrets: false, force: false }
  await expect(backup({ ...options, data: join(folder, 'none.db') })).rejects.toMatchObject({
    code: 'storage',
  })
  const other = join(folder, 'other.db')
  new Database(other).exec('CREATE TABLE t (x)').close()
  await expect(backup({ ...options, data: other })).rejects.toThrow('not a Mailproof data file')
  expect(readdirSync(folder).filter((name) => name.startsWith('copy'))).toEqual([])
})

test('mailproof backup copies beside a running server, in plain lines', async () => {
  const folder = await aFolder()
  const data = join(folder, 'mail.db')
  const file = join(folder, 'copy.db')
  await using product = await startProduct('--data', data)
  expect(product.url).not.toBe('')
  const done = await run({ args: ['backup', file, '--data', data] })
  expect(done).toMatchObject({ code: 0, stdout: '' })
  expect(done.stderr).toContain(`is backed up to ${file}`)
  expect(existsSync(file)).toBe(true)
  const again = await run({ args: ['backup', '--quiet', file, `--data=${data}`] })
  expect(again.code).toBe(1)
  expect(again.stderr).toBe(
    `mailproof: ${file} exists already: name another file, or replace it with --force.\n`,
  )
  const forced = await run({ args: ['backup', '--quiet', '--force', file, '--data', data] })
  expect(forced).toEqual({ code: 0, stdout: '', stderr: '' })
  expect((await run({ args: ['backup'] })).stderr).toContain('name one file')
})
