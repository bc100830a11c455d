import type { NodemailerError } from 'nodemailer/lib/errors'
import { tlsFault } from './dial.ts'
import { Fault } from './fault.ts'
import { readReply, type Reply } from './reply.ts'
import { texts } from './texts.ts'

export const lost = { step: 'greeting', kind: 'unreachable', text: texts.lost } as const

/** What a connection had come to when it ended. */
interface Circumstances {
  upgrading: boolean
  closing: Reply | null
  greeted: boolean
}

/** Why a connection ended, from what nodemailer makes of it. */
export function faultOf(error: NodemailerError | null, state: Circumstances): Fault {
  const reply = state.closing ?? readReply(error?.response ?? '')
  if (reply?.code === 421) {
    const text = texts.busy(reply.text)
    return new Fault({ step: 'greeting', kind: 'busy', text, reply: reply.text })
  }
  if (error?.command === 'STARTTLS' && reply) {
    const text = texts.refusedStartTls(reply.text)
    return new Fault({ step: 'tls', kind: 'tls', text, reply: reply.text })
  }
  if (error?.code === 'ETIMEDOUT' && state.upgrading) {
    return new Fault({ ...lost, step: 'tls', text: texts.tls(texts.slowHandshake) })
  }
  if (error && (state.upgrading || error.code === 'ETLS')) {
    return tlsFault(error)
  }
  // A refusal in place of the greeting, or of EHLO.
  if (reply && reply.code >= 400) {
    return new Fault({ ...lost, text: texts.refusedGreeting(reply.text), reply: reply.text })
  }
  if (error?.code === 'EPROTOCOL') return new Fault({ ...lost, text: texts.endless })
  if (state.greeted) return new Fault(lost)
  return new Fault({ ...lost, text: texts.lostEarly })
}
