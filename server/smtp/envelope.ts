import type { SMTPServerAddress, SMTPServerEnvelope } from 'smtp-server'
import type { Envelope, EnvelopeDsn } from '../types.ts'

/** The envelope with the parameters as the client gave them (RFC 6152, 6531, 3461). */
export function envelopeOf(given: SMTPServerEnvelope): Envelope {
  const from = given.mailFrom
  const body = from && from.args ? from.args['BODY'] : undefined
  return {
    from: from ? from.address : '',
    to: given.rcptTo.map((recipient) => recipient.address),
    body: typeof body === 'string' ? eightBit(body) : null,
    smtpUtf8: given.smtpUtf8 === true,
    dsn: dsnOf(given),
  }
}

function eightBit(value: string): Envelope['body'] {
  return value.toUpperCase() === '8BITMIME' ? '8BITMIME' : '7BIT'
}

function dsnOf(given: SMTPServerEnvelope): EnvelopeDsn | null {
  const ret = given.dsn?.ret
  const envid = given.dsn?.envid ?? null
  const asked = given.rcptTo.some((recipient) => recipient.dsn !== undefined)
  if (!ret && envid === null && !asked) return null
  return {
    ret: ret === 'FULL' || ret === 'HDRS' ? ret : null,
    envid,
    recipients: given.rcptTo.map(notification),
  }
}

function notification(recipient: SMTPServerAddress): EnvelopeDsn['recipients'][number] {
  return { notify: recipient.dsn?.notify ?? [], orcpt: recipient.dsn?.orcpt ?? null }
}
