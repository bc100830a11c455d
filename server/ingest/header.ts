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

/** Bytes of header that are looked at, and what is kept of it at most. */
export const maxHeader = 256 * 1024
const maxAddresses = 1000
const maxIds = 200
const maxSubject = 4000

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
  const raw = head.subarray(0, maxHeader)
  const fields = new Map<string, FieldPlace[]>()
  const all = readHeader(raw).fields
  const charset = bodyCharset(raw, all)
  for (const field of all) {
    const same = fields.get(field.name)
    if (same) same.push(field)
    else fields.set(field.name, [field])
  }
  const first = (name: string) => fields.get(name)?.[0]
  let left = maxAddresses
  const addresses = (name: string): Address[] => {
    const found: Address[] = []
    for (const field of fields.get(name) ?? []) {
      const some = parseAddresses(unfolded(raw, field, charset), left)
      left -= some.length
      found.push(...some)
    }
    return found
  }
  const ids = (name: string) => idsOf(first(name), raw)
  const subject = first('subject')
  const date = first('date')
  const tags = first('x-tags')
  return {
    header: {
      subject: subject ? decodedValue(raw, subject, charset).slice(0, maxSubject) : null,
      from: addresses('from')[0] ?? null,
      sender: addresses('sender')[0] ?? null,
      to: addresses('to'),
      cc: addresses('cc'),
      bcc: addresses('bcc'),
      replyTo: addresses('reply-to'),
      sentAt: date ? parseDate(unfolded(raw, date)) : null,
      messageId: ids('message-id')[0] ?? null,
      inReplyTo: ids('in-reply-to'),
      references: ids('references'),
    },
    tags: tags ? decodedValue(raw, tags, charset).split(',', 100) : [],
  }
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
