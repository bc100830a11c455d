import type { Database } from 'better-sqlite3'
import type { Condition, Quantity } from '../../../search/condition.ts'
import type { Span } from './spans.ts'
import type { Turn } from './turn.ts'

const zoneSize = 1024
const zonesAtOnce = 32
const manyHidden = 1000

type Between = Extract<Condition, { field: Quantity; op: 'within' }>

type Ranges = Record<Quantity, { least: number; most: number }>

interface ZoneRecord {
  zone: number
  arrived_least: number | null
  arrived_most: number | null
  sent_least: number | null
  sent_most: number | null
  size_least: number | null
  size_most: number | null
}

/**
 * Between which arrival times, dates and sizes the messages of each thousand numbers are: what a
 * search for other ones need not look at. None of these ever changes, and numbers are not used
 * twice, so a zone that is full is known for good and costs the writer nothing.
 */
export class Zones {
  /** By zone; a missing one may hold anything. */
  readonly #known = new Map<number, Ranges>()
  #through = -1

  /** Where messages can be that fit the conditions, in rising order. */
  async spans(db: Database, conditions: Condition[], all: Span, turn: Turn): Promise<Span[]> {
    const asked = conditions.flatMap((one) =>
      'op' in one && one.op === 'within' && one.field !== 'fact' ? [one] : [],
    )
    if (asked.length === 0 || all.lo > all.hi) return all.lo > all.hi ? [] : [all]
    await this.learn(db, all.hi, turn)
    const spans: Span[] = []
    for (let zone = zoneOf(all.lo); zone <= zoneOf(all.hi); zone++) {
      if (!asked.every((one) => this.#mayHold(zone, one))) continue
      const lo = Math.max(all.lo, zone * zoneSize)
      const hi = Math.min(all.hi, (zone + 1) * zoneSize - 1)
      const last = spans.at(-1)
      if (last && last.hi + 1 === lo) last.hi = hi
      else spans.push({ lo, hi })
    }
    return spans
  }

  #mayHold(zone: number, condition: Between): boolean {
    const known = this.#known.get(zone)
    if (!known) return true
    const { least, most } = known[condition.field]
    const { from, to } = condition
    return (from === null || most >= from) && (to === null || least < to)
  }

  /** Looks at zones that have become full, some at a time. */
  async learn(db: Database, newest: number, turn: Turn): Promise<void> {
    const full = zoneOf(newest + 1) - 1
    while (this.#through < full) {
      const last = Math.min(full, this.#through + zonesAtOnce)
      if (!this.#look(db, this.#through + 1, last)) return
      this.#through = last
      await turn.breathe()
    }
  }

  /** Hidden messages may come back, and count: false when there are too many to look at. */
  #look(db: Database, first: number, last: number): boolean {
    const from = first * zoneSize
    const to = (last + 1) * zoneSize - 1
    const hidden = db
      .prepare<[number, number], { n: number }>(
        `SELECT n FROM message INDEXED BY message_hidden WHERE hidden IS NOT NULL
         AND n BETWEEN ? AND ? LIMIT ${manyHidden}`,
      )
      .all(from, to)
    if (hidden.length >= manyHidden) return false
    const open = new Set(hidden.map(({ n }) => zoneOf(n)))
    const records = db.prepare<[number, number], ZoneRecord>(
      `SELECT n / ${zoneSize} AS zone,
         min(arrived_at) AS arrived_least, max(arrived_at) AS arrived_most,
         min(sent_at) AS sent_least, max(sent_at) AS sent_most,
         min(size) AS size_least, max(size) AS size_most
       FROM message INDEXED BY message_scan
       WHERE hidden IS NULL AND n BETWEEN ? AND ? GROUP BY n / ${zoneSize}`,
    )
    for (const record of records.iterate(from, to)) {
      if (!open.has(record.zone)) this.#known.set(record.zone, rangesOf(record))
    }
    return true
  }
}

const zoneOf = (n: number) => Math.floor(n / zoneSize)

function rangesOf(record: ZoneRecord): Ranges {
  // A zone without any value cannot fit: its least is above its most.
  const range = (least: number | null, most: number | null) => ({
    least: least ?? Infinity,
    most: most ?? -Infinity,
  })
  return {
    arrived: range(record.arrived_least, record.arrived_most),
    sent: range(record.sent_least, record.sent_most),
    size: range(record.size_least, record.size_most),
  }
}
