import Database from 'better-sqlite3'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newId } from '../../server/ingest/id.ts'
import { sqlite } from '../../server/store/sqlite/engine.ts'
import { aClock, aFolder, aMessage, aStore, everyone } from './given.ts'

const day = 24 * 60 * 60 * 1000
const retention = { messages: null, days: 1, bytes: null }

/** A store whose clock a test moves; `add` says the time as it is then. */
async function given(path = ':memory:') {
  const clock = aClock()
  const { store, inbox } = await aStore(sqlite, { path, now: clock.now, retention })
  const add = async (subject: string) => {
    const arrivedAt = new Date(clock.now()).toISOString()
    const message = aMessage(inbox, { id: newId(clock.now()), subject, arrivedAt })
    await store.add([message])
    return message.id
  }
  const subjects = async () =>
    (await store.list(everyone, {})).messages.map(({ subject }) => subject)
  return { clock, store, add, subjects }
}

test('keeps the order of arrival when the clock goes back', async () => {
  const { clock, add, subjects } = await given()
  await add('first')
  clock.forward(-2 * day)
  await add('second')
  clock.forward(-2 * day)
  await add('third')
  expect(await subjects()).toEqual(['third', 'second', 'first'])
})

test('lets nothing go for its age that is younger, whatever the clock did', async () => {
  const { clock, add, subjects } = await given()
  await add('of the future')
  clock.forward(-2 * day)
  await add('of today')
  clock.forward(day / 2)
  await add('later')
  expect(await subjects()).toEqual(['later', 'of today', 'of the future'])
  clock.forward(0.6 * day)
  await expect.poll(subjects, { timeout: 10_000 }).toEqual(['later', 'of the future'])
})

test('brings back what was deleted before the clock went back', async () => {
  const { clock, store, add, subjects } = await given()
  const id = await add('back again')
  const { undo } = await store.delete(everyone, { ids: [id] })
  clock.forward(-60 * 60_000)
  await store.undo(everyone, undo ?? '')
  expect(await subjects()).toEqual(['back again'])
})

test('does not leave a deletion open for longer because the clock went back', async () => {
  const path = join(await aFolder(), 'mail.db')
  const { clock, store, add } = await given(path)
  const id = await add('gone')
  const { undo } = await store.delete(everyone, { ids: [id] })
  clock.forward(-60 * 60_000)
  const ends = () => {
    const db = new Database(path, { readonly: true })
    const until = db.prepare('SELECT max(until) FROM deletion').pluck().get()
    db.close()
    return Number(until) <= clock.now() + 60_000
  }
  await expect.poll(ends, { timeout: 10_000 }).toBe(true)
  clock.forward(61_000)
  await expect(store.undo(everyone, undo ?? '')).rejects.toMatchObject({ code: 'not_found' })
})

test('makes ids that are never the same', () => {
  const ids = Array.from({ length: 20_000 }, (_, i) => newId(1_700_000_000_000 - (i % 100)))
  expect(new Set(ids).size).toBe(ids.length)
})
