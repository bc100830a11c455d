import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analyse } from '../../../server/ingest/analysis/analyse.ts'
import { parseSearch } from '../../../server/search/parse.ts'
import type { Condition } from '../../../server/search/condition.ts'
import type {
  AnalysisJob,
  AnalysisResult,
  Engine,
  ListQuery,
  MessageRef,
  Store,
} from '../../../server/store/store.ts'
import type { Scope } from '../../../server/types.ts'
import { anAnalyser, aStore, everyone, only, type Given } from '../given.ts'
import { messageOf, type Fact } from './search-mail.ts'
import { fieldsOf, matches, type Known } from './search-oracle.ts'
import { condition, fact } from './search-random.ts'
import { mail } from './search-set.ts'
import { found } from './search-table.ts'

const when = { now: Date.parse('2026-11-22T17:45:00Z'), tz: 'Europe/Madrid' }

export function searching(engine: Engine): void {
  test('finds by every search of the table what it should', async () => {
    const given = await aStore(engine)
    const { store } = given
    const names = await keep(given, mail)
    const inboxes = (await store.inboxes(everyone)).map(({ id }) => id)
    for (const scope of [everyone, only(...inboxes)]) {
      const answers: Record<string, string> = {}
      for (const query of Object.keys(found)) {
        const search = parseSearch(query, when)
        const page = await store.list(scope, { search, sort: 'oldest', limit: 200 })
        expect([query, page.total]).toEqual([query, page.messages.length])
        answers[query] = page.messages.map(({ id }) => names.get(id)).join(' ')
      }
      expect(answers).toEqual(found)
    }
  })

  test('lists, counts, pages and deletes what a plain reading of random mail says', async () => {
    const given = await aStore(engine)
    const { store, inbox } = given
    const facts = Object.fromEntries(
      fc.sample(fact, { numRuns: 60, seed: 20_418 }).map((one, at) => [`m${at}`, one]),
    )
    const names = await keep(given, facts)
    const second = (await store.inboxes(everyone)).find(({ name }) => name === 'Second') ?? inbox
    const known = await knownOf(given, facts, names)
    await fc.assert(
      fc.asyncProperty(condition, fc.integer({ min: 0, max: 3 }), async (search, way) => {
        const wanted = known.filter((one) => matches(search, one)).reverse()
        await holds(store, everyone, { search }, wanted)
        const there = wanted.filter((one) => one.inbox.id === second.id)
        if (way === 0) await holds(store, everyone, { search, inbox: second.id }, there)
        if (way === 1) await holds(store, only(second.id), { search }, there)
        if (way === 2) await deletes(store, search, known, wanted)
      }),
      { numRuns: 300 },
    )
  }, 60_000)
}

/** What the oracle knows of messages that are kept, oldest first. */
async function knownOf(
  { store }: Given,
  facts: Record<string, Fact>,
  names: Map<string, string>,
): Promise<Known[]> {
  const inboxes = await store.inboxes(everyone)
  const { messages } = await store.list(everyone, { sort: 'oldest', limit: 200 })
  return messages.flatMap(({ id, n, size, inbox }) => {
    const fact = facts[names.get(id) ?? '']
    const own = inboxes.find((one) => one.id === inbox)
    return fact && own ? [{ id, n, size, inbox: own, fact, ...fieldsOf(fact) }] : []
  })
}

async function holds(store: Store, scope: Scope, query: ListQuery, wanted: Known[]) {
  const numbers = wanted.map(({ n }) => n)
  const page = await store.list(scope, { ...query, limit: 200 })
  expect(page.messages.map(({ n }) => n)).toEqual(numbers)
  expect(page).toMatchObject({ total: numbers.length, exact: true, cursor: null })
  const latest: MessageRef = { latest: true, ...query }
  if (wanted[0]) expect((await store.message(scope, latest)).n).toBe(wanted[0].n)
  else await expect(store.message(scope, latest)).rejects.toMatchObject({ code: 'not_found' })
  const first = await store.list(scope, { ...query, limit: 5 })
  if (first.cursor === null) return
  const next = await store.list(scope, { ...query, limit: 5, cursor: first.cursor })
  expect(next.messages.map(({ n }) => n)).toEqual(numbers.slice(5, 10))
}

async function deletes(store: Store, search: Condition, known: Known[], wanted: Known[]) {
  const upTo = 40
  const gone = wanted.filter(({ n }) => n <= upTo)
  const { deleted, undo } = await store.delete(everyone, { inbox: 'all', search, upTo })
  expect(deleted).toBe(gone.length)
  const left = known.filter((one) => !gone.includes(one)).reverse()
  await holds(store, everyone, {}, left)
  await holds(
    store,
    everyone,
    { search },
    left.filter((one) => wanted.includes(one)),
  )
  if (undo !== null) expect(await store.undo(everyone, undo)).toEqual({ changed: gone.length })
}

/** Puts mail into a store and has it analysed as the product does; says which id is which. */
export async function keep(
  given: Given,
  facts: Record<string, Fact>,
): Promise<Map<string, string>> {
  const { store, inbox } = given
  const inboxes = new Map([[inbox.name, inbox.id]])
  const names = new Map<string, string>()
  const messages = []
  for (const [name, fact] of Object.entries(facts)) {
    const wanted = fact.inbox ?? inbox.name
    const id =
      inboxes.get(wanted) ??
      (await store.createInbox(everyone, { name: wanted, origin: 'hand' })).id
    inboxes.set(wanted, id)
    const message = messageOf(fact, id)
    messages.push(message)
    names.set(message.id, name)
  }
  await store.add(messages)
  anAnalyser(store, answer)
  const last = messages.at(-1)?.id
  await given.event('message.analysed', ({ message }) => message.id === last)
  for (const [name, { read, pinned }] of Object.entries(facts)) {
    const ids = [...names].filter(([, own]) => own === name).map(([id]) => id)
    if (read || pinned) await store.change(everyone, { ids }, { unread: !read, pinned: !!pinned })
  }
  return names
}

function answer({ n, raw, envelope }: AnalysisJob): AnalysisResult {
  if (Buffer.from(raw).includes('CRASH')) return { n, failure: 'it cannot be read' }
  return { n, analysis: analyse(raw, envelope) }
}
