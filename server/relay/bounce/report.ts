import { encodedWords, isAsciiText } from '../shape/convert/words.ts'
import { folded } from '../shape/convert/fold.ts'
import { said } from '../../wording.ts'
import { typedAddress } from './address.ts'
import type { BounceInput, Failure } from './bounce.ts'
import { isReply, statusOf } from './status.ts'

/** Where Mailproof runs, which is nobody's business (RFC 6761 §6.3). */
export const host = 'mailproof.localhost'
/** Recipients that a report tells one by one. */
export const mostRecipients = 1000
/** Characters of an answer. */
export const maxAnswer = 1000
const maxText = 500

/** message/delivery-status (RFC 3464): a group for the message and one for each recipient. */
export function deliveryStatus({ release, failures }: BounceInput): string {
  const message = [
    `Reporting-MTA: dns; ${host}`,
    ...dated('Arrival-Date', release.createdAt),
    `X-Mailproof-Release: ${token(release.release)}`,
  ]
  const groups = failures.slice(0, mostRecipients).map(recipient)
  return [message, ...groups]
    .map((lines) => lines.map((line) => `${folded(line)}\r\n`).join(''))
    .join('\r\n')
}

function recipient({ address, instead, remote, triedAt, ...failure }: Failure): string[] {
  const reply = said(failure.reply, ({ en }) => en)
  const site = remote === null ? '' : hostOf(remote)
  return [
    ...(instead === null ? [] : [`Original-Recipient: ${typedAddress(instead)}`]),
    `Final-Recipient: ${typedAddress(address)}`,
    'Action: failed',
    `Status: ${statusOf(reply)}`,
    ...(site === '' ? [] : [`Remote-MTA: dns; ${site}`]),
    ...diagnostic(reply),
    ...dated('Last-Attempt-Date', triedAt),
  ]
}

/** Of 'smtp.relay.example:587 (192.0.2.1)' the name alone. */
function hostOf(server: string): string {
  const [name = ''] = server.split(/[\s(]/)
  const hasPort = name.startsWith('[') || name.split(':').length === 2
  const host = hasPort ? name.replace(/:\d+$/, '') : name
  return host.replace(/[^\w.:[\]-]/g, '').slice(0, 255)
}

/** What no relay said has a type of its own (RFC 3464 §2.3.6). */
function diagnostic(reply: string): string[] {
  const text = oneLine(reply)
  if (text === '') return []
  const ascii = text.replace(/[^\x20-\x7e]/gu, '?').replace(/\S{900}(?=\S)/g, '$& ')
  return [`Diagnostic-Code: ${isReply(text) ? 'smtp' : 'x-mailproof'}; ${ascii}`]
}

export function oneLine(text: string): string {
  return text
    .slice(0, maxAnswer)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
}

function dated(name: string, instant: string): string[] {
  const date = fieldDate(instant)
  return date === null ? [] : [`${name}: ${date}`]
}

/** RFC 5322 §3.3; null for what is no instant. */
export function fieldDate(instant: string): string | null {
  const date = new Date(instant)
  return Number.isNaN(date.getTime()) ? null : date.toUTCString().replace('GMT', '+0000')
}

/** What may stand in a field unquoted. */
export function token(text: string): string {
  return text.replace(/[^\w.-]/g, '').slice(0, 100)
}

/** Free text of a field, short enough for one line should it have no blanks. */
export function fieldText(text: string): string {
  const line = oneLine(text).slice(0, maxText)
  return isAsciiText(line) ? line : encodedWords(line)
}
