import fc from 'fast-check'
import { expect, test } from 'vitest'
import type {
  Engine,
  HeaderScan,
  ListQuery,
  NewMessage,
  Store,
  StoreOptions,
} from '../../../server/store/store.ts'
import type { MessageRow } from '../../../server/types.ts'
import { aMessage, analysisOf, anAnalyser, aStore, everyone, noHeader } from '../given.ts'

type Ids = Partial<Pick<HeaderScan, 'messageId' | 'inReplyTo' | 'references'>>

const newest = { not: { field: 'superseded', op: 'is', value: true } } as const

/** A store whose analyser finds the ids that a message was made with. */
async function aThreadedStore(engine: Engine, options: Partial<StoreOptions> = {}) {
  const given = await aStore(engine, options)
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

type Asked = Pick<ListQuery, 'search' | 'inbox'>

async function all(store: Store, asked: Asked = {}): Promise<MessageRow[]> {
  const query = { limit: 200, sort: 'oldest', ...asked } as const
  const { messages, total } = await store.list(everyone, query)
  expect(total).toBe(messages.length)
  return messages
}

/** Subjects that share a thread, and how many it says it has. */
async function threadsOf(store: Store, inbox?: string): Promise<string[]> {
  const groups = new Map<string, MessageRow[]>()
  for (const row of await all(store, { inbox })) {
    const key = String(row.thread ?? row.id)
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups.values()].map((rows) => {
    const sizes = new Set(rows.map(({ threadSize }) => threadSize))
    return `${rows.map(({ subject }) => subject).join(' ')} (${[...sizes].join('/')})`
  })
}

const subjectsOf = async (store: Store, inbox?: string) =>
  (await all(store, { search: newest, inbox })).map(({ subject }) => subject)

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

  test('a thread that its first message leaves is not the one of that message elsewhere', async () => {
    const { store, add, inbox } = await aThreadedStore(engine)
    const other = await store.createInbox(everyone, { name: 'Other', origin: 'hand' })
    const [first] = await add({
      first: { messageId: 'a@x' },
      answer: { messageId: 'b@x', inReplyTo: ['a@x'] },
      lone: { messageId: 'd@x', inReplyTo: ['gone@x'] },
    })
    await expect.poll(() => threadsOf(store)).toEqual(['first answer (2)', 'lone (1)'])
    const lone = (await all(store)).find(({ subject }) => subject === 'lone')
    const ids = [first?.id ?? '', lone?.id ?? '']
    await store.change(everyone, { ids }, { inbox: other.id })
    await expect.poll(async () => (await store.indexed()).pending).toBe(0)
    await add({ there: { inReplyTo: ['a@x'] }, behind: { inReplyTo: ['gone@x'] } }, other.id)
    await expect
      .poll(() => threadsOf(store))
      .toEqual(['first there (2)', 'answer (1)', 'lone behind (2)'])
    await add({ here: { inReplyTo: ['a@x'] }, before: { inReplyTo: ['gone@x'] } }, inbox.id)
    await expect
      .poll(() => threadsOf(store))
      .toEqual(['first there (2)', 'answer here (2)', 'lone behind (2)', 'before (1)'])
    expect(await subjectsOf(store)).toEqual(['there', 'behind', 'here', 'before'])
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
    const { store, add, inbox, events } = await aThreadedStore(engine)
    const many = Array.from({ length: 1010 }, (_, i) => [
      `r${i}`,
      { messageId: `r${i}@x`, references: Array.from({ length: 60 }, (_, k) => `root${k}@x`) },
    ])
    await add(Object.fromEntries(many), inbox.id)
    await expect.poll(async () => (await store.indexed()).pending, { timeout: 15_000 }).toBe(0)
    await expect
      .poll(async () => (await store.list(everyone, { search: newest })).total, { timeout: 15_000 })
      .toBe(11)
    // Nobody is sent the names of a thousand for each that comes.
    const told = events.flatMap((one) => (one.type === 'thread.changed' ? [one] : []))
    expect(told.at(-1)).toMatchObject({ ids: null, size: 1000 })
    expect(
      told.every(({ ids, size }) => ids === null || (ids.length === size && size <= 200)),
    ).toBe(true)
  })

  test('retention takes the first of a thread, and an answer to it still belongs there', async () => {
    const { store, add, event } = await aThreadedStore(engine, {
      retention: { messages: 3, days: null, bytes: null },
    })
    await add({
      first: { messageId: 'a@x' },
      answer: { messageId: 'b@x', inReplyTo: ['a@x'] },
      third: { messageId: 'c@x', inReplyTo: ['b@x'] },
    })
    await expect.poll(() => threadsOf(store)).toEqual(['first answer third (3)'])
    await add({ other: {} })
    await event('messages.deleted')
    expect(await threadsOf(store)).toEqual(['answer third (2)', 'other (1)'])
    await add({ late: { inReplyTo: ['a@x'] } })
    await expect.poll(() => threadsOf(store)).toEqual(['third late (2)', 'other (1)'])
  })

  test('any messages in any order become the threads that their ids say', async () => {
    const { store, add } = await aThreadedStore(engine)
    const id = fc.integer({ min: 0, max: 6 }).map((n) => `id${n}@x`)
    const message = fc.record({
      messageId: fc.option(id),
      inReplyTo: fc.array(id, { maxLength: 1 }),
      references: fc.array(id, { maxLength: 3 }),
      deleted: fc.boolean(),
    })
    let run = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(message, { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 1, max: 9 }),
        async (messages, batch) => {
          const name = `Run ${run++}`
          const { id: inbox } = await store.createInbox(everyone, { name, origin: 'hand' })
          const named = messages.map((ids, i): [string, Ids] => [`${name} m${i}`, ids])
          const added: NewMessage[] = []
          for (let from = 0; from < named.length; from += batch) {
            added.push(...(await add(Object.fromEntries(named.slice(from, from + batch)), inbox)))
          }
          const sets = joined(messages)
          const told = (sets: number[][]) =>
            sets.map((set) => `${set.map((i) => `${name} m${i}`).join(' ')} (${set.length})`)
          await expect.poll(() => threadsOf(store, inbox)).toEqual(told(sets))
          const kept = sets.map((set) => set.filter((i) => messages[i]?.deleted === false))
          const left = kept.filter((set) => set.length > 0).sort(([a = 0], [b = 0]) => a - b)
          const ids = added.flatMap(({ id }, i) => (messages[i]?.deleted ? [id] : []))
          const { undo } = await store.delete(everyone, { ids })
          expect(await threadsOf(store, inbox)).toEqual(told(left))
          const newest = left.map((set) => Math.max(...set)).sort((a, b) => a - b)
          expect(await subjectsOf(store, inbox)).toEqual(newest.map((i) => `${name} m${i}`))
          if (undo) await store.undo(everyone, undo)
          expect(await threadsOf(store, inbox)).toEqual(told(sets))
        },
      ),
      { numRuns: 40 },
    )
  })
}

/** The same by joining sets until nothing changes. */
function joined(messages: Ids[]): number[][] {
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
}

function meets(one: Set<string>, other: Set<string>): boolean {
  return [...one].some((id) => other.has(id))
}
