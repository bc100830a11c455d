import type { Database } from 'better-sqlite3'
import type { Inbox, RecipientRule, Retention, Scope } from '../../types.ts'
import { noInbox } from './missing.ts'
import { passwordName, type Secrets } from './secrets.ts'

export interface InboxRecord {
  n: number
  id: string
  name: string
  user: string
  origin: Inbox['origin']
  is_default: number
  rules: string
  own_retention: number
  keep_messages: number | null
  keep_days: number | null
  keep_bytes: number | null
  spam_threshold: number
  sending: string
  created_at: number
  total: number
  unread: number
  bytes: number
}

export function maySee(scope: Scope, inbox: string): boolean {
  return scope.inboxes === 'all' || scope.inboxes.includes(inbox)
}

export function ownRetention(record: InboxRecord): Retention | null {
  if (record.own_retention === 0) return null
  return { messages: record.keep_messages, days: record.keep_days, bytes: record.keep_bytes }
}

/** Reads inboxes, on either side; the default one first, then in the order they were made. */
export class InboxRows {
  readonly #all
  readonly #one
  readonly #secrets: Secrets
  readonly #retention: Retention

  /** @param retention of inboxes that say nothing of their own */
  constructor(db: Database, secrets: Secrets, retention: Retention) {
    this.#secrets = secrets
    this.#retention = retention
    this.#all = db.prepare<[], InboxRecord>('SELECT * FROM inbox ORDER BY is_default DESC, n')
    this.#one = db.prepare<[string], InboxRecord>('SELECT * FROM inbox WHERE id = ?')
  }

  records(scope: Scope): InboxRecord[] {
    return this.#all.all().filter((record) => maySee(scope, record.id))
  }

  /** @throws SandboxError `not_found` */
  record(scope: Scope, id: string): InboxRecord {
    const record = maySee(scope, id) ? this.#one.get(id) : undefined
    if (!record) throw noInbox(id)
    return record
  }

  inbox(record: InboxRecord): Inbox {
    return {
      id: record.id,
      name: record.name,
      user: record.user,
      password: this.#secrets.read(passwordName(record.id)) ?? '',
      origin: record.origin,
      isDefault: record.is_default === 1,
      // The store wrote this JSON itself.
      rules: JSON.parse(record.rules) as RecipientRule[],
      retention: ownRetention(record) ?? this.#retention,
      spamThreshold: record.spam_threshold,
      sending: JSON.parse(record.sending) as string[],
      createdAt: new Date(record.created_at).toISOString(),
      total: record.total,
      unread: record.unread,
      bytes: record.bytes,
    }
  }
}
