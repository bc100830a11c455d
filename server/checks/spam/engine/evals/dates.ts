import type { EvalContext, EvalFunction } from '../eval.ts'
import { field, values } from './fields.ts'
import { once } from './shared.ts'
import { secondsOf } from './times.ts'

export const dateFunctions: Record<string, EvalFunction> = {
  check_for_shifted_date: isShifted,
  received_within_months: isReceivedWithin,
  check_outlook_message_id: isForeignOutlookId,
}

const hour = 3_600
const month = 31_556_952 / 12

/** How Received fields write the time. */
const stamp = /\s.?\d+ \S\S\S \d+ \d+:\d+:\d+ \S+/

/** Hours between Date and the way: positive when the date is later. */
function isShifted(context: EvalContext, least = 'undef', most = 'undef'): boolean {
  const shift = once(context, shiftOf)
  const enough = least === 'undef' || shift >= hour * Number(least)
  return enough && (most === 'undef' || shift < hour * Number(most))
}

/** The difference to the closest time of the way, in seconds; 0 when one of both is not told. */
function shiftOf(context: EvalContext): number {
  const sent = once(context, sentAt)
  if (sent === null) return 0
  const shifts = once(context, handedOverAt).map((time) => sent - time)
  if (shifts.length > 1 && shifts.at(-1) === 0) shifts.pop()
  return shifts.sort((one, other) => Math.abs(one) - Math.abs(other))[0] ?? 0
}

function sentAt({ mail }: EvalContext): number | null {
  const dates = [...values(mail, 'Resent-Date'), ...values(mail, 'Date')]
  return dates.map(secondsOf).find((time) => time !== null) ?? null
}

function handedOverAt(context: EvalContext): number[] {
  return way(context).flatMap((line) => {
    const time = secondsOf(stamp.exec(line)?.[0] ?? '')
    return time === null ? [] : [time]
  })
}

/** The Received fields, without those by which a program fetched the mail. */
function way({ mail }: EvalContext): string[] {
  const received = values(mail, 'Received').filter((line) => /\S/.test(line))
  const local =
    /\bfrom (?:localhost\s|(?:\S+ ){1,2}\S*\b127\.0\.0\.1\b)|qmail \d+ invoked by uid \d+/
  const start = local.test(received[0] ?? '') ? 1 : 0
  const fetched = /\bby localhost with \w+ \(fetchmail-[\d.]+/.test(received[start] ?? '')
  return fetched ? received.slice(start + 1) : received
}

function isReceivedWithin(context: EvalContext, least = 'undef', most = 'undef'): boolean {
  const sent = once(context, sentAt)
  const times = [once(context, handedOverAt)[0], sent].filter((time) => time != null)
  const newest = Math.max(0, ...times)
  const age = context.now / 1000 - newest
  const enough = least === 'undef' || age >= month * Number(least)
  return enough && (most === 'undef' || age < month * Number(most))
}

/** Ticks of Outlook's clock: it counts from 1601, in pieces of 2^32 · 100 ns. */
const ticksPerSecond = 0.0023283064365387
const ticksIn1970 = 27_111_902.8329849
const tolerance = 250

/** A Message-ID in the form of Outlook, whose clock tells another time than the mail. */
function isForeignOutlookId({ mail }: EvalContext): boolean {
  const form = /^<[0-9a-f]{4}([0-9a-f]{8})\$[0-9a-f]{8}\$[0-9a-f]{8}@/
  const clock = form.exec(field(mail, 'MESSAGEID'))?.[1]
  if (clock === undefined) return false
  const fits = (time: number | null) => {
    const expected = Math.trunc((time ?? 0) * ticksPerSecond + ticksIn1970)
    return Math.abs(parseInt(clock, 16) - expected) < tolerance
  }
  const received = stamp.exec(field(mail, 'Received'))?.[0] ?? ''
  return !fits(secondsOf(field(mail, 'Date'))) && !fits(secondsOf(received))
}
