import { kept } from '../../wording.ts'
import type { Delivery, OpenRelay } from '../transport.ts'
import { isBusy, isForGood } from './meanings.ts'
import { isGood, type Reply } from './reply.ts'
import type { Ending } from './session.ts'
import { texts } from './texts.ts'

type Recipient = Delivery['recipients'][number]
type FaultKind = Delivery['relayFault']

/** Too much at once, said with a code other than 421 (Amazon SES: 454 Throttling failure). */
const throttled = /throttl|rate limit|rate exceeded|too many (messages|connections)/i
/** RFC 4954: authentication is required, too weak, invalid, or must be encrypted. */
const loginCodes = [530, 534, 535, 538]

/** Whose fault a refusal is, when it is not that of the mail. */
export function blame({ code, text }: Reply, { preset }: OpenRelay): FaultKind {
  if (code === 421 || isBusy(preset, text)) return 'busy'
  if (code >= 400 && code < 500 && throttled.test(text)) return 'busy'
  return loginCodes.includes(code) ? 'login' : null
}

/** What a reply that is no 2xx means for the recipients it is about. */
function refused(reply: Reply, relay: OpenRelay): Recipient['state'] {
  if (blame(reply, relay)) return 'deferred'
  if (reply.code >= 500 || isForGood(relay.preset, reply.code, reply.text)) return 'failed'
  return 'deferred'
}

/** What the end of a transaction means for each recipient. */
export function judge(
  addresses: string[],
  replyAbout: (address: string) => Reply | null,
  ending: Ending,
  relay: OpenRelay,
): Recipient[] {
  return addresses.map((address) => {
    const own = replyAbout(address)
    if (own && !isGood(own)) return { address, state: refused(own, relay), reply: own.text }
    return { address, ...ofAll(ending, relay) }
  })
}

/** For those that the relay had taken, or had not been asked about. */
function ofAll(
  { reply, text, begun, ended }: Ending,
  relay: OpenRelay,
): Omit<Recipient, 'address'> {
  if (ended && reply && isGood(reply)) return { state: 'delivered', reply: reply.text }
  if (reply && reply.code >= 400) return { state: refused(reply, relay), reply: reply.text }
  if (ended) return { state: 'uncertain', reply: kept(texts.unanswered(text)) }
  const early = begun && reply !== null
  return { state: 'deferred', reply: kept(early ? texts.early(reply.text) : text) }
}

/** What recipients make of the whole. */
export function outcomeOf(recipients: Recipient[]): Delivery['outcome'] {
  const any = (state: Recipient['state']) => recipients.some((one) => one.state === state)
  if (any('uncertain')) return 'uncertain'
  if (any('delivered')) return any('failed') || any('deferred') ? 'partial' : 'delivered'
  return any('deferred') ? 'deferred' : 'failed'
}
