import { z } from 'zod'
import type { KeptMessage } from '../store/reading.ts'

const text = z.string().max(4000)
const count = z.int().min(0)

const envelope = z.object({
  from: text,
  to: z.array(text).max(100_000),
  body: z.enum(['7BIT', '8BITMIME']).nullable(),
  smtpUtf8: z.boolean(),
  dsn: z
    .object({
      ret: z.enum(['FULL', 'HDRS']).nullable(),
      envid: text.nullable(),
      recipients: z.array(z.object({ notify: z.array(text).max(10), orcpt: text.nullable() })),
    })
    .nullable(),
})

const connection = z.object({
  clientAddress: text,
  clientPort: count,
  serverPort: count,
  ehlo: text.nullable(),
  tls: z.object({ version: text, cipher: text, implicit: z.boolean() }).nullable(),
  user: text.nullable(),
})

/**
 * What stands beside the bytes of a message in an archive. All but the length may be missing: who
 * imports then finds out for himself.
 */
const facts = z.object({
  version: z.literal(1),
  /** In a folder, the name of the file without flags. */
  file: text.optional(),
  /** Bytes of the raw message. */
  length: count,
  id: z.uuid().optional(),
  arrivedAt: z.iso.datetime().optional(),
  /** Name of the inbox. */
  inbox: text.min(1).optional(),
  unread: z.boolean().optional(),
  pinned: z.boolean().optional(),
  tags: z.array(text).max(1000).optional(),
  envelope: envelope.optional(),
  connection: connection.nullable().optional(),
  metadata: z.record(z.string(), z.string()).optional(),
})

export type Facts = z.output<typeof facts>

export function factsOf(message: KeptMessage): Facts {
  const { id, arrivedAt, inbox, unread, pinned, tags, envelope, connection, metadata } = message
  return {
    ...{ version: 1, length: message.size, id, arrivedAt, inbox, unread, pinned, tags },
    ...{ envelope, connection, metadata },
  }
}

/** null for what is not ours: it was written by somebody else, or has been changed. */
export function readFacts(json: string): Facts | null {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return null
  }
  return facts.safeParse(value).data ?? null
}

const LF = 10
const CR = 13

export const fieldName = 'X-Mailproof'
/** The field is never longer; a longer one is not ours. */
export const mostField = 8 * 1024 * 1024
/** Characters of JSON in a line; RFC 5322 §2.1.1 allows 998. */
const lineLength = 900

/**
 * The facts as a header field: JSON in ASCII, folded where a line is full. The last line is never
 * full, so that the field ends where it ends even if the message begins with a blank.
 */
export function factsField(facts: Facts): Buffer {
  const json = `${fieldName}: ${ascii(JSON.stringify(facts))}`
  const whole = json.length % lineLength === 0 ? `${json} ` : json
  const lines: string[] = []
  for (let at = 0; at < whole.length; at += lineLength) lines.push(whole.slice(at, at + lineLength))
  return Buffer.from(`${lines.join('\n ')}\n`, 'latin1')
}

/** Past the line end of the field that these bytes begin with; -1 while it is not there. */
export function fieldEnd(bytes: Buffer): number {
  let line = 0
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) {
    // Another program may have made the line ends CRLF.
    const length = (bytes[at - 1] === CR ? at - 1 : at) - line
    if (length !== (line === 0 ? lineLength : lineLength + 1)) return at + 1
    line = at + 1
  }
  return -1
}

/** The facts of a field with its line ends. */
export function readField(field: Uint8Array): Facts | null {
  const text = Buffer.from(field.buffer, field.byteOffset, field.byteLength).toString('latin1')
  return readFacts(
    text
      .slice(fieldName.length + 1)
      .replace(/\r?\n /g, '')
      .trim(),
  )
}

function ascii(json: string): string {
  return json.replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
