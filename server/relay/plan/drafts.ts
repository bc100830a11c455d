import { SandboxError } from '../../errors.ts'
import type { ReleaseProblem, Scope } from '../../types.ts'
import type { Draft, Rehearsal } from '../transport.ts'
import type { Told } from '../shape.ts'
import {
  addressed,
  planned,
  refuseBlocked,
  type Addressed,
  type Ground,
  type PlanTools,
} from './plan.ts'
import * as texts from './texts.ts'

/** Recipients that a relay is asked about in one rehearsal, and senders that it is told. */
const mostAsked = 200
const mostSenders = 20
/** Of the others so many are named. */
const mostNamed = 1000
/** Messages whose envelopes are read at once. */
const atOnce = 50

type Unasked = Rehearsal['recipients'][number]

/**
 * What a relay is to be asked about, of mail that may go out: each recipient once, below the sender
 * of the first message that has it. Of a single message also its size and what it needs.
 * @throws SandboxError `conflict` when nothing may go out, with the reason
 */
export async function draftsOf(
  tools: PlanTools,
  scope: Scope,
  ground: Ground,
  ids: string[],
): Promise<{ asked: Draft[]; unasked: Unasked[] }> {
  const [only] = ids
  if (only !== undefined && ids.length === 1) {
    const { shaped, ...who } = await planned(tools, scope, ground, only)
    refuseBlocked(who.problems)
    return drafted([who], ground, shaped)
  }
  const all: Addressed[] = []
  let refused: Told<ReleaseProblem> | undefined
  const known = new Set<string>()
  for (let from = 0; from < ids.length && known.size < mostAsked + mostNamed; from += atOnce) {
    const some = ids.slice(from, from + atOnce)
    const found = await Promise.all(
      some.map((id) => addressed(tools, scope, ground, id).catch(unlessGone)),
    )
    for (const one of found) {
      if (one === null) continue
      const blocking = one.problems.find(({ blocks }) => blocks)
      refused ??= blocking
      if (blocking) continue
      all.push(one)
      for (const { address } of one.going) known.add(address)
    }
  }
  if (all.length === 0) refuseBlocked([refused ?? texts.nobody])
  const size = all.reduce((largest, { message }) => Math.max(largest, message.size), 0)
  return drafted(all, ground, { size, eightBit: false, smtpUtf8: false })
}

type Needs = Pick<Draft, 'size' | 'eightBit' | 'smtpUtf8'>

function drafted(
  all: Pick<Addressed, 'envelopeFrom' | 'going'>[],
  { relay, request }: Ground,
  needs: Needs,
): { asked: Draft[]; unasked: Unasked[] } {
  const seen = new Set<string>()
  const senders = new Map<string, string[]>()
  const unasked: Unasked[] = []
  for (const { envelopeFrom, going } of all) {
    for (const { address } of going) {
      if (seen.has(address)) continue
      seen.add(address)
      const known = senders.get(envelopeFrom)
      const asks = seen.size - unasked.length <= mostAsked
      if (asks && known) known.push(address)
      else if (asks && senders.size < mostSenders) senders.set(envelopeFrom, [address])
      else unasked.push({ address, accepted: null, reply: null })
    }
  }
  // Only its size could differ, and that is looked at when it goes out.
  const convert = request.convert ?? relay.convert
  const converted = convert
    ? async () => ({ ...needs, eightBit: false, smtpUtf8: false, open: nothing })
    : null
  const asked = [...senders].flatMap(([from, to]) =>
    pieces(to, relay.maxRecipients).map((piece) => ({ ...needs, from, to: piece, converted })),
  )
  return { asked, unasked: unasked.slice(0, mostNamed) }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

function pieces<T>(items: T[], size: number): T[][] {
  const count = Math.ceil(items.length / size)
  return Array.from({ length: count }, (_, at) => items.slice(at * size, (at + 1) * size))
}

function unlessGone(error: unknown): null {
  if (error instanceof SandboxError && error.code === 'not_found') return null
  throw error
}
