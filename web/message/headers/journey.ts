import type { HeaderField, Message } from '../../../server/types.ts'
import { receivedStamps, type Stamp } from './received.ts'

/** A station on the way of a message; Mailproof itself is the last. */
export interface Station {
  /** null is Mailproof. */
  stamp: Stamp | null
  /** Milliseconds since 1970; null when the date cannot be read. */
  at: number | null
  /** Milliseconds since the station before; null when one of both is not known. Negative when the clocks differ. */
  delay: number | null
  /** The delay as a share of the whole way, from 0 to 1. */
  share: number
}

export interface Journey {
  stations: Station[]
  /** Milliseconds from the first station to the last; null when they cannot be told. */
  total: number | null
}

type Captured = Pick<Message, 'arrivedAt' | 'origin'>

/** The way of a message by its Received fields, ended by its arrival here. */
export function journeyOf(fields: HeaderField[], message: Captured): Journey {
  const stamps = receivedStamps(fields)
  // An import may come years later: that is no delay of the mail's way.
  const arrival = message.origin.kind === 'import' ? null : Date.parse(message.arrivedAt)
  const ends = [...stamps.map(({ at }) => at), arrival]
  const delays = ends.map((at, index) => between(ends[index - 1] ?? null, at))
  const whole = delays.reduce<number>((sum, delay) => sum + Math.max(0, delay ?? 0), 0)
  const stations = ends.map((at, index) => {
    const delay = delays[index] ?? null
    const share = whole > 0 && delay !== null && delay > 0 ? delay / whole : 0
    return { stamp: stamps[index] ?? null, at, delay, share }
  })
  return { stations, total: totalOf(ends) }
}

/** Received fields tell whole seconds, we know milliseconds: less than one backwards is nothing. */
function between(before: number | null, at: number | null): number | null {
  if (before === null || at === null) return null
  const delay = at - before
  return delay < 0 && delay > -1000 ? 0 : delay
}

function totalOf(ends: (number | null)[]): number | null {
  const known = ends.filter((at) => at !== null)
  const [first] = known
  const last = known.at(-1)
  return known.length < 2 || first === undefined || last === undefined || last < first
    ? null
    : last - first
}
