import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createBus, type Bus } from '../../server/events/bus.ts'
import { startChecking } from '../../server/ingest/checking/checking.ts'
import { createPace } from '../../server/events/pace.ts'
import type { NewMessage, StoreOptions } from '../../server/store/store.ts'
import { engines } from '../../server/store/index.ts'
import type { SandboxEvent } from '../../server/types.ts'
import { aRunner } from '../checks/given.ts'
import {
  aFolder,
  aMessage,
  analysed,
  analysisOf,
  anAnalyser,
  aStore,
  everyone,
  type Given,
} from '../store/given.ts'

const [engine] = engines
if (!engine) throw new Error('no engine')
const sqlite = engine

/** A store with the checks at work; what a message says decides what becomes of the thread. */
async function aCheckedStore(options: Partial<StoreOptions> = {}, version?: string) {
  const bus: Bus<SandboxEvent> = createBus((error) => {
    throw error
  })
  const given = await aStore(sqlite, options)
  // The store publishes into a list; the checks listen to the bus.
  const { push } = given.events
  given.events.push = (...events) => {
    bus.publish(events)
    return push.apply(given.events, events)
  }
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
  const runner = aRunner({ stuckAfterMs: 1_000, ...(version === undefined ? {} : { version }) })
  const checking = await startChecking({ store: given.store, events: bus, runner, log })
  onTestFinished(() => checking.close())
  return { ...given, checking }
}

const analysing = ({ store }: Given) =>
  anAnalyser(store, (job) => ({ n: job.n, analysis: analysisOf(job) }))

const mail = (given: Given, text: string) => aMessage(given.inbox, { text })

/** Raw sources of the store's tests begin with these bytes. */
const head = 'Subject: Hello\r\n\r\n'.length

const facts = async ({ store }: Given) =>
  (await store.list(everyone, { sort: 'oldest' })).messages.map((row) => row.facts['spam'])

const undecided = async ({ store }: Given, { id }: NewMessage) =>
  (await store.reports(everyone, id)).map((report) => report.undecided)

const reason = (code: string, en: RegExp) => ({
  reason: { code, text: { en: expect.stringMatching(en) as string } },
})

test('checks what was analysed, and keeps it', async () => {
  const given = await aCheckedStore()
  await given.store.add([mail(given, 'one'), mail(given, 'three')])
  analysing(given)
  await expect.poll(() => facts(given)).toEqual([head + 3, head + 5])
})

test('gives up on a message that takes the thread with it, and on no other', async () => {
  const given = await aCheckedStore()
  const messages = ['one', 'die', 'hang', 'fail', 'four'].map((text) => mail(given, text))
  await given.store.add(messages)
  analysing(given)
  await expect
    .poll(() => facts(given), { timeout: 20_000 })
    .toEqual([head + 3, undefined, undefined, undefined, head + 4])
  const [, die, hang, fail] = messages
  if (!die || !hang || !fail) throw new Error('no messages')
  await expect
    .poll(() => undecided(given, hang), { timeout: 20_000 })
    .toMatchObject([reason('failed', /stopped without an answer/)])
  expect(await undecided(given, die)).toMatchObject([reason('failed', /stopped without an answer/)])
  expect(await undecided(given, fail)).toMatchObject([reason('failed', /no such luck/)])
})

test('says that a message is too large, without reading it', async () => {
  const given = await aCheckedStore()
  const large = mail(given, 'x'.repeat(200_000))
  await given.store.add([large])
  analysing(given)
  await expect.poll(() => undecided(given, large)).toMatchObject([reason('too_large', /too large/)])
})

test('goes on after a restart where it was, and checks anew what an older version did', async () => {
  const path = join(await aFolder(), 'mail.db')
  const before = await aStore(sqlite, { path })
  await before.store.checkers([{ id: 'score', version: '1', queue: 'arrival', facts: ['spam'] }])
  const messages = [mail(before, 'one'), mail(before, 'three')]
  await before.store.add(messages)
  await analysed(before, messages)
  await before.store.close()
  const first = await aCheckedStore({ path })
  await expect.poll(() => facts(first)).toEqual([head + 3, head + 5])
  const versions = async ({ store }: Given) =>
    (await Promise.all(messages.map(({ id }) => store.reports(everyone, id)))).flatMap((all) =>
      all.map(({ version }) => version),
    )
  expect(await versions(first)).toEqual(['1', '1'])
  await first.checking.close()
  await first.store.close()
  const second = await aCheckedStore({ path }, '2')
  await expect.poll(() => versions(second)).toEqual(['2', '2'])
})

test('checks one message at once when asked, and asks once for two', async () => {
  const given = await aCheckedStore()
  const message = mail(given, 'one')
  await given.store.add([message])
  const [check] = given.checking.checks
  if (!check) throw new Error('no check')
  const asked = [1, 2].map(() => given.checking.now(everyone, message.id, check))
  expect(asked[0]).toBe(asked[1])
  await Promise.all(asked)
  expect(await facts(given)).toEqual([head + 3])
  await expect(given.checking.now(everyone, 'x', check)).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('rests while mail pours in, not for ever, and not at all otherwise', async () => {
  let at = 0
  let comes = 0
  const hear = (times: number, type: 'message.stored' | 'session.ended') => {
    // What it is about plays no part.
    const event = { seq: 1, at: '', inbox: null, type, id: '' } as unknown as SandboxEvent
    for (let i = 0; i < times; i++) pace.hear(event)
  }
  const pace = createPace(
    () => at,
    (ms) => {
      at += ms
      hear(comes, 'message.stored')
      return Promise.resolve()
    },
  )
  const rested = async () => {
    const began = at
    await pace.rest()
    return at - began
  }
  expect(await rested()).toBe(0)
  hear(100, 'session.ended')
  expect(await rested()).toBe(0)
  hear(100, 'message.stored')
  expect(await rested()).toBe(600)
  expect(await rested()).toBe(0)
  hear(100, 'message.stored')
  comes = 100
  expect(await rested()).toBe(2_100)
  // A hundred messages a second are not a flood.
  comes = 60
  await rested()
  expect(await rested()).toBe(0)
})
