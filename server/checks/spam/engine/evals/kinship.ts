import type { EvalContext, EvalFunction } from '../eval.ts'
import type { Relay } from '../mail.ts'
import { registeredDomain } from './domains.ts'
import { address, field } from './fields.ts'

/**
 * Whether what a message consists of is of the domain that it says to be from. SpamAssassin knows
 * no such functions: our own rules call them.
 */
export const kinshipFunctions: Record<string, EvalFunction> = {
  check_msgid_of_sender: isMessageIdOfSender,
  check_msgid_of_relay: isMessageIdOfRelay,
  check_links_to_sender: leadsToSender,
  check_relay_of_sender: isSentBySender,
  check_sender_in_received: isSenderSeen,
}

/** The registered domain of From; null without one. */
function senderOf({ mail, settings }: EvalContext): string | null {
  const host = address(mail, 'From').split('@').at(-1) ?? ''
  return /\.[a-z]/i.test(host) ? registeredDomain(host, settings) : null
}

const messageId = ({ mail }: EvalContext) =>
  /<([^<>@\s]{1,300})@([^<>@\s]{1,255})>/.exec(field(mail, 'MESSAGEID'))

function isMessageIdOfSender(context: EvalContext): boolean {
  const host = messageId(context)?.[2]
  return host !== undefined && registeredDomain(host, context.settings) === senderOf(context)
}

/** Shorter ones could be part of any Message-ID. */
const shortestId = 6

/** A relay that is not the sender's gave it its Message-ID: the program that wrote it gave none. */
function isMessageIdOfRelay(context: EvalContext): boolean {
  const { mail, settings } = context
  const [, left = '', right = ''] = messageId(context) ?? []
  if (left === '') return false
  const host = right.toLowerCase()
  if (registeredDomain(host, settings) === senderOf(context)) return false
  const { trusted, untrusted } = mail.relays()
  return [...trusted, ...untrusted].some(
    ({ id, by }) => id.length >= shortestId && left.includes(id) && by.toLowerCase() === host,
  )
}

/** At least so many links into the domain of the sender. */
function leadsToSender(context: EvalContext, least = '1'): boolean {
  const sender = senderOf(context)
  if (sender === null) return false
  const links = context.mail.uris().filter(({ text }) => {
    const host = /^https?:\/\/([^\s/?#:@]{1,255})(?:[/?#:]|$)/i.exec(text)?.[1]
    return host !== undefined && registeredDomain(host, context.settings) === sender
  })
  return links.length >= Number(least)
}

/** The relay that handed it over has a name of the sender's domain. */
function isSentBySender(context: EvalContext): boolean {
  const [relay] = context.mail.relays().external
  return relay !== undefined && isOf(relay, senderOf(context), context)
}

function isOf({ rdns }: Relay, domain: string | null, { settings }: EvalContext): boolean {
  return rdns !== '' && registeredDomain(rdns, settings) === domain
}

/** Any Received field names the domain of the sender, or there is no such domain. */
function isSenderSeen(context: EvalContext): boolean {
  const sender = senderOf(context)
  if (sender === null) return true
  const way = field(context.mail, 'Received').toLowerCase()
  for (let at = way.indexOf(sender); at >= 0; at = way.indexOf(sender, at + 1)) {
    const around = `${way.charAt(at - 1)}${way.charAt(at + sender.length)}`
    if (!/[\w-]/.test(around)) return true
  }
  return false
}
