import { scanHeader } from '../../../server/ingest/header.ts'
import type { NewMessage } from '../../../server/store/store.ts'
import type { Address } from '../../../server/types.ts'
import { mimeOnly, type MimeNode } from '../../helpers/mime.ts'
import { aMessage } from '../given.ts'

/** What a test says of a message; what it does not say is not there. */
export interface Fact {
  subject?: string
  from?: Address | string
  to?: (Address | string)[]
  cc?: (Address | string)[]
  bcc?: (Address | string)[]
  replyTo?: (Address | string)[]
  /** Reverse-path; the address of `from` when absent. */
  envelopeFrom?: string
  /** Recipients that only the envelope names. */
  blind?: string[]
  date?: string
  messageId?: string
  /** Any other field. */
  header?: Record<string, string>
  text?: string
  html?: string
  files?: File[]
  /** The raw message is filled up to so many bytes. */
  size?: number
  arrivedAt?: string
  inbox?: string
  user?: string
  tags?: string[]
  read?: boolean
  pinned?: boolean
}

export interface File {
  name: string
  type: string
  body?: string
  /** Shown within the HTML under this Content-ID. */
  cid?: string
}

export const addressOf = (one: Address | string): Address =>
  typeof one === 'string' ? { name: '', address: one } : one

/** The message that a fact describes, for an inbox. */
export function messageOf(fact: Fact, inbox: string): NewMessage {
  const raw = rawOf(fact)
  const named = [...(fact.to ?? []), ...(fact.cc ?? []), ...(fact.bcc ?? [])].map(addressOf)
  const from = fact.from === undefined ? '' : addressOf(fact.from).address
  return {
    ...aMessage(inbox),
    raw,
    header: scanHeader(raw),
    arrivedAt: fact.arrivedAt ?? '2026-11-22T12:00:00.000Z',
    tags: fact.tags ?? [],
    envelope: {
      from: fact.envelopeFrom ?? from,
      to: [...named.map(({ address }) => address), ...(fact.blind ?? [])],
      body: null,
      smtpUtf8: false,
      dsn: null,
    },
    connection:
      fact.user === undefined
        ? null
        : {
            clientAddress: '127.0.0.1',
            clientPort: 40_000,
            serverPort: 1025,
            ehlo: 'client.test',
            tls: null,
            user: fact.user,
          },
  }
}

function rawOf(fact: Fact): Buffer {
  const list = (all?: (Address | string)[]) => all?.map(spelled).join(', ')
  const fields: Record<string, string | undefined> = {
    Subject: fact.subject === undefined ? undefined : encoded(fact.subject),
    From: fact.from === undefined ? undefined : spelled(fact.from),
    To: list(fact.to),
    Cc: list(fact.cc),
    Bcc: list(fact.bcc),
    'Reply-To': list(fact.replyTo),
    Date: fact.date && new Date(fact.date).toUTCString().replace('GMT', '+0000'),
    'Message-ID': fact.messageId && `<${fact.messageId}>`,
    'MIME-Version': '1.0',
    ...fact.header,
  }
  const given = Object.entries(fields).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  )
  const body = bodyOf(fact)
  const raw = mimeOnly({ ...body, headers: { ...Object.fromEntries(given), ...body.headers } })
  const missing = (fact.size ?? 0) - raw.length
  return missing > 0 ? Buffer.concat([raw, Buffer.alloc(missing, '\n')]) : raw
}

function bodyOf({ text, html, files = [] }: Fact): MimeNode {
  const leaf = (type: string, body: string): MimeNode => ({
    headers: { 'Content-Type': `${type}; charset=utf-8`, 'Content-Transfer-Encoding': '8bit' },
    body,
  })
  const bodies = [
    ...(text === undefined ? [] : [leaf('text/plain', text)]),
    ...(html === undefined ? [] : [leaf('text/html', html)]),
  ]
  const [only] = bodies
  const body: MimeNode =
    bodies.length === 1 && only
      ? only
      : { headers: { 'Content-Type': 'multipart/alternative' }, parts: bodies }
  if (bodies.length === 0 && files.length === 0) return leaf('text/plain', '')
  if (files.length === 0) return body
  return { parts: [...(bodies.length === 0 ? [] : [body]), ...files.map(fileOf)] }
}

function fileOf({ name, type, body = 'x', cid }: File): MimeNode {
  const value = Buffer.from(name).toString('base64')
  return {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `${cid === undefined ? 'attachment' : 'inline'}; filename="=?utf-8?B?${value}?="`,
      ...(cid === undefined ? {} : { 'Content-ID': `<${cid}>` }),
    },
    body,
  }
}

function spelled(one: Address | string): string {
  const { name, address } = addressOf(one)
  return name === '' ? address : `${encoded(name)} <${address}>`
}

/** Blanks at either end would be lost. */
function encoded(text: string): string {
  if (/^[A-Za-z0-9]+( [A-Za-z0-9]+)*$/.test(text)) return text
  return `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`
}
