import { MailParser, type AddressObject } from 'mailparser'
import { bufferOf } from '../../mime/charset.ts'
import { bareId } from '../../mime/entity.ts'
import { readHeader } from '../../mime/header.ts'
import type { HeaderScan } from '../../store/store.ts'
import type { Address, Part } from '../../types.ts'
import { scanHeader } from '../header.ts'

/** A field as mailsplit hands it to mailparser: bytes as latin1. */
interface Line {
  key: string
  line: string
}

/**
 * What mailparser does with the fields of a header, without its streams, which cost twenty times
 * as much: a method it has but does not declare. `test/ingest/analysis.test.ts` guards it.
 */
interface HeaderParser {
  processHeaders(lines: Line[]): Map<string, unknown>
}
const parser = new MailParser() as unknown as HeaderParser

const shown = new Set(['subject', 'from', 'sender', 'to', 'cc', 'bcc', 'reply-to', 'message-id'])

/** Longer headers are left to the scan: mailparser takes its time with them. */
const maxHeader = 64 * 1024
const maxAddresses = 1000

/**
 * The header fields as they are shown, read by mailparser, which knows more of the world's odd
 * mail than the scan at arrival. The scan stands in where mailparser gives up or guesses: a date
 * it cannot read becomes today, raw latin1 becomes replacement characters.
 */
export function shownHeader(raw: Uint8Array, root: Part | undefined): HeaderScan {
  const scan = scanHeader(raw)
  const end = root?.bodyStart ?? 0
  if (end === 0 || end > maxHeader) return scan
  try {
    return merged(parser.processHeaders(linesOf(raw.subarray(0, end))), scan)
  } catch {
    // Whatever mailparser could not take, the scan has read.
    return scan
  }
}

/** Of a field that stands twice readers take the first and mailparser the last: it gets none. */
function linesOf(block: Uint8Array): Line[] {
  const { fields } = readHeader(block)
  const times = new Map<string, number>()
  for (const { name } of fields) times.set(name, (times.get(name) ?? 0) + 1)
  return fields
    .filter(({ name }) => shown.has(name) && times.get(name) === 1)
    .map(({ name, start, end }) => ({
      key: name,
      line: bufferOf(block).toString('latin1', start, end),
    }))
}

function merged(headers: Map<string, unknown>, scan: HeaderScan): HeaderScan {
  const addresses = (name: string, scanned: Address[]) => {
    const shown = listed(headers.get(name))
    return shown.length === 0 || !shown.every(readable) ? scanned : shown
  }
  const one = (name: string, scanned: Address | null) =>
    addresses(name, scanned ? [scanned] : [])[0] ?? null
  const subject = headers.get('subject')
  return {
    subject: typeof subject === 'string' && isReadable(subject) ? subject : scan.subject,
    from: one('from', scan.from),
    sender: one('sender', scan.sender),
    to: addresses('to', scan.to),
    cc: addresses('cc', scan.cc),
    bcc: addresses('bcc', scan.bcc),
    replyTo: addresses('reply-to', scan.replyTo),
    sentAt: scan.sentAt,
    messageId: ids(headers.get('message-id'))[0] ?? scan.messageId,
    inReplyTo: scan.inReplyTo,
    references: scan.references,
  }
}

function listed(value: unknown): Address[] {
  const found: Address[] = []
  for (const field of Array.isArray(value) ? value : [value]) {
    if (isAddressObject(field)) found.push(...flat(field.value))
  }
  return found.slice(0, maxAddresses)
}

function flat(entries: AddressObject['value']): Address[] {
  return entries.flatMap(({ name, address, group }) => {
    if (group) return flat(group)
    return name || address ? [{ name, address: address ?? '' }] : []
  })
}

function isAddressObject(value: unknown): value is AddressObject {
  return (
    typeof value === 'object' && value !== null && 'value' in value && Array.isArray(value.value)
  )
}

function ids(value: unknown): string[] {
  const id = typeof value === 'string' ? bareId(value) : null
  return id === null ? [] : [id]
}

function readable({ name, address }: Address): boolean {
  return isReadable(name) && isReadable(address)
}

function isReadable(text: string): boolean {
  return !/\ufffd|\p{Cc}/u.test(text)
}
