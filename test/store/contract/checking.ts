import { expect, test } from 'vitest'
import { parseSearch } from '../../../server/search/parse.ts'
import type {
  CheckedMessage,
  Checker,
  Engine,
  NewReport,
  Store,
} from '../../../server/store/store.ts'
import { aFolder, aMessage, analysed, aStore, everyone, only } from '../given.ts'
import { join } from 'node:path'

const spam: Checker = { id: 'spam', version: '1', queue: 'arrival', facts: ['spam'] }
const asked = { queue: 'arrival', messages: 16, bytes: 1e6, largest: 1e6 } as const

const scored = (n: number, score: number, more: Partial<NewReport> = {}): CheckedMessage => {
  const decided = { facts: { spam: score }, undecided: null, details: { score } }
  return { n, reports: [{ check: 'spam', version: '1', ...decided, ...more }], ends: 'arrival' }
}

const waiting = async (store: Store, more: object = {}) =>
  (await store.unchecked({ ...asked, ...more })).messages.map(({ n }) => n)

/** Subjects that a search finds, oldest first. */
async function found(store: Store, q: string): Promise<(string | null)[]> {
  const { messages } = await store.list(everyone, { search: parseSearch(q), sort: 'oldest' })
  return messages.map(({ subject }) => subject)
}

