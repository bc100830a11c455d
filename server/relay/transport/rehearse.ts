import type { Text } from '../../types.ts'
import { kept, reworded, said } from '../../wording.ts'
import type { Draft, OpenRelay, Rehearsal, ToldTest } from '../transport.ts'
import { Fault } from './fault.ts'
import { fitted } from './fit.ts'
import { isSayable } from './offers.ts'
import { isGood, type Reply } from './reply.ts'
import type { Session } from './session.ts'
import { lost } from './session-fault.ts'
import { texts } from './texts.ts'
import type { Transcript } from './transcript.ts'

interface Stage {
  relay: OpenRelay
  transcript: Transcript
  now(): number
  /** Milliseconds that the conversation may take once it is open. */
  limit: number
  open(): Promise<Session>
}

type Finding = Pick<ToldTest, 'ok' | 'message' | 'failed'>

/** As far as AUTH, then QUIT. */
export async function testOn(stage: Stage): Promise<ToldTest> {
  return play(stage, async () => ({ ok: true, message: texts.testGood, failed: null }))
}

/** Of the way `mx`: there is nobody to connect to without a recipient. */
export const directTest: ToldTest = {
  ok: true,
  message: texts.testDirect,
  failed: null,
  host: '',
  port: 25,
  tls: null,
  extensions: [],
  transcript: [],
  ms: 0,
}

type Recipients = Rehearsal['recipients']

/** As far as RCPT and RSET for each of them, then QUIT: nothing is sent. */
export async function rehearseOn(stage: Stage, drafts: Draft[]): Promise<Rehearsal> {
  const recipients: Recipients = []
  const outcome = await play(stage, async (session) => {
    let trouble: Finding | null = null
    for (const draft of drafts) {
      const finding = await rehearsed(stage, session, draft, recipients)
      if (!finding.ok) trouble ??= finding
    }
    return trouble ?? findingOf(recipients)
  })
  const asked = new Set(recipients.map(({ address }) => address))
  const unasked = drafts.flatMap(({ to }) => to).filter((address) => !asked.has(address))
  const rest = unasked.map((address) => ({ address, accepted: null, reply: null }))
  const masked = recipients.map((one) => ({
    ...one,
    reply: one.reply === null ? null : reworded(one.reply, stage.transcript.mask),
  }))
  return { ...outcome, recipients: [...masked, ...rest] }
}

async function rehearsed(
  { relay, transcript }: Stage,
  session: Session,
  draft: Draft,
  recipients: Recipients,
): Promise<Finding> {
  const { mail, beyond, misfit, note } = await fitted(draft, session.offers, relay)
  if (misfit !== null) return failed('sender', misfit)
  if (note !== null) transcript.note(note)
  const own: Recipients = beyond.map(refusedFor(texts.needsSmtpUtf8))
  try {
    return await enact(session, mail, own)
  } finally {
    recipients.push(...own)
  }
}

/** Several conversations as one: what went wrong first is what is told. */
export function together(parts: Rehearsal[]): Rehearsal | null {
  const [first] = parts
  if (!first) return null
  const recipients = parts.flatMap((part) => part.recipients)
  const trouble = parts.find(({ ok }) => !ok)
  const finding = trouble ?? findingOf(recipients)
  return {
    ...(trouble ?? first),
    ok: finding.ok,
    message: finding.message,
    failed: finding.failed,
    recipients,
    transcript: parts.flatMap(({ transcript }) => transcript),
    ms: parts.reduce((sum, { ms }) => sum + ms, 0),
  }
}

async function play(stage: Stage, act: (session: Session) => Promise<Finding>): Promise<ToldTest> {
  const { relay, transcript, now } = stage
  const start = now()
  let session: Session | null = null
  let reached: Fault['reached'] = null
  let finding: Finding
  let timer: NodeJS.Timeout | undefined
  try {
    const opened = (session = await stage.open())
    const late = new Fault({ ...lost, text: texts.silent(stage.limit / 1000) })
    timer = setTimeout(() => opened.end(late), stage.limit)
    finding = await act(session)
  } catch (error) {
    const fault = error instanceof Fault ? error : new Fault(lost)
    finding = failed(fault.step, fault.text)
    reached = fault.reached
  }
  clearTimeout(timer)
  await session?.quit()
  return {
    ...finding,
    message: { en: transcript.mask(finding.message.en), es: transcript.mask(finding.message.es) },
    host: relay.host,
    port: relay.port,
    tls: session?.tls ?? reached?.tls ?? null,
    extensions: session?.offers.extensions ?? reached?.extensions ?? [],
    transcript: transcript.lines(),
    ms: Math.max(0, Math.round(now() - start)),
  }
}

async function enact(session: Session, draft: Draft, recipients: Recipients): Promise<Finding> {
  if (draft.from !== '' && !isSayable(draft.from)) return failed('sender', texts.unsayable)
  let sender: Reply | null = null
  const speaking = session.dialogue(async (say) => {
    sender = await say(mailCommand(draft, session))
    if (sender && isGood(sender)) {
      for (const address of draft.to) {
        if (!isSayable(address)) {
          recipients.push(refusedFor(texts.unsayable)(address))
          continue
        }
        const reply = await say(`RCPT TO:<${address}>`)
        const accepted = reply !== null && isGood(reply)
        recipients.push({ address, accepted, reply: reply?.text ?? null })
      }
    }
    await say('RSET')
  })
  await speaking.catch((error: unknown) => {
    throw error instanceof Fault ? error.at(sender ? 'recipients' : 'sender') : error
  })
  return sender && isGood(sender) ? findingOf(recipients) : refusedSender(sender)
}

const refusedFor = (why: Text) => (address: string) => ({
  address,
  accepted: false,
  reply: kept(why),
})

const refusedSender = (reply: Reply | null): Finding =>
  failed('sender', texts.refusedSender(reply?.text ?? ''))

function findingOf(recipients: Recipients): Finding {
  const refused = recipients.filter(({ accepted }) => accepted === false)
  if (refused.length === 0) {
    return { ok: true, message: texts.rehearsalGood(recipients.length), failed: null }
  }
  const why = refused[0]?.reply ?? ''
  const counts = [refused.length, recipients.length] as const
  return failed('recipients', {
    en: texts.refusedRecipients(
      ...counts,
      said(why, ({ en }) => en),
    ).en,
    es: texts.refusedRecipients(
      ...counts,
      said(why, ({ es }) => es),
    ).es,
  })
}

function mailCommand({ from, size, eightBit, smtpUtf8 }: Draft, { offers }: Session): string {
  const parameters = [
    ...(smtpUtf8 ? ['SMTPUTF8'] : []),
    ...(eightBit ? ['BODY=8BITMIME'] : []),
    ...(offers.extensions.some((line) => /^SIZE\b/i.test(line)) ? [`SIZE=${size}`] : []),
  ]
  return [`MAIL FROM:<${from}>`, ...parameters].join(' ')
}

function failed(step: NonNullable<ToldTest['failed']>, message: Text): Finding {
  return { ok: false, message, failed: step }
}
