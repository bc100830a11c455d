import type { Message } from '../../server/types.ts'

/** What is being written; files are not kept over a reload. */
export interface Draft {
  inbox: string
  from: string
  to: string[]
  cc: string[]
  bcc: string[]
  replyTo: string[]
  /** Reverse-path; empty is the address of `from`. */
  envelopeFrom: string
  subject: string
  text: string
  html: string
  headers: { name: string; value: string }[]
}

const key = 'mailproof.draft'

export const blank: Draft = {
  inbox: '',
  from: 'Me <me@example.test>',
  to: [],
  cc: [],
  bcc: [],
  replyTo: [],
  envelopeFrom: '',
  subject: '',
  text: '',
  html: '',
  headers: [],
}

export function readDraft(storage: Pick<Storage, 'getItem'>): Draft {
  try {
    const found: unknown = JSON.parse(storage.getItem(key) ?? '{}')
    if (found === null || typeof found !== 'object') return blank
    return { ...blank, ...knownFields(found) }
  } catch (error) {
    console.warn('the draft cannot be read', error)
    return blank
  }
}

export function keepDraft(storage: Pick<Storage, 'setItem'>, draft: Draft): void {
  try {
    storage.setItem(key, JSON.stringify(draft))
  } catch (error) {
    console.warn('the draft is not kept', error)
  }
}

/** A kept message as the beginning of a new one. */
export function draftOf(message: Message, bodies: { text: string; html: string }): Draft {
  const written = ({ name, address }: { name: string; address: string }) =>
    name === '' ? address : `"${name.replace(/["\\]/g, '')}" <${address}>`
  const { from, to, cc, bcc, replyTo, subject, envelope, envelopeOnly } = message
  const returned = envelope.from ?? ''
  return {
    ...blank,
    ...bodies,
    inbox: message.inbox,
    from: from ? written(from) : blank.from,
    to: to.map(written),
    cc: cc.map(written),
    bcc: [...bcc.map(written), ...envelopeOnly],
    replyTo: replyTo.map(written),
    envelopeFrom: returned === from?.address ? '' : returned,
    subject: subject ?? '',
  }
}

function knownFields(found: Partial<Record<keyof Draft, unknown>>): Partial<Draft> {
  const known: Partial<Draft> = {}
  for (const name of ['inbox', 'from', 'envelopeFrom', 'subject', 'text', 'html'] as const) {
    const value = found[name]
    if (typeof value === 'string') known[name] = value
  }
  for (const name of ['to', 'cc', 'bcc', 'replyTo'] as const) {
    const value = found[name]
    if (Array.isArray(value)) known[name] = value.filter((one) => typeof one === 'string')
  }
  if (Array.isArray(found.headers)) known.headers = found.headers.flatMap(headerOf)
  return known
}

function headerOf(entry: unknown): Draft['headers'] {
  if (typeof entry !== 'object' || entry === null) return []
  const { name, value } = entry as { name?: unknown; value?: unknown }
  return typeof name === 'string' && typeof value === 'string' ? [{ name, value }] : []
}
