import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Engine, HeaderScan, NewMessage, Store } from '../../../server/store/store.ts'
import type { MessageRow } from '../../../server/types.ts'
import { aMessage, analysisOf, anAnalyser, aStore, everyone, noHeader } from '../given.ts'

type Ids = Partial<Pick<HeaderScan, 'messageId' | 'inReplyTo' | 'references'>>

const newest = { not: { field: 'superseded', op: 'is', value: true } } as const

/** A store whose analyser finds the ids that a message was made with. */
async function aThreadedStore(engine: Engine) {
  const given = await aStore(engine)
  const { store, inbox } = given
  const ids = new Map<string, Ids>()
  anAnalyser(store, (job) => {
    const name = /Subject: (.*)/.exec(Buffer.from(job.raw).toString())?.[1]?.trim() ?? ''
    const analysis = analysisOf(job)
    return {
      n: job.n,
      analysis: { ...analysis, header: { ...noHeader, ...analysis.header, ...ids.get(name) } },
    }
  })
  async function add(named: Record<string, Ids>, to: string = inbox.id): Promise<NewMessage[]> {
    const messages = Object.entries(named).map(([subject, header]) => {
      ids.set(subject, header)
      return aMessage(to, { subject, header })
    })
    await store.add(messages)
    return messages
  }
  return { ...given, add }
}

async function all(store: Store, search?: typeof newest): Promise<MessageRow[]> {
  const query = { limit: 200, sort: 'oldest' as const }
  const { messages, total } = await store.list(everyone, search ? { ...query, search } : query)
  expect(total).toBe(messages.length)
  return messages
}

/** Subjects that share a thread, and how many it says it has. */
async function threadsOf(store: Store): Promise<string[]> {
  const groups = new Map<string, MessageRow[]>()
  for (const row of await all(store)) {
    const key = String(row.thread ?? row.id)
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups.values()].map((rows) => {
    const sizes = new Set(rows.map(({ threadSize }) => threadSize))
    return `${rows.map(({ subject }) => subject).join(' ')} (${[...sizes].join('/')})`
  })
}

const subjectsOf = async (store: Store) => (await all(store, newest)).map(({ subject }) => subject)

