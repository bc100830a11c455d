import type { RelayAuth } from '../../types.ts'
import type { OpenRelay } from '../transport.ts'
import { Fault } from './fault.ts'
import type { Reply } from './reply.ts'
import type { Session } from './session.ts'
import { texts } from './texts.ts'
import { bearer } from './transcript.ts'

type Mechanism = 'PLAIN' | 'LOGIN' | 'CRAM-MD5' | 'XOAUTH2'

const mechanisms: Record<Exclude<RelayAuth, 'none' | 'auto'>, Mechanism> = {
  plain: 'PLAIN',
  login: 'LOGIN',
  'cram-md5': 'CRAM-MD5',
  xoauth2: 'XOAUTH2',
}

/** A password is not for XOAUTH2 unless nothing else is to be had. */
const underTls: Mechanism[] = ['PLAIN', 'LOGIN', 'CRAM-MD5', 'XOAUTH2']
const inClear: Mechanism[] = ['CRAM-MD5', 'PLAIN', 'LOGIN', 'XOAUTH2']

export function logsIn(relay: OpenRelay): boolean {
  if (relay.way === 'mx' || relay.auth === 'none') return false
  return relay.auth !== 'auto' || relay.user !== ''
}

/**
 * AUTH, if the relay wants it.
 * @throws Fault `auth`; `tls` when it would be in clear text
 */
export async function logIn(session: Session, relay: OpenRelay): Promise<void> {
  if (!logsIn(relay)) return
  if (!session.tls && relay.tls !== 'none') {
    throw new Fault({ step: 'tls', kind: 'tls', text: texts.clearLogin })
  }
  const { password, user } = relay
  if (password === null || password === '') {
    throw new Fault({ step: 'auth', kind: 'login', text: texts.noPassword })
  }
  const mechanism = chosen(relay, session)
  const speaking =
    mechanism === 'XOAUTH2'
      ? withToken(session, user, password)
      : session.login(mechanism, user, password)
  const reply = await speaking.catch((error: unknown) => {
    throw error instanceof Fault ? error.at('auth') : error
  })
  if (reply?.code === 235) return
  const said = reply?.text ?? ''
  // RFC 4954: 454 is a temporary failure of the login; 432 asks for another password.
  const passes = reply !== null && reply.code < 500 && reply.code !== 432 && reply.code >= 400
  const text = passes ? texts.busy(said) : texts.refusedLogin(said)
  throw new Fault({
    step: 'auth',
    kind: passes ? 'busy' : 'login',
    text,
    reply: reply?.text ?? null,
  })
}

function chosen(relay: OpenRelay, { tls, offers }: Session): Mechanism {
  const refuse = (text: Fault['text']) => new Fault({ step: 'auth', kind: 'login', text })
  if (offers.auth.length === 0) throw refuse(texts.noAuth)
  if (relay.auth === 'auto' || relay.auth === 'none') {
    const best = (tls ? underTls : inClear).find((one) => offers.auth.includes(one))
    if (!best) throw refuse(texts.otherAuth(underTls.join(', '), offered(offers.auth)))
    return best
  }
  const wanted = mechanisms[relay.auth]
  if (offers.auth.includes(wanted)) return wanted
  throw refuse(texts.otherAuth(wanted, offered(offers.auth)))
}

const offered = (methods: string[]): string => methods.slice(0, 10).join(', ').slice(0, 200)

async function withToken(session: Session, user: string, token: string): Promise<Reply | null> {
  const encoded = Buffer.from(bearer(user, token)).toString('base64')
  let reply: Reply | null = null
  session.conversation.secret = true
  await session.dialogue(async (say) => {
    reply = await say(`AUTH XOAUTH2 ${encoded}`)
    // It tells what is wrong in a challenge, which is answered with nothing.
    if (reply?.code === 334) reply = await say('')
  })
  session.conversation.secret = false
  return reply
}
