import { SandboxError } from '../../errors.ts'
import type { Store } from '../../store/store.ts'
import type {
  Message,
  Relay,
  ReleaseChanges,
  ReleasePolicy,
  ReleaseProblem,
  ReleaseRequest,
  Scope,
} from '../../types.ts'
import type { Captured, Shaped, ShapeInput, Told, Wanted } from '../shape.ts'
import { readForward } from './address.ts'
import { planRecipients, readLists, type Lists, type Planned } from './recipients.ts'
import { pickRelay } from './relays.ts'
import * as texts from './texts.ts'

/** What planning needs to know of the world. */
export interface PlanTools {
  store: Store
  shape(input: ShapeInput): Promise<Shaped>
  /** Whether SMTP at this place is Mailproof's own. */
  isOwn(host: string, port: number): boolean
}

/** What holds for every message of one act. */
export interface Ground {
  relay: Relay
  policy: ReleasePolicy
  lists: Lists
  request: ReleaseRequest
}

/** Who would have a message; nothing was read of its bytes. */
export interface Addressed {
  message: Message
  envelopeFrom: string
  recipients: Planned[]
  going: Planned[]
  problems: Told<ReleaseProblem>[]
}

/** A release as it would be. */
export interface Plan extends Addressed {
  shaped: Shaped
  /** How it goes out, decided now: a later change of the relay does not touch it. */
  changes: ReleaseChanges
}

/** @throws SandboxError `conflict` when there is no relay, `not_found` when not this one */
export async function groundOf(store: Store, request: ReleaseRequest): Promise<Ground> {
  const [relays, policy] = await Promise.all([store.relays(), store.releasePolicy()])
  return { relay: pickRelay(relays, request.relay), policy, lists: readLists(policy), request }
}

/** @throws SandboxError `not_found` */
export async function addressed(
  { store, isOwn }: PlanTools,
  scope: Scope,
  ground: Ground,
  id: string,
): Promise<Addressed> {
  const { relay, policy, lists, request } = ground
  const message = await store.message(scope, id)
  const recipients = planRecipients(request.to ?? message.envelope.to, lists)
  const going = recipients.filter(({ refused }) => refused === null)
  const from = request.envelopeFrom ?? relay.envelopeFrom ?? message.envelope.from
  const sender = from === '' ? { address: '' } : readForward(from)
  const problems = [
    ...(policy.closedInboxes.includes(message.inbox) ? [texts.closedInbox] : []),
    ...(relay.way === 'relay' && isOwn(relay.host, relay.port) ? [texts.itself] : []),
    ...(sender ? [] : [texts.badSender]),
    ...(going.length > 0 ? [] : [recipients[0]?.refused ?? texts.nobody]),
    ...(relay.paused ? [texts.pausedRelay] : []),
  ]
  return { message, envelopeFrom: sender?.address ?? from, recipients, going, problems }
}

/** Reads the whole message once. */
export async function planned(
  tools: PlanTools,
  scope: Scope,
  ground: Ground,
  id: string,
): Promise<Plan> {
  const { relay, policy, request } = ground
  const who = await addressed(tools, scope, ground, id)
  const wanted = wantedOf(relay, request)
  const shaped = await shapedFor(tools, scope, who, { wanted, offers: null })
  const problems = [
    ...who.problems,
    ...shaped.problems,
    ...(shaped.hops >= policy.mostHops ? [texts.circling(shaped.hops)] : []),
    ...(relay.maxSize !== null && shaped.size > relay.maxSize
      ? [texts.tooLarge(shaped.size, relay.maxSize)]
      : []),
  ]
  // An empty From keeps what is there.
  const changes = { ...wanted, from: wanted.from ?? '', envelopeFrom: who.envelopeFrom }
  return { ...who, problems, shaped, changes }
}

/**
 * A plan as it would be at a relay that takes ASCII alone; null when nobody chose to convert, or
 * there is nothing to.
 */
export async function poorest(
  tools: PlanTools,
  scope: Scope,
  plan: Plan,
  ground: Ground,
): Promise<Shaped | null> {
  const { eightBit, smtpUtf8 } = plan.shaped
  const wanted = wantedOf(ground.relay, ground.request)
  if (!wanted.convert || !(eightBit || smtpUtf8)) return null
  return shapedFor(tools, scope, plan, { wanted, offers: { eightBit: false, smtpUtf8: false } })
}

function shapedFor(
  tools: PlanTools,
  scope: Scope,
  { message, envelopeFrom }: Addressed,
  how: Pick<ShapeInput, 'wanted' | 'offers'>,
): Promise<Shaped> {
  return tools.shape({
    ...how,
    captured: capturedOf(tools.store, scope, message),
    // Recipients are looked at one by one.
    envelope: { from: envelopeFrom, to: [] },
    seed: message.id,
    key: (domain, selector) => tools.store.dkimKey(domain, selector),
  })
}

function capturedOf(store: Store, scope: Scope, message: Message): Captured {
  return {
    size: message.size,
    async *open(range) {
      yield* (await store.raw(scope, message.id, range)).chunks
    },
  }
}

function wantedOf(relay: Relay, request: ReleaseChanges): Wanted {
  return {
    from: request.from === undefined ? relay.from : request.from || null,
    messageId: request.messageId ?? relay.messageId,
    sign: request.sign === undefined ? relay.sign : request.sign,
    strip: request.strip ?? relay.strip,
    convert: request.convert ?? relay.convert,
  }
}

/** @throws SandboxError `conflict` with the first reason why nothing may go out */
export function refuseBlocked(problems: Told<ReleaseProblem>[]): void {
  const first = problems.find(({ blocks }) => blocks)
  if (first) throw new SandboxError('conflict', first.text)
}

/** @throws SandboxError `conflict` until the number of recipients was agreed to */
export function refuseUnconfirmed({ policy, request }: Ground, recipients: number): void {
  if (recipients <= policy.confirmAbove || request.confirm === recipients) return
  throw new SandboxError('conflict', {
    en: `This goes to ${recipients} recipients. Confirm that with "confirm": ${recipients}.`,
    es: `Esto va a ${recipients} destinatarios. Confírmalo con "confirm": ${recipients}.`,
  })
}
