import type { Text } from '../../types.ts'
import type { OutgoingMail, Rehearsal, ToldTest } from '../transport.ts'
import { Fault } from './fault.ts'
import { isSayable, unfit } from './offers.ts'
import type { OpenRelay } from '../transport.ts'
import { isGood, type Reply } from './reply.ts'
import type { Session } from './session.ts'
import { lost } from './session-fault.ts'
import { texts } from './texts.ts'
import type { Transcript } from './transcript.ts'

export type Draft = Pick<OutgoingMail, 'from' | 'to' | 'size' | 'eightBit' | 'smtpUtf8'>

interface Stage {
  relay: OpenRelay
  transcript: Transcript
  now(): number
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

/** As far as RCPT, then RSET and QUIT: nothing is sent. */
export async function rehearseOn(stage: Stage, draft: Draft): Promise<Rehearsal> {
  const recipients: Rehearsal['recipients'] = []
  const told = await play(stage, async (session) => {
    const misfit = unfit(draft, session.offers, stage.relay)
    if (misfit !== null) return failed('sender', misfit)
    return enact(session, draft, recipients)
  })
  const asked = new Set(recipients.map(({ address }) => address))
  const unasked = draft.to.filter((address) => !asked.has(address))
  const rest = unasked.map((address) => ({ address, accepted: null, reply: null }))
  const masked = recipients.map((one) => ({
    ...one,
    reply: one.reply === null ? null : stage.transcript.mask(one.reply),
  }))
  return { ...told, recipients: [...masked, ...rest] }
}

async function play(stage: Stage, act: (session: Session) => Promise<Finding>): Promise<ToldTest> {
  const { relay, transcript, now } = stage
  const start = now()
  let session: Session | null = null
  let finding: Finding
  try {
    session = await stage.open()
    finding = await act(session)
  } catch (error) {
    const fault = error instanceof Fault ? error : new Fault(lost)
    finding = failed(fault.step, fault.text)
  }
  await session?.quit()
  return {
    ...finding,
    message: { en: transcript.mask(finding.message.en), es: transcript.mask(finding.message.es) },
    host: relay.host,
    port: relay.port,
    tls: session?.tls ?? null,
    extensions: session?.offers.extensions ?? [],
    transcript: transcript.lines(),
    ms: Math.max(0, Math.round(now() - start)),
  }
}

async function enact(
  session: Session,
  draft: Draft,
  recipients: Rehearsal['recipients'],
): Promise<Finding> {
  if (draft.from !== '' && !isSayable(draft.from)) return failed('sender', texts.unsayable)
  let sender: Reply | null = null
  const speaking = session.dialogue(async (say) => {
    sender = await say(mailCommand(draft, session))
    if (sender && isGood(sender)) {
      for (const address of draft.to) {
        if (!isSayable(address)) {
          recipients.push({ address, accepted: false, reply: texts.unsayable.en })
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
  return findingOf(sender, recipients)
}

function findingOf(sender: Reply | null, recipients: Rehearsal['recipients']): Finding {
  if (!sender || !isGood(sender)) return failed('sender', texts.refusedSender(sender?.text ?? ''))
  const refused = recipients.filter(({ accepted }) => !accepted)
  if (refused.length === 0) {
    return { ok: true, message: texts.rehearsalGood(recipients.length), failed: null }
  }
  const why = refused[0]?.reply ?? ''
  return failed('recipients', texts.refusedRecipients(refused.length, recipients.length, why))
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