export function checking(engine: Engine): void {
  /** Messages named by their scores; null is not decided. */
  async function aScoredStore(scores: (number | null)[]) {
    const given = await aStore(engine)
    const { store, inbox } = given
    await store.checkers([spam])
    const messages = scores.map((score) => aMessage(inbox, { subject: `scored ${score}` }))
    await store.add(messages)
    await analysed(given, messages)
    const reports = scores.flatMap((score, i) => (score === null ? [] : [scored(i + 1, score)]))
    await store.saveReports(reports)
    return { ...given, messages }
  }

  test('lets messages wait for the checks once they are analysed, the newest first', async () => {
    const given = await aStore(engine)
    const { store, inbox } = given
    await store.checkers([spam])
    const messages = [1, 2, 3].map((i) => aMessage(inbox, { subject: `Mail ${i}` }))
    await store.add(messages)
    expect(await waiting(store)).toEqual([])
    await analysed(given, messages)
    expect(await waiting(store)).toEqual([3, 2, 1])
    expect(await waiting(store, { below: 3, messages: 1 })).toEqual([2])
    expect(await waiting(store, { bytes: 1 })).toEqual([3])
    expect(await waiting(store, { queue: 'background' })).toEqual([])
    const [newest] = (await store.unchecked(asked)).messages
    expect(newest).toMatchObject({
      ...{ n: 3, id: messages[2]?.id, arrivedAt: messages[2]?.arrivedAt },
      ...{ envelope: messages[2]?.envelope, connection: null, attempts: 0, done: {} },
    })
    expect(Buffer.from(newest?.raw ?? []).toString()).toBe('Subject: Mail 3\r\n\r\nA text.')
    const [large] = (await store.unchecked({ ...asked, largest: 10 })).messages
    expect(large).toMatchObject({ raw: null, size: newest?.size })
  })

  test('keeps what a check decided, and tells of it', async () => {
    const { store, inbox, event, messages } = await aScoredStore([7.5])
    const id = messages[0]?.id ?? ''
    expect(await event('message.checked')).toMatchObject({
      ...{ id, inbox: inbox.id, check: 'spam', facts: { spam: 7.5 } },
    })
    expect(await store.message(everyone, id)).toMatchObject({ facts: { spam: 7.5 } })
    expect((await store.list(everyone, {})).messages[0]?.facts).toEqual({ spam: 7.5 })
    expect(await store.reports(everyone, id)).toEqual([
      { check: 'spam', version: '1', undecided: null, details: { score: 7.5 } },
    ])
    expect(await waiting(store)).toEqual([])
    await expect(store.reports(only('x'), id)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('replaces a report, and takes back the facts that it no longer decides', async () => {
    const { store, messages } = await aScoredStore([7.5])
    const id = messages[0]?.id ?? ''
    const undecided = { reason: 'engine_down' }
    await store.saveReports([scored(1, 0, { facts: {}, undecided, details: null })])
    expect(await store.reports(everyone, id)).toEqual([
      { check: 'spam', version: '1', undecided, details: null },
    ])
    expect((await store.message(everyone, id)).facts).toEqual({})
    expect(await found(store, 'spam:>1')).toEqual([])
    expect(await found(store, 'spam:undecided')).toEqual(['scored 7.5'])
  })

  test.each([
    ['spam:>3', ['scored 3.1', 'scored 7', 'scored 12.5']],
    ['spam:>=3', ['scored 3', 'scored 3.1', 'scored 7', 'scored 12.5']],
    ['spam:<=3', ['scored -1', 'scored 3']],
    ['spam:<3', ['scored -1']],
    ['spam:3', ['scored 3']],
    ['spam:3..7', ['scored 3', 'scored 3.1', 'scored 7']],
    ['spam:..-1', ['scored -1']],
    ['spam:yes', ['scored 7', 'scored 12.5']],
    ['spam:no', ['scored -1', 'scored 3', 'scored 3.1']],
    ['-spam:yes', ['scored -1', 'scored 3', 'scored 3.1']],
    ['spam:>1 scored -spam:>5', ['scored 3', 'scored 3.1']],
    ['spam:yes OR spam:-1', ['scored -1', 'scored 7', 'scored 12.5']],
    ['spam:undecided', ['scored null']],
    ['-spam:undecided spam:yes', ['scored 7', 'scored 12.5']],
    ['spam:yes -from:shop', []],
  ])('finds messages by what was decided: %s', async (q, subjects) => {
    const { store } = await aScoredStore([-1, 3, 3.1, null, 7, 12.5])
    expect(await found(store, q)).toEqual(subjects)
  })

  test('counts what is not decided and matches all else', async () => {
    const { store } = await aScoredStore([1, null, 7, null])
    const undecided = async (q: string) =>
      (await store.list(everyone, { search: parseSearch(q) })).undecided
    expect(await undecided('spam:>3')).toBe(2)
    expect(await undecided('-spam:>3 from:shop')).toBe(2)
    expect(await undecided('spam:>3 from:bank')).toBe(0)
    expect(await undecided('from:shop')).toBeUndefined()
  })

  test('lets all messages wait anew when the version of a check has changed', async () => {
    const { store } = await aScoredStore([1, 2, 3])
    await store.checkers([spam])
    expect(await waiting(store)).toEqual([])
    await store.checkers([{ ...spam, version: '2' }])
    await expect.poll(() => waiting(store)).toEqual([3, 2, 1])
    expect((await store.unchecked(asked)).messages[0]?.done).toEqual({ spam: '1' })
    await expect.poll(async () => (await store.unchecked(asked)).more).toBe(false)
    expect(await found(store, 'spam:>=2')).toEqual(['scored 2', 'scored 3'])
    await store.saveReports([scored(3, 9, { version: '2' })])
    expect(await waiting(store)).toEqual([2, 1])
  })

  test('knows after a restart what waits, and what the process died with', async () => {
    const path = join(await aFolder(), 'mail.db')
    const first = await aStore(engine, { path })
    await first.store.checkers([spam])
    const messages = [1, 2].map((i) => aMessage(first.inbox, { subject: `Mail ${i}` }))
    await first.store.add(messages)
    await analysed(first, messages)
    await first.store.saveReports([], { queue: 'arrival', messages: [2] })
    await first.store.close()
    const { store } = await aStore(engine, { path })
    await store.checkers([spam])
    const again = (await store.unchecked(asked)).messages
    expect(again.map(({ n, attempts }) => [n, attempts])).toEqual([[2, 1]])
    await store.saveReports([scored(2, 1)], { queue: 'arrival', messages: [] })
    expect(await waiting(store)).toEqual([1])
  })

  test('forgets what was decided with the message', async () => {
    const { store, messages, event } = await aScoredStore([9, 9])
    await store.delete(everyone, { ids: [messages[0]?.id ?? ''] })
    await event('messages.deleted')
    expect(await found(store, 'spam:yes')).toEqual(['scored 9'])
    await store.saveReports([scored(1, 3), scored(77, 3)])
    expect(await found(store, 'spam:3')).toEqual([])
  })

  test('gives one message to be checked, whether it waits or not', async () => {
    const { store, messages } = await aScoredStore([9])
    const id = messages[0]?.id ?? ''
    expect(await store.checkable(everyone, id, 1e6)).toMatchObject({ n: 1, done: { spam: '1' } })
    await expect(store.checkable(only('x'), id, 1e6)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('keeps the spam threshold of an inbox', async () => {
    const { store, inbox } = await aStore(engine)
    expect(inbox.spamThreshold).toBe(5)
    await store.changeInbox(everyone, inbox.id, { spamThreshold: 7.5 })
    await store.changeInbox(everyone, inbox.id, { name: 'Other' })
    expect((await store.inbox(everyone, inbox.id)).spamThreshold).toBe(7.5)
  })
}
