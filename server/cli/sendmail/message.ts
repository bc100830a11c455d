import { randomUUID } from 'node:crypto'
import addressparser from 'nodemailer/lib/addressparser'

/** The message as it came on standard input, cut between header and body. */
export interface Draft {
  /** One string each, unfolded lines kept, without the last line end; bytes as latin1. */
  fields: string[]
  /** From the line end after the header on. */
  body: Buffer
}

export interface Finished {
  raw: Buffer
  /** Addresses that the header names, when they were asked for. */
  recipients: string[]
}

/** Line ends become CRLF; a lone dot ends the message unless it is text. */
export function readDraft(input: Buffer, dotIsText: boolean): Draft {
  let text = input.toString('latin1').replace(/\r?\n/g, '\r\n')
  // A mailbox's separator is not part of the message.
  if (/^>?From /.test(text)) text = text.slice(text.indexOf('\r\n') + 2 || text.length)
  if (!dotIsText) {
    const end = `\r\n${text}`.indexOf('\r\n.\r\n')
    if (end >= 0) text = text.slice(0, end)
    else if (text === '.' || text.endsWith('\r\n.')) text = text.slice(0, -1)
  }
  const header = headerEnd(text)
  return {
    fields: text
      .slice(0, header)
      .split(/\r\n(?![ \t])/)
      .filter(Boolean),
    body: Buffer.from(text.slice(header), 'latin1'),
  }
}

/** Where the header ends: before the empty line, or before the first line that is no field. */
function headerEnd(text: string): number {
  for (let at = 0; at < text.length;) {
    const next = text.indexOf('\r\n', at)
    const line = text.slice(at, next < 0 ? text.length : next)
    const isField = /^[!-9;-~]+[ \t]*:/.test(line) || (at > 0 && /^[ \t]/.test(line))
    if (!isField) return at
    if (next < 0) return text.length
    at = next + 2
  }
  return text.length
}

/**
 * The message to send: with `fromHeader` the recipients of To, Cc and Bcc are taken and Bcc goes.
 * Like every sendmail it adds From, Date and Message-ID where they are missing (RFC 6409 §8).
 */
export function finish(
  { fields, body }: Draft,
  options: { fromHeader: boolean; from: string; domain: string; now: Date },
): Finished {
  const named = (name: RegExp) => fields.filter((field) => name.test(field))
  const kept = options.fromHeader ? fields.filter((field) => !/^bcc[ \t]*:/i.test(field)) : fields
  const added: string[] = []
  if (!named(/^from[ \t]*:/i).length) added.push(`From: ${options.from}`)
  if (!named(/^date[ \t]*:/i).length) {
    added.push(`Date: ${options.now.toUTCString().replace('GMT', '+0000')}`)
  }
  if (!named(/^message-id[ \t]*:/i).length) {
    added.push(`Message-ID: <${randomUUID()}@${options.domain}>`)
  }
  const header = [
    ...kept.map((field) => Buffer.from(field, 'latin1')),
    ...added.map((field) => Buffer.from(field)),
  ]
  const lines = header.flatMap((field) => [field, Buffer.from('\r\n')])
  const gap = body.length === 0 || body.toString('latin1', 0, 2) === '\r\n' ? '' : '\r\n'
  return {
    raw: Buffer.concat([...lines, Buffer.from(gap), body]),
    recipients: options.fromHeader
      ? named(/^(to|cc|bcc)[ \t]*:/i).flatMap((field) => addressesOf(decode(field)))
      : [],
  }
}

const decode = (field: string) =>
  Buffer.from(field.slice(field.indexOf(':') + 1), 'latin1').toString('utf8')

/** The addresses of a list; groups are opened. */
export function addressesOf(list: string): string[] {
  return addressparser(list, { flatten: true })
    .map(({ name, address }) => address || name)
    .filter((address) => address !== '')
}
