import { SandboxError } from '../errors.ts'
import type { NewRelease } from '../store/releases.ts'
import type { Store } from '../store/store.ts'
import type { Released, ReleaseRequest, ReleaseRow, Scope, Text } from '../types.ts'
import {
  addressed,
  groundOf,
  planned,
  refuseBlocked,
  refuseUnconfirmed,
  type Addressed,
  type Ground,
  type Plan,
  type PlanTools,
} from './plan/plan.ts'

export interface ActTools extends PlanTools {
  store: Store
  /** A UUIDv7. */
  newId(): string
}

/** Recipients of all messages of one act. */
const mostRecipients = 100_000
const byHand = { batch: null, rule: null }
/** Releases kept in one go. */
const atOnce = 100
const namedReleases = 100
const namedRefusals = 100

/**
 * Queues one message. Resolves when that is on the medium.
 * @throws SandboxError `conflict` when it may not go out, with the reason
 */
export async function releaseOne(
  tools: ActTools,
  scope: Scope,
  id: string,
  request: ReleaseRequest,
  say: Say,
): Promise<Released> {
  const ground = await groundOf(tools.store, request)
  const plan = await planned(tools, scope, ground, id)
  refuseBlocked(plan.problems)
  refuseUnconfirmed(ground, plan.going.length)
  const releases = await tools.store.addReleases([newRelease(tools, ground, plan, byHand)])
  const left = leftOutOf(plan, say)
  const leftOut = left.slice(0, namedRefusals)
  const recipients = plan.going.length
  const counts = { released: 1, refused: 0, recipients, leftOut: left.length }
  return { releases, batch: null, refused: [], leftOut, counts }
}

/** Whom a list keeps it from, though others have it. */
function leftOutOf({ message, recipients }: Addressed, say: Say): Released['leftOut'] {
  return recipients.flatMap(({ address, refused }) =>
    refused ? [{ message: message.id, address, reason: say(refused.text) }] : [],
  )
}

/** Whom a release of many would reach. */
export interface Reach {
  messages: number
  recipients: number
  domains: number
  /** Messages that nothing can go out of, the first hundred. */
  refused: Released['refused']
  mustConfirm: boolean
}

export async function reachOf(
  tools: ActTools,
  scope: Scope,
  ground: Ground,
  ids: string[],
  say: Say,
): Promise<Reach> {
  refuseEndless(ids, ground)
  const domains = new Set<string>()
  const refused: Released['refused'] = []
  let recipients = 0
  let messages = 0
  await mapped(ids, async (id) => {
    try {
      const { going, problems } = await addressed(tools, scope, ground, id)
      refuseBlocked(problems)
      messages++
      recipients += going.length
      refuseMore(recipients)
      for (const { domain } of going) domains.add(domain)
    } catch (error) {
      refused.push({ message: id, reason: say(reasonOf(error)) })
    }
  })
  const { confirmAbove } = ground.policy
  const mustConfirm = recipients > confirmAbove
  const named = refused.slice(0, namedRefusals)
  return { messages, recipients, domains: domains.size, refused: named, mustConfirm }
}

type Say = (text: Text) => string

/**
 * Queues many messages, each on its own: one that may not go out keeps no other back.
 * @throws SandboxError `conflict` before anything is queued, until the number of recipients was
 * agreed to
 */
export async function releaseMany(
  tools: ActTools,
  scope: Scope,
  ids: string[],
  request: ReleaseRequest,
  say: Say,
): Promise<Released> {
  const ground = await groundOf(tools.store, request)
  refuseEndless(ids, ground)
  const batch = tools.newId()
  const refused: Released['refused'] = []
  const leftOut: Released['leftOut'] = []
  let recipients = 0
  let left = 0
  const wanted = await mapped(ids, async (id) => {
    try {
      const plan = await planned(tools, scope, ground, id)
      refuseBlocked(plan.problems)
      recipients += plan.going.length
      refuseMore(recipients)
      const out = leftOutOf(plan, say)
      left += out.length
      leftOut.push(...out.slice(0, namedRefusals - leftOut.length))
      return newRelease(tools, ground, plan, { batch, rule: null })
    } catch (error) {
      refused.push({ message: id, reason: say(reasonOf(error)) })
      return null
    }
  })
  const waiting = wanted.filter((release) => release !== null)
  refuseUnconfirmed(ground, recipients)
  const releases: ReleaseRow[] = []
  let released = 0
  for (let from = 0; from < waiting.length; from += atOnce) {
    const kept = await tools.store.addReleases(waiting.slice(from, from + atOnce))
    released += kept.length
    releases.push(...kept.slice(0, namedReleases - releases.length))
  }
  const counts = { released, refused: refused.length, recipients, leftOut: left }
  return { releases, batch, refused: refused.slice(0, namedRefusals), leftOut, counts }
}

/** A few at once, for most of the time is spent waiting for the store; in their order. */
async function mapped<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  let next = 0
  const worker = async () => {
    for (let at = next++; at < items.length; at = next++) {
      const item = items[at]
      if (item !== undefined) results[at] = await work(item)
    }
  }
  await Promise.all(Array.from({ length: 8 }, worker))
  return results
}

/** Of a message that may not go out, or is gone. @throws what is about more than this message */
function reasonOf(error: unknown): Text {
  const ofAll = error instanceof SandboxError && ['storage', 'too_large'].includes(error.code)
  if (error instanceof SandboxError && !ofAll) return error.text
  throw error
}

/** Each message would go to all that were named: that is known before any is looked at. */
function refuseEndless(ids: string[], { request }: Ground): void {
  if (request.to) refuseMore(ids.length * request.to.length)
}

/** @throws SandboxError `too_large`: all of them are planned before the first is queued */
function refuseMore(recipients: number): void {
  if (recipients <= mostRecipients) return
  throw new SandboxError('too_large', {
    en: `At once a release may have ${mostRecipients.toLocaleString('en-US')} recipients in all: choose fewer messages, or fewer recipients for them.`,
    es: `De una vez se puede entregar a ${mostRecipients.toLocaleString('es-ES')} destinatarios en total: elige menos mensajes, o menos destinatarios para ellos.`,
  })
}

export function newRelease(
  { newId }: ActTools,
  { relay, request }: Ground,
  { message, envelopeFrom, going, changes, shaped }: Plan,
  from: { batch: string | null; rule: string | null },
): NewRelease {
  return {
    id: newId(),
    ...from,
    message: message.id,
    relay: relay.id,
    envelopeFrom,
    recipients: going.map(({ address, instead }) => ({ address, instead })),
    changes,
    deleteAfter: request.deleteAfter ?? false,
    bodyDigest: shaped.bodyDigest,
  }
}
