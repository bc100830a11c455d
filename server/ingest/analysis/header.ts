import { MailParser, type AddressObject, type Headers } from 'mailparser'
import { bareId } from '../../mime/entity.ts'
import type { HeaderScan } from '../../store/store.ts'
import type { Address, Part } from '../../types.ts'
import { scanHeader } from '../header.ts'

/** Longer headers are left to the scan: mailparser takes its time with them. */
const maxHeader = 64 * 1024
const maxAddresses = 1000

/** mailparser inlines images and makes links unless told otherwise; only the header goes in. */
const options = {
  skipHtmlToText: true,
  skipImageLinks: true,
  skipTextToHtml: true,
  skipTextLinks: true,
}

/**
 * The header fields as they are shown, read by mailparser, which knows more of the world's odd
 * mail than the scan at arrival. The scan stands in where mailparser gives up or guesses: a date
 * it cannot read becomes today, raw latin1 becomes replacement characters.
 */
export async function shownHeader(raw: Uint8Array, root: Part | undefined): Promise<HeaderScan> {
  const scan = scanHeader(raw)
  const end = root?.bodyStart ?? 0
  if (end === 0 || end > maxHeader) return scan
  try {
    return merged(await headersOf(raw.subarray(0, end)), scan)
  } catch {
    // Whatever mailparser could not take, the scan has read.
    return scan
  }
}

function headersOf(block: Uint8Array): Promise<Headers> {
  return new Promise((resolve, reject) => {
    const parser = new MailParser(options)
    parser.once('headers', resolve)
    parser.once('error', reject)
    parser.once('end', () => reject(new Error('no header')))
    parser.on('data', () => undefined)
    parser.end(Buffer.concat([block, Buffer.from('\r\n\r\n')]))
  })
}

function merged(headers: Headers, scan: HeaderScan): HeaderScan {
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
  return !/[\ufffd\x00-\x08\x0a-\x1f\x7f]/.test(text)
}
