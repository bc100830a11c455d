import type { Envelope } from '../../../server/types.ts'

/** The parameters of MAIL FROM, as the client gave them (RFC 6152, 6531, 3461). */
export function mailParameters({ body, smtpUtf8, dsn }: Envelope): string[] {
  const given: string[] = []
  if (body) given.push(`BODY=${body}`)
  if (smtpUtf8) given.push('SMTPUTF8')
  if (dsn?.ret) given.push(`RET=${dsn.ret}`)
  if (dsn?.envid) given.push(`ENVID=${dsn.envid}`)
  return given
}

/** The parameters of one RCPT TO (RFC 3461). */
export function recipientParameters({ dsn }: Envelope, index: number): string[] {
  const asked = dsn?.recipients[index]
  const given: string[] = []
  if (asked && asked.notify.length > 0) given.push(`NOTIFY=${asked.notify.join(',')}`)
  if (asked?.orcpt) given.push(`ORCPT=${asked.orcpt}`)
  return given
}
