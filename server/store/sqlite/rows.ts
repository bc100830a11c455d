import type { Address, AnalysisState, Facts, MessageRow } from '../../types.ts'

/** The columns of a list row; `m` is the message, `i` its inbox. */
export const rowColumns = `m.n, m.id, m.uid, i.id AS inbox, m.arrived_at, m.size, m.subject, m.from_name,
  m.from_address, m.to_first, m.recipients, m.unread, m.pinned, m.tags, m.state, m.snippet,
  m.attachments, m.html, m.facts, m.thread, CASE WHEN m.thread > 0 THEN (
    SELECT count(*) FROM message t WHERE t.thread = m.thread AND t.hidden IS NULL) END AS thread_size`

export interface RowRecord {
  n: number
  id: string
  uid: number
  inbox: string
  arrived_at: number
  size: number
  subject: string | null
  from_name: string | null
  from_address: string | null
  to_first: string
  recipients: number
  unread: number
  pinned: number
  tags: string
  state: AnalysisState
  snippet: string
  attachments: number
  html: number
  facts: string
  /** 0 is not yet known. */
  thread: number | null
  thread_size: number | null
}

export function messageRow(record: RowRecord): MessageRow {
  return {
    id: record.id,
    n: record.n,
    uid: record.uid,
    inbox: record.inbox,
    arrivedAt: new Date(record.arrived_at).toISOString(),
    size: record.size,
    subject: record.subject,
    from:
      record.from_address === null
        ? null
        : { name: record.from_name ?? '', address: record.from_address },
    to: addresses(record.to_first),
    recipients: record.recipients,
    unread: record.unread === 1,
    pinned: record.pinned === 1,
    tags: strings(record.tags),
    analysis: record.state,
    snippet: record.snippet,
    attachments: record.attachments,
    html: record.html === 1,
    thread: record.thread === 0 ? null : record.thread,
    threadSize: record.thread_size ?? 1,
    facts: factsOf(record.facts),
  }
}

// The store wrote this JSON itself, from values of these types.
export const addresses = (json: string) => JSON.parse(json) as Address[]
export const strings = (json: string) => JSON.parse(json) as string[]
export const factsOf = (json: string) => (json === '{}' ? {} : (JSON.parse(json) as Facts))

export const toFirst = (to: Address[]) => JSON.stringify(to.slice(0, 5))
