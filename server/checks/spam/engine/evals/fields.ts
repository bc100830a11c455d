import type { Mail } from '../mail.ts'

type Form = 'addr' | 'name' | 'raw'

/** All values of a field, each ended by LF; '' when there is none. */
export function field(mail: Mail, name: string, as?: Form): string {
  return mail.header(name, as) ?? ''
}

/** The values of a field, or the addresses in them, one by one. */
export function values(mail: Mail, name: string, as?: Form): string[] {
  return field(mail, name, as)
    .split('\n')
    .filter((value) => value !== '')
}

/** The first address of a field; '' when there is none. */
export function address(mail: Mail, name: string): string {
  return values(mail, name, 'addr')[0]?.trim() ?? ''
}

/** On one line, for phrases that fields are folded in. */
export function flat(text: string): string {
  return text.replace(/\s+/g, ' ')
}

/** Every address from which the message claims to come. */
export function senders(mail: Mail): string[] {
  const resent = address(mail, 'Resent-From')
  if (resent !== '') return [resent]
  const names = ['From', 'Envelope-Sender', 'Resent-Sender', 'X-Envelope-From', 'EnvelopeFrom']
  const found = names.flatMap((name) => values(mail, name, 'addr'))
  return [...new Set(found.map((one) => one.replace(/\.{2,}/g, '.')))]
}

/** Every address that the message claims to be for. */
export function recipients(mail: Mail): string[] {
  const resent = ['Resent-To', 'Resent-Cc'].flatMap((name) => values(mail, name, 'addr'))
  if (resent.length > 0) return resent
  const received = values(mail, 'Received').slice(0, 3)
  const named = received.flatMap((line) => / for <?(\S+@[^\s>]+\.[^\s>]+)>?;/.exec(line)?.[1] ?? [])
  const fields =
    'To Apparently-To Delivered-To Envelope-Recipients Apparently-Resent-To X-Envelope-To ' +
    'Envelope-To X-Delivered-To X-Original-To X-Rcpt-To X-Real-To Cc'
  const found = fields.split(' ').flatMap((name) => values(mail, name, 'addr'))
  return [...new Set([...named, ...found])]
}
