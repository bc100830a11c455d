import type { Session } from '../../types.ts'
import type { HeaderScan, NewMessage } from '../store.ts'
import { toFirst } from './rows.ts'
import type { MessageColumns, MessageValues, SessionValues } from './wire.ts'

/** @param staged owner of the raw chunks when they were staged before */
export function messageValues(message: NewMessage, staged: number | null): MessageValues {
  const { raw, header } = message
  return {
    id: message.id,
    inbox: message.inbox,
    session: message.session?.id ?? null,
    arrivedAt: Date.parse(message.arrivedAt),
    size: raw instanceof Uint8Array ? raw.length : raw.size,
    staged,
    subject: header.subject,
    fromName: header.from?.name ?? null,
    fromAddress: header.from?.address ?? null,
    toFirst: toFirst(header.to),
    recipients: message.envelope.to.length,
    tags: message.tags,
    unread: message.unread === false ? 0 : 1,
    pinned: message.pinned === true ? 1 : 0,
    sentAt: sentAt(header),
    header: headerJson(header),
    envelope: JSON.stringify(message.envelope),
    connection: message.connection === null ? null : JSON.stringify(message.connection),
    origin: JSON.stringify(message.origin),
    metadata: JSON.stringify(message.metadata),
  }
}

export function noColumns(): MessageColumns {
  return {
    ...{ id: [], inbox: [], session: [], arrivedAt: [], size: [], staged: [] },
    ...{ subject: [], fromName: [], fromAddress: [], toFirst: [], recipients: [], tags: [] },
    ...{ unread: [], pinned: [] },
    ...{ sentAt: [], header: [], envelope: [], connection: [], origin: [], metadata: [] },
  }
}

const fields = Object.keys(noColumns())

export function addRow(columns: MessageColumns, values: MessageValues): void {
  // Each field goes to its own column, so the types agree.
  const all = columns as Record<string, unknown[]>
  for (const [field, value] of Object.entries(values)) all[field]?.push(value)
}

export function rowAt(columns: MessageColumns, at: number): MessageValues {
  const all = columns as Record<string, unknown[]>
  const row: Record<string, unknown> = {}
  for (const field of fields) row[field] = all[field]?.[at]
  // `addRow` filled every column.
  return row as unknown as MessageValues
}

/** The Date field in ms since 1970; null when there is none or it cannot be read. */
export function sentAt({ sentAt: date }: HeaderScan): number | null {
  return date === null ? null : Date.parse(date)
}

/** What of the header the list does not show. */
export function headerJson(header: HeaderScan): string {
  const { subject: _, from: __, ...rest } = header
  return JSON.stringify(rest)
}

export function sessionValues(session: Session): SessionValues {
  const { clientAddress, clientPort, serverPort, ehlo, tls, user } = session
  const connection = { clientAddress, clientPort, serverPort, ehlo, tls, user }
  return {
    id: session.id,
    startedAt: Date.parse(session.startedAt),
    endedAt: session.endedAt === null ? null : Date.parse(session.endedAt),
    outcome: session.outcome,
    reason: session.reason,
    authMethod: session.authMethod,
    messages: session.messages,
    connection: JSON.stringify(connection),
    truncated: session.truncated ? 1 : 0,
    transcript: JSON.stringify(session.transcript),
  }
}
