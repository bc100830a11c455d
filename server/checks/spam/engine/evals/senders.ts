import type { EvalContext, EvalFunction } from '../eval.ts'
import { isDomain, registeredDomain } from './domains.ts'
import { address, field } from './fields.ts'

export const senderFunctions: Record<string, EvalFunction> = {
  check_equal_from_domains: isOfDifferentDomains,
  check_for_matching_env_and_hdr_from: ({ mail }) =>
    address(mail, 'EnvelopeFrom').toLowerCase() === address(mail, 'From').toLowerCase(),
  check_ratware_envelope_from: isMadeOfRecipient,
  check_ratware_name_id: isMessageIdOfSender,
}

/** Whether From and the reverse-path are of different domains, where both are known. */
function isOfDifferentDomains({ mail }: EvalContext): boolean {
  const from = lastLabels(address(mail, 'From'))
  const sender = lastLabels(address(mail, 'EnvelopeFrom'))
  return from !== '' && sender !== '' && from !== sender
}

/** The last two labels of the domain of an address. */
function lastLabels(mailbox: string): string {
  const at = mailbox.lastIndexOf('@')
  return at < 0
    ? ''
    : mailbox
        .slice(at + 1)
        .toLowerCase()
        .split('.')
        .slice(-2)
        .join('.')
}

/** Mass mailers put the recipient into the reverse-path: `example.com-user@…`. */
function isMadeOfRecipient({ mail, settings }: EvalContext): boolean {
  const to = address(mail, 'To').toLowerCase()
  const from = address(mail, 'EnvelopeFrom').toLowerCase()
  if (to === '' || from === '' || /^srs\d[=+-]/.test(from)) return false
  const at = to.indexOf('@')
  const domain = registeredDomain(to.slice(at + 1), settings)
  if (at <= 0 || !isDomain(domain, settings)) return false
  const place = from.indexOf(domain)
  const separate = place === 0 || (place > 0 && !/\w/.test(from.charAt(place - 1)))
  return separate && from.startsWith(to.slice(0, at + 1), place + domain.length + 1)
}

/** A Message-ID of 28 letters before the address of the sender. */
function isMessageIdOfSender({ mail }: EvalContext): boolean {
  const id = /<[A-Z]{28}\.([^>]{1,300})>/.exec(field(mail, 'MESSAGEID'))?.[1]
  if (id === undefined) return false
  const from = field(mail, 'From')
  const at = from.indexOf(`<${id}>`)
  return at > 0 && /"[^"]+"\s*$/.test(from.slice(0, at))
}
