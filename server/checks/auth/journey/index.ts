import type { JourneyVerdict } from '../../../types.ts'
import { registeredDomain } from '../domains.ts'
import { fieldsNamed, placeOf, valueOf } from '../field.ts'
import type { AuthMail } from '../mail.ts'
import { remark } from '../remark.ts'
import { sorted, type Kept, type KeptFinding } from '../verdict.ts'
import { addressesIn, domainIn, readable } from './addresses.ts'
import { readHops } from './hops.ts'
import { onSession } from './session.ts'

const most = { recipients: 200, named: 20_000 }

/** How the message came, who it says it is from, and what only the envelope knows. */
export function readJourney(mail: AuthMail): Kept<JourneyVerdict> {
  const { connection, envelope } = mail
  const bcc = onlyInEnvelope(mail)
  const hops = readHops(mail)
  const session = connection && {
    ...{ client: connection.clientAddress, ehlo: connection.ehlo },
    ...{ tls: connection.tls, user: connection.user },
  }
  const count = { recipients: envelope.to.length, hops: hops.length }
  return {
    result: 'seen',
    ...{ session, identities: identitiesOf(mail), bcc, hops, records: [], publish: [] },
    findings: sorted([
      remark('journey_seen', 'info', { from: envelope.from || '<>', ...count }),
      ...onSession(connection),
      ...onIdentities(mail),
      ...onBcc(mail, bcc),
      ...(hops.length > 30 ? [remark('journey_loop', 'warn', { hops: hops.length })] : []),
    ]),
  }
}

/** Who is named where. Repeated fields are told with their first value. */
function identitiesOf(mail: AuthMail): JourneyVerdict['identities'] {
  const header = ['Return-Path', 'Sender', 'From', 'Reply-To', 'Errors-To'].map((name) => {
    const [field] = fieldsNamed(mail, name.toLowerCase())
    return { field: name, value: field ? readable(valueOf(field)) : null }
  })
  return [
    { field: 'MAIL FROM', value: mail.envelope.from || '<>' },
    { field: 'EHLO', value: mail.connection?.ehlo ?? null },
    ...header.filter(({ field, value }) => field !== 'Errors-To' || value !== null),
  ]
}

function onIdentities(mail: AuthMail): KeptFinding[] {
  const found: KeptFinding[] = []
  const { from, sender, envelope } = mail
  const mailFrom = sender.identity === 'mailfrom' ? sender.domain : null
  const apart = (one: string | null, other: string | null) =>
    one !== null && other !== null && registeredDomain(one) !== registeredDomain(other)
  if (apart(mailFrom, from.domain)) {
    const params = { envelope: mailFrom ?? '', from: from.domain ?? '' }
    found.push(remark('journey_envelope_differs', 'info', params))
  }
  if (envelope.from === '') found.push(remark('journey_bounce', 'info'))
  const [returnPath] = fieldsNamed(mail, 'return-path')
  // Imported mail was delivered, and has it by rights.
  if (returnPath && mail.connection)
    found.push(remark('journey_return_path', 'warn', {}, placeOf(returnPath)))
  const [via] = fieldsNamed(mail, 'sender')
  const viaDomain = via ? domainIn(valueOf(via)) : null
  if (via && apart(viaDomain, from.domain)) {
    const params = { sender: viaDomain ?? '', from: from.domain ?? '' }
    found.push(remark('journey_via', 'warn', params, placeOf(via)))
  }
  if (!via && from.addresses.length > 1) found.push(remark('journey_no_sender', 'warn'))
  const [answers] = fieldsNamed(mail, 'reply-to')
  const answersDomain = answers ? domainIn(valueOf(answers)) : null
  if (answers && apart(answersDomain, from.domain)) {
    const params = { reply: answersDomain ?? '', from: from.domain ?? '' }
    found.push(remark('journey_reply_to', 'info', params, placeOf(answers)))
  }
  return found
}

function onBcc(mail: AuthMail, bcc: string[]): KeptFinding[] {
  const [left] = fieldsNamed(mail, 'bcc')
  if (left && valueOf(left) !== '') {
    return [
      remark(
        'journey_bcc_leak',
        'bad',
        { count: addressesIn(valueOf(left)).length },
        placeOf(left),
      ),
    ]
  }
  const shown = bcc.slice(0, 5).join(', ')
  return bcc.length > 0 ? [remark('journey_bcc', 'info', { count: bcc.length, shown })] : []
}

/** Recipients of the envelope that neither To nor Cc names. */
function onlyInEnvelope(mail: AuthMail): string[] {
  const named = new Set<string>()
  for (const field of mail.fields) {
    if (!/^(?:resent-)?(?:to|cc)$/.test(field.name) || named.size > most.named) continue
    for (const address of addressesIn(valueOf(field))) named.add(plain(address))
  }
  return mail.envelope.to.filter((to) => !named.has(plain(to))).slice(0, most.recipients)
}

function plain(address: string): string {
  return address.trim().toLowerCase()
}