export function threads(engine: Engine): void {
  test('joins answers with what they answer, and lists the newest of each', async () => {
    const { store, add } = await aThreadedStore(engine)
    await add({
      first: { messageId: 'a@x' },
      other: { messageId: 'z@x' },
      answer: { messageId: 'b@x', inReplyTo: ['a@x'] },
      third: { messageId: 'c@x', references: ['a@x', 'b@x'] },
    })
    await expect.poll(() => threadsOf(store)).toEqual(['first answer third (3)', 'other (1)'])
    expect(await subjectsOf(store)).toEqual(['other', 'third'])
    const [first] = await all(store)
    const around = await store.list(everyone, { search: newest, around: first?.id, limit: 1 })
    expect(around.messages.map(({ subject }) => subject)).toEqual(['third'])
  })

  test('joins what comes in the wrong order, and two halves by the message between them', async () => {
    const { store, add } = await aThreadedStore(engine)
    await add({ late: { messageId: 'c@x', inReplyTo: ['b@x'] }, first: { messageId: 'a@x' } })
    await expect.poll(() => threadsOf(store)).toEqual(['late (1)', 'first (1)'])
    await add({ between: { messageId: 'b@x', inReplyTo: ['a@x'] } })
    await expect.poll(() => threadsOf(store)).toEqual(['late first between (3)'])
    expect(await subjectsOf(store)).toEqual(['between'])
  })

  test('a parent that comes behind its answer joins it', async () => {
    const { store, add } = await aThreadedStore(engine)
    await add({ answer: { messageId: 'b@x', inReplyTo: ['a@x'] } })
    await expect.poll(() => threadsOf(store)).toEqual(['answer (1)'])
    await add({ parent: { messageId: 'a@x' } })
    await expect.poll(() => threadsOf(store)).toEqual(['answer parent (2)'])
  })

  test('keeps inboxes apart, and joins anew what is moved', async () => {
    const { store, add } = await aThreadedStore(engine)
    const other = await store.createInbox(everyone, { name: 'Other', origin: 'hand' })
    await add({ here: { messageId: 'a@x' }, mine: { messageId: 'b@x', inReplyTo: ['a@x'] } })
    const [there] = await add({ there: { messageId: 'c@x', inReplyTo: ['a@x'] } }, other.id)
    await expect.poll(() => threadsOf(store)).toEqual(['here mine (2)', 'there (1)'])
    const { id: inbox } = (await store.inboxes(everyone)).find((one) => one.isDefault) ?? other
    await store.change(everyone, { ids: [there?.id ?? ''] }, { inbox })
    await expect.poll(() => threadsOf(store)).toEqual(['here mine there (3)'])
    await store.change(everyone, { ids: [there?.id ?? ''] }, { inbox: other.id })
    await expect.poll(() => threadsOf(store)).toEqual(['here mine (2)', 'there (1)'])
    expect(await subjectsOf(store)).toEqual(['mine', 'there'])
  })

  test('brings the one before to the front when the newest is deleted, and back by undo', async () => {
    const { store, add, event } = await aThreadedStore(engine)
    const [first, answer] = await add({
      first: { messageId: 'a@x' },
      answer: { messageId: 'b@x', inReplyTo: ['a@x'] },
    })
    await expect.poll(() => subjectsOf(store)).toEqual(['answer'])
    expect(await event('thread.changed')).toMatchObject({
      ids: [answer?.id, first?.id],
      size: 2,
    })
    const { undo } = await store.delete(everyone, { ids: [answer?.id ?? ''] })
    expect(await subjectsOf(store)).toEqual(['first'])
    expect(await threadsOf(store)).toEqual(['first (1)'])
    await store.undo(everyone, undo ?? '')
    expect(await subjectsOf(store)).toEqual(['answer'])
    expect(await threadsOf(store)).toEqual(['first answer (2)'])
  })

  test('finds a thread by its number', async () => {
    const { store, add } = await aThreadedStore(engine)
    await add({
      first: { messageId: 'a@x' },
      other: {},
      answer: { messageId: 'b@x', inReplyTo: ['a@x'] },
    })
    await expect.poll(() => subjectsOf(store)).toEqual(['other', 'answer'])
    const [row] = await all(store)
    const search = { field: 'thread', op: 'is', value: String(row?.thread) } as const
    const found = await store.list(everyone, { search })
    expect(found.messages.map(({ subject }) => subject)).toEqual(['answer', 'first'])
  })

  test('an endless thread and endless references end somewhere', async () => {
    const { store, add, inbox } = await aThreadedStore(engine)
    const many = Array.from({ length: 1010 }, (_, i) => [
      `r${i}`,
      { messageId: `r${i}@x`, references: Array.from({ length: 60 }, (_, k) => `root${k}@x`) },
    ])
    await add(Object.fromEntries(many), inbox.id)
    await expect.poll(async () => (await store.indexed()).pending, { timeout: 15_000 }).toBe(0)
    await expect
      .poll(async () => (await store.list(everyone, { search: newest })).total, { timeout: 15_000 })
      .toBe(11)
  })

  test(
    'any messages in any order become the threads that their ids say',
    { timeout: 60_000 },
    async () => {
      const id = fc.integer({ min: 0, max: 6 }).map((n) => `id${n}@x`)
      const message = fc.record({
        messageId: fc.option(id),
        inReplyTo: fc.array(id, { maxLength: 1 }),
        references: fc.array(id, { maxLength: 3 }),
      })
      await fc.assert(
        fc.asyncProperty(
          fc.array(message, { minLength: 1, maxLength: 9 }),
          fc.integer({ min: 1, max: 9 }),
          async (messages, batch) => {
            const { store, add } = await aThreadedStore(engine)
            const named = messages.map((ids, i): [string, Ids] => [`m${i}`, ids])
            for (let from = 0; from < named.length; from += batch) {
              await add(Object.fromEntries(named.slice(from, from + batch)))
            }
            await expect.poll(() => threadsOf(store)).toEqual(expected(messages))
            await store.close()
          },
        ),
        { numRuns: 25 },
      )
    },
  )
}

/** The same by joining sets until nothing changes. */
function expected(messages: Ids[]): string[] {
  const sets = messages.map(({ messageId, inReplyTo = [], references = [] }, i) => ({
    members: [i],
    answers: inReplyTo.length + references.length > 0,
    ids: new Set([...(messageId ? [messageId] : []), ...inReplyTo, ...references]),
  }))
  for (let again = true; again;) {
    again = false
    for (const one of sets) {
      const at = sets.findIndex((other) => other !== one && meets(one.ids, other.ids))
      const other = sets[at]
      if (!other) continue
      one.members.push(...other.members)
      one.answers ||= other.answers
      for (const id of other.ids) one.ids.add(id)
      sets.splice(at, 1)
      again = true
      break
    }
  }
  // Only answers join: two messages with the same id are none.
  return sets
    .flatMap(({ members, answers }) => (answers ? [members] : members.map((one) => [one])))
    .map((members) => members.sort((a, b) => a - b))
    .sort(([a = 0], [b = 0]) => a - b)
    .map((members) => `${members.map((i) => `m${i}`).join(' ')} (${members.length})`)
}

function meets(one: Set<string>, other: Set<string>): boolean {
  return [...one].some((id) => other.has(id))
}
