import { isUtf8 } from 'node:buffer'
import { parseAddresses } from '../mime/addresses.ts'
import { parseDate } from '../mime/date.ts'
import { bareId } from '../mime/entity.ts'
import {
  bodyCharset,
  decodedValue,
  oneLine,
  readHeader,
  unfolded,
  type FieldPlace,
} from '../mime/header.ts'
import type { HeaderScan } from '../store/store.ts'
import type { Address } from '../types.ts'
import { plainAddresses } from './plain-addresses.ts'

/** Bytes of header that are looked at, and what is kept of it at most. */
export const maxHeader = 256 * 1024
const maxAddresses = 1000
const maxIds = 200
const maxSubject = 4000

const wanted = new Set([
  'subject',
  'from',
  'sender',
  'to',
  'cc',
  'bcc',
  'reply-to',
  'date',
  'message-id',
  'in-reply-to',
  'references',
  'x-tags',
])

/** The scan, and the tags that the mail asks for in `X-Tags`. */
export interface Scan {
  header: HeaderScan
  tags: string[]
}

/**
 * The fast look at a message when it arrives: what the list shows, decoded and bounded. Never
 * throws; what cannot be read is empty. A field that stands twice counts once, the first; address
 * fields are joined.
 */
export function scanHeader(head: Uint8Array): HeaderScan {
  return scan(head).header
}

/** `scanHeader`, with the tags found on the way. */
export function scan(head: Uint8Array): Scan {
  return new Scanner(head.subarray(0, maxHeader)).scan()
}

class Scanner {
  readonly #raw: Uint8Array
  readonly #fields: FieldPlace[]
  readonly #charset: string | null
  #addressesLeft = maxAddresses

  constructor(raw: Uint8Array) {
    this.#raw = raw
    const { fields, bodyStart } = readHeader(raw)
    this.#fields = fields
    // A charset is looked for only where the bytes do not tell it themselves.
    this.#charset = isUtf8(raw.subarray(0, bodyStart)) ? null : bodyCharset(raw, fields)
  }

  scan(): Scan {
    const places = new Map<string, FieldPlace[]>()
    for (const field of this.#fields) {
      if (!wanted.has(field.name)) continue
      const same = places.get(field.name)
      if (same) same.push(field)
      else places.set(field.name, [field])
    }
    const first = (name: string) => places.get(name)?.[0]
    const subject = first('subject')
    const date = first('date')
    const tags = first('x-tags')
    const addresses = (name: string) => this.#addresses(places.get(name))
    return {
      header: {
        subject: subject ? this.#value(subject).slice(0, maxSubject) : null,
        from: addresses('from')[0] ?? null,
        sender: addresses('sender')[0] ?? null,
        to: addresses('to'),
        cc: addresses('cc'),
        bcc: addresses('bcc'),
        replyTo: addresses('reply-to'),
        sentAt: date ? dateOf(unfolded(this.#raw, date)) : null,
        messageId: idsOf(first('message-id'), this.#raw)[0] ?? null,
        inReplyTo: idsOf(first('in-reply-to'), this.#raw),
        references: idsOf(first('references'), this.#raw),
      },
      tags: tags ? this.#value(tags).split(',', 100) : [],
    }
  }

  #value(field: FieldPlace): string {
    return decodedValue(this.#raw, field, this.#charset)
  }

  #addresses(fields: FieldPlace[] = []): Address[] {
    const found: Address[] = []
    for (const field of fields) {
      const text = unfolded(this.#raw, field, this.#charset)
      const left = this.#addressesLeft
      const some = plainAddresses(text, left) ?? parseAddresses(text, left)
      this.#addressesLeft -= some.length
      found.push(...some)
    }
    return found
  }
}

let lastDate = { value: '', iso: null as string | null }

/** Mail that arrives together was mostly written in one second: its Date is read once. */
function dateOf(value: string): string | null {
  if (lastDate.value !== value) lastDate = { value, iso: parseDate(value) }
  return lastDate.iso
}

/** Message-IDs without their brackets; words where there are no brackets. */
function idsOf(field: FieldPlace | undefined, raw: Uint8Array): string[] {
  if (!field) return []
  const text = oneLine(unfolded(raw, field)).slice(0, 64 * 1024)
  const found: string[] = []
  let open = text.indexOf('<')
  if (open < 0) return text.split(/\s+/, maxIds).filter((id) => id !== '')
  while (open >= 0 && found.length < maxIds) {
    const close = text.indexOf('>', open)
    if (close < 0) break
    const id = bareId(text.slice(open, close + 1))
    if (id !== null) found.push(id)
    open = text.indexOf('<', close)
  }
  return found
}
