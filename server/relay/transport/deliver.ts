import type { Text } from '../../types.ts'
import { kept, reworded } from '../../wording.ts'
import type { Delivery, DeliveryHooks, OpenRelay, OutgoingMail } from '../transport.ts'
import { Fault } from './fault.ts'
import { fitted } from './fit.ts'
import { blame, judge, outcomeOf } from './judge.ts'
import { isSayable } from './offers.ts'
import type { Pool } from './pool.ts'
import { isGood } from './reply.ts'
import type { Session } from './session.ts'
import { lost } from './session-fault.ts'
import { texts } from './texts.ts'
import type { Transcript } from './transcript.ts'

type Recipient = Delivery['recipients'][number]

export interface Handing {
  relay: OpenRelay
  pool: Pool
  transcript: Transcript
  /** Which connections of the pool are good for it. */
  key: string
}

/** What came of the recipients, on which connection. */
interface Course {
  recipients: Recipient[]
  fault: Delivery['relayFault']
  reached: Pick<Session, 'server' | 'tls'> | null
  /** The connection was lost before any of the message went out. */
  stale: boolean
}

/** One transaction; an unused connection that has died meanwhile costs nothing but a second try. */
export async function deliverOn(
  handing: Handing,
  mail: OutgoingMail,
  hooks: DeliveryHooks,
): Promise<Delivery> {
  const { transcript } = handing
  const to = [...new Set(mail.to)]
  const sayable = isSayable(mail.from) || mail.from === '' ? to.filter(isSayable) : []
  const unsayable = to.filter((address) => !sayable.includes(address))
  const course = await courseOf(handing, { ...mail, to: sayable }, hooks)
  const told = [...course.recipients, ...all(unsayable, 'failed', texts.unsayable)]
  // In the order in which they were given.
  const recipients = to.flatMap((one) =>
    told
      .filter(({ address }) => address === one)
      .map((recipient) => ({ ...recipient, reply: reworded(recipient.reply, transcript.mask) })),
  )
  return {
    outcome: outcomeOf(recipients),
    recipients,
    server: course.reached?.server ?? null,
    tls: course.reached?.tls ?? null,
    transcript: transcript.lines(),
    relayFault: course.fault,
  }
}

async function courseOf(
  handing: Handing,
  mail: OutgoingMail,
  hooks: DeliveryHooks,
): Promise<Course> {
  if (mail.to.length === 0) return { recipients: [], fault: null, reached: null, stale: false }
  const first = await attempt(handing, mail, hooks, false)
  return first.stale ? attempt(handing, mail, hooks, true) : first
}

async function attempt(
  { relay, pool, transcript, key }: Handing,
  mail: OutgoingMail,
  hooks: DeliveryHooks,
  fresh: boolean,
): Promise<Course> {
  let session: Session
  try {
    session = await pool.lease({ key, fresh, transcript, signal: hooks.signal })
  } catch (error) {
    return unreached(error, mail.to, relay)
  }
  const used = session.used
  if (used > 0) transcript.note(texts.reused(session.server, used + 1))
  let good = false
  try {
    const none = { fault: null, reached: session, stale: false }
    if (hooks.signal?.aborted) {
      good = true
      return { recipients: all(mail.to, 'deferred', texts.closed), ...none }
    }
    const fit = await fitted(mail, session.offers, relay)
    if (fit.note) transcript.note(fit.note)
    if (fit.misfit) transcript.note(fit.misfit)
    const left = fit.misfit
      ? all(mail.to, 'failed', fit.misfit)
      : all(fit.beyond, 'failed', texts.needsSmtpUtf8)
    if (left.length === mail.to.length) {
      good = true
      return { recipients: left, ...none }
    }
    const { course, clean } = await transact(session, fit.mail, hooks, relay)
    good = clean
    const stale = course.stale && used > 0 && !hooks.signal?.aborted
    return { ...course, recipients: [...course.recipients, ...left], stale }
  } finally {
    if (good) pool.release(session, key, true)
    else void cleaned(session).then((done) => pool.release(session, key, done))
  }
}

/** RSET after trouble, out of the way of who waits for the outcome. */
async function cleaned(session: Session): Promise<boolean> {
  session.conversation.transcript = null
  return session.alive && (await session.reset())
}

async function transact(
  session: Session,
  mail: OutgoingMail,
  hooks: DeliveryHooks,
  relay: OpenRelay,
): Promise<{ course: Course; clean: boolean }> {
  const stop = () => {
    // Once the dot may be out, breaking off would only leave the end uncertain.
    if (!session.committed) session.end(new Fault({ ...lost, text: texts.closed }))
  }
  hooks.signal?.addEventListener('abort', stop, { once: true })
  const taken = () => mail.to.filter((one) => isTaken(session, one))
  const { from, to, size, eightBit, smtpUtf8 } = mail
  const ending = await session.send(
    { from, to, size, use8BitMime: eightBit, smtpUtf8 },
    { open: () => mail.open(), commit: async () => hooks.committing(taken()) },
  )
  hooks.signal?.removeEventListener('abort', stop)
  if (ending.reply === null) session.conversation.transcript?.note(ending.text)
  // In the middle of a message there is no way back to commands.
  if (ending.begun && !ending.ended) session.end(new Fault(lost))
  const replyAbout = (address: string) => session.conversation.about(address)
  const recipients = judge(to, replyAbout, ending, relay)
  const said = [...to.map(replyAbout), ending.reply]
  const blamed =
    said.map((reply) => reply && blame(reply, relay)).find((kind) => kind !== null) ?? null
  const gone = !session.alive && !ending.begun
  const fault = blamed ?? (gone && !hooks.signal?.aborted ? 'unreachable' : null)
  // What one exchanger says is nothing that concerns the others.
  const ofAll = relay.way === 'relay' ? fault : null
  const clean = session.alive && recipients.every(({ state }) => state === 'delivered')
  return { course: { recipients, fault: ofAll, reached: session, stale: gone }, clean }
}

function isTaken(session: Session, address: string): boolean {
  const reply = session.conversation.about(address)
  return reply !== null && isGood(reply)
}

function unreached(error: unknown, to: string[], relay: OpenRelay): Course {
  const fault = error instanceof Fault ? error : new Fault(lost)
  const state = fault.permanent ? 'failed' : 'deferred'
  // One domain that is not reached says nothing of the others, unless nothing at all is known.
  const ofAll = relay.way === 'relay' || (fault.step === 'resolve' && fault.kind !== null)
  const kind = ofAll ? fault.kind : null
  const recipients = all(to, state, fault.text)
  return { recipients, fault: kind, reached: fault.reached, stale: false }
}

function all(to: string[], state: Recipient['state'], why: Text): Recipient[] {
  return to.map((address) => ({ address, state, reply: kept(why) }))
}
