import { createHash, randomBytes } from 'node:crypto'
import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sqlite } from '../../server/store/sqlite/engine.ts'
import type { NewMessage } from '../../server/store/store.ts'
import { startSandbox, type TestSandbox } from '../helpers/sandbox.ts'
import { Client } from '../smtp/client.ts'
import { aDisk, mayMount } from './disks.ts'
import { aClock, aMessage, aStore, bytesOf, everyone } from './given.ts'

const hashOf = (text: string | Buffer) => createHash('sha256').update(text).digest('hex')
const retention = { messages: null, days: null, bytes: null }

const noise = (bytes: number) =>
  randomBytes(bytes * 0.74)
    .toString('base64')
    .replace(/.{76}/g, '$&\r\n')

/** Sends until the server has no room; what it took, by id. */
async function fill(sandbox: TestSandbox, bytes: number) {
  const client = await Client.greeted(sandbox.smtpPort)
  const taken = new Map<string, string>()
  for (let i = 0; i < 1000; i++) {
    const text = `Subject: number${i}\r\n\r\n${noise(bytes)}\r\n`
    const reply = await client.send(text)
    if (reply.code !== 250) return { client, taken, refusal: reply.text }
    taken.set(/queued as (\S+)/.exec(reply.text)?.[1] ?? '', hashOf(text))
  }
  throw new Error('the disk does not come to its end')
}

const warningsOf = async (sandbox: TestSandbox) =>
  (await sandbox.api('GET', '/api/info')).body.warnings

test.skipIf(!mayMount)(
  'refuses mail on a full disk, loses none, and recovers by deleting',
  async () => {
    const disk = aDisk(40)
    const path = join(disk, 'mail.db')
    const ballast = join(disk, 'ballast')
    await writeFile(ballast, Buffer.alloc(10_000_000))
    await using sandbox = await startSandbox({ store: { path, retention } })
    const { client, taken, refusal } = await fill(sandbox, 200_000)
    const full = `The disk of ${path} is full: delete mail or make room, then try again.`
    expect(refusal).toBe(`452 4.3.1 Message not stored: ${full}`)
    const more = `${noise(400_000)}\r\n`
    for (let i = 0; i < 10; i++) expect((await client.send(more)).code).toBe(452)

    expect(await warningsOf(sandbox)).toEqual([{ code: 'store-refuses', text: full }])
    const notReady = await sandbox.fetch('/readyz')
    expect([notReady.status, await notReady.text()]).toEqual([503, full])
    expect((await sandbox.fetch('/livez')).status).toBe(200)
    expect(sandbox.complaints).toEqual([full])

    for (const [id, hash] of taken) {
      const raw = await sandbox.fetch(`/api/messages/${id}/raw`)
      expect(hashOf(Buffer.from(await raw.arrayBuffer()))).toBe(hash)
    }
    const found = await sandbox.api('GET', '/api/messages', { query: { q: 'number3' } })
    expect(found.body.total).toBeGreaterThan(0)

    const id = [...taken.keys()][0] ?? ''
    const deleted = await sandbox.api('DELETE', `/api/messages/${id}`)
    expect([deleted.status, deleted.body.deleted]).toEqual([200, 1])

    await rm(ballast)
    const ready = async () => (await sandbox.fetch('/readyz')).status
    await expect.poll(ready, { timeout: 15_000 }).toBe(200)
    expect((await client.send('again\r\n')).code).toBe(250)
    await client.quit()
    expect(await warningsOf(sandbox)).toEqual([])
    expect(sandbox.complaints).toEqual([
      full,
      'The data file can be written again: mail is taken as before.',
    ])
    const { sessions } = (await sandbox.api('GET', '/api/sessions')).body
    // The whole of it is kept shortly after its end.
    const said = async () => {
      const { transcript } = (await sandbox.api('GET', `/api/sessions/${sessions[0].id}`)).body
      return transcript.map((line: { text: string }) => line.text)
    }
    await expect.poll(said, { timeout: 15_000 }).toContain(refusal)
  },
)

test.skipIf(!mayMount)('answers 452 when a large message finds no room to wait in', async () => {
  const disk = aDisk(6)
  await using sandbox = await startSandbox({ store: { path: join(disk, 'mail.db'), retention } })
  const client = await Client.greeted(sandbox.smtpPort)
  for (let i = 0; i < 3; i++) {
    expect((await client.send(`${noise(9_000_000)}\r\n`)).code).toBe(452)
  }
  expect(await readdir(join(disk, 'mail.db.spool'), { recursive: true })).toHaveLength(1)
  expect((await client.send('small\r\n')).code).toBe(250)
  await client.quit()
  // It is said once, whatever else has something to say.
  expect(sandbox.complaints).not.toEqual([])
  expect(new Set(sandbox.complaints).size).toBe(sandbox.complaints.length)
})

const disks = [
  { name: 'of a disk', skipped: !mayMount, options: () => ({ path: join(aDisk(40), 'mail.db') }) },
  { name: 'of a file that may not grow', skipped: false, options: () => ({ maxPages: 8000 }) },
]

for (const { name, skipped, options } of disks) {
  test.skipIf(skipped)(`makes room by deleting when the end ${name} is reached`, async () => {
    const clock = aClock()
    const { store, inbox, warnings } = await aStore(sqlite, { ...options(), now: clock.now })
    const bytes = randomBytes(300_000)
    const kept: NewMessage[] = []
    let refusal: unknown
    while (!refusal) {
      const message = aMessage(inbox, { raw: bytes })
      await store.add([message]).then(
        () => kept.push(message),
        (error: unknown) => (refusal = error),
      )
    }
    expect(refusal).toMatchObject({ code: 'storage', message: expect.stringContaining('is full') })
    expect(kept.length).toBeGreaterThan(10)
    for (const { id } of kept) {
      const read = await bytesOf((await store.raw(everyone, id)).chunks)
      expect(Buffer.compare(read, bytes)).toBe(0)
    }
    const half = kept.slice(0, kept.length / 2)
    await store.delete(everyone, { ids: half.map(({ id }) => id) })
    clock.forward(61_000)
    await expect.poll(() => store.troubles(), { timeout: 15_000 }).toEqual([])
    const again = [1, 2, 3].map(() => aMessage(inbox, { raw: bytes }))
    for (const message of again) {
      // Room comes back in steps: that there is some again does not mean that all is there.
      const added = () => store.add([message]).then(Boolean, () => false)
      await expect.poll(added, { timeout: 15_000 }).toBe(true)
    }
    await expect.poll(() => store.troubles(), { timeout: 15_000 }).toEqual([])
    expect(await store.counts(everyone)).toMatchObject({
      total: kept.length - half.length + again.length,
    })
    expect(warnings[0]).toContain('is full')
    expect(warnings.at(-1)).toBe('The data file can be written again: mail is taken as before.')
  })
}
