import type { Database } from 'better-sqlite3'
import type { MessagePage, Scope } from '../../../types.ts'
import type { ListQuery } from '../../store.ts'
import { messageRow, rowColumns, type RowRecord } from '../rows.ts'
import { factSpan, isOpenOnly, openMessages } from '../where/facts.ts'
import { select, type Selection } from '../where/select.ts'
import { newestSeq } from './events.ts'
import { indexedThrough, newest } from './indexed.ts'
import { Looking } from './looking.ts'
import { orderOf } from './order.ts'
import { arrivalPage, sortedPage } from './page.ts'
import { countedTotal } from './total.ts'
import { manyOpen, undecidedPatience, undecidedSelection } from './undecided.ts'
import { Turn } from './turn.ts'
import type { Zones } from './zones.ts'

const usualLimit = 50
const mostRows = 200

/**
 * One page of messages, in steps between which others may run. Totals are exact when the counters
 * know them or counting is quick, else what was counted so far.
 * @throws SandboxError `too_slow`, `not_found` for an inbox or the message of `around`
 */
export async function list(
  db: Database,
  scope: Scope,
  query: ListQuery,
  { turn, zones }: { turn: Turn; zones: Zones },
): Promise<MessagePage> {
  const selection = select(db, scope, query)
  const looking = await lookingFor(db, selection, { turn, zones })
  const limit = Math.min(Math.max(1, Math.trunc(query.limit ?? usualLimit)), mostRows)
  const { sort = 'newest', cursor, offset, around } = query
  const asked = { limit, cursor, offset, around }
  const order = orderOf(sort, selection)
  const known = countedTotal(db, selection)
  const page = order
    ? await sortedPage(looking, order, asked, known)
    : await arrivalPage(looking, sort === 'newest', asked, known)
  const row = db.prepare<[number], RowRecord>(
    `SELECT ${rowColumns} FROM message m JOIN inbox i ON i.n = m.inbox WHERE m.n = ?`,
  )
  const { numbers, ...place } = page
  const open = undecidedSelection(db, scope, query)
  return {
    messages: numbers.flatMap((n) => row.get(n) ?? []).map(messageRow),
    ...place,
    ...(open ? { undecided: await countOf(db, open, zones) } : {}),
    ...indexedThrough(db),
    seq: newestSeq(db),
  }
}

/** How many there are, or were found in a moment, which is given however long the page took. */
async function countOf(db: Database, selection: Selection, zones: Zones): Promise<number> {
  const looking = await lookingFor(db, selection, { turn: new Turn(), zones })
  const patience = openMessages(db, manyOpen) < manyOpen ? Infinity : undecidedPatience
  const wide = isOpenOnly(selection)
  return (await looking.count({ patience, wide })).count
}

/** The newest message of a selection; undefined when it is empty. */
export async function newestOf(
  db: Database,
  selection: Selection,
  running: { turn: Turn; zones: Zones },
): Promise<number | undefined> {
  const looking = await lookingFor(db, selection, running)
  const [n] = await looking.numbers({ down: true, skip: 0, limit: 1 })
  return n
}

async function lookingFor(
  db: Database,
  selection: Selection,
  { turn, zones }: { turn: Turn; zones: Zones },
): Promise<Looking> {
  const { conditions } = selection
  const facts = conditions && factSpan(db, conditions)
  const lo = Math.max(oldest(db), facts?.lo ?? 0)
  const all = { lo, hi: Math.min(newest(db), facts?.hi ?? Infinity) }
  const spans = conditions ? await zones.spans(db, conditions, all, turn) : []
  return new Looking(db, selection, turn, spans)
}

function oldest(db: Database): number {
  const query = 'SELECT n FROM message ORDER BY n LIMIT 1'
  return db.prepare<[], { n: number }>(query).get()?.n ?? 1
}
