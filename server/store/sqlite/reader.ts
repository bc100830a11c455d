import Database from 'better-sqlite3'
import { SandboxError } from '../../errors.ts'
import { serveThread, Transferred } from '../../thread.ts'
import type { Counts, Inbox, Retention, Scope } from '../../types.ts'
import type { ReleaseQuery } from '../releases.ts'
import type { MatchQuery, SessionQuery, UncheckedQuery } from '../store.ts'
import { storageFailure } from './failure.ts'
import { InboxRows } from './inbox-rows.ts'
import { RawChunks } from './raw.ts'
import { checkable, reports, unchecked, type Bodies } from './read/checks.ts'
import { eventsSince, newestSeq } from './read/events.ts'
import { indexedThrough, newest } from './read/indexed.ts'
import { matching } from './read/matching.ts'
import { message, rawPlace } from './read/message.ts'
import { plannedZone, plannedZones } from './read/planned.ts'
import {
  forwardRules,
  relays,
  relayUsage,
  releasedBodies,
  releasePolicy,
  ruleCursor,
  ruleUsage,
} from './read/relays.ts'
import { releaseTotals } from './read/release-totals.ts'
import { release, releasePlace, releases } from './read/releases.ts'
import { savedSearches } from './read/searches.ts'
import { session, sessions } from './read/sessions.ts'
import { dkimKeyName, relayPasswordName, Secrets } from './secrets.ts'

/** The thread that answers short questions, on a connection that cannot write. */
interface Parts {
  db: Database.Database
  raw: RawChunks
  inboxes: InboxRows
  secrets: Secrets
}

let parts: Parts | undefined

function opened(): Parts {
  if (!parts) throw new Error('the data file is not open')
  return parts
}

/** All queries of one answer see the same state. */
function read<T>(work: (db: Database.Database) => T): T {
  const { db } = opened()
  return db.transaction(() => work(db)).deferred()
}

const handlers = {
  open(path: string, key: Uint8Array, retention: Retention): void {
    const db = new Database(path, { readonly: true, timeout: 5000 })
    const secrets = new Secrets(db, key)
    parts = { db, raw: new RawChunks(db), inboxes: new InboxRows(db, secrets, retention), secrets }
  },

  message: (scope: Scope, id: string) => read((db) => message(db, scope, id)),
  matching: (scope: Scope, search: MatchQuery, ids: string[]) =>
    read((db) => matching(db, scope, search, ids)),
  rawPlace: (scope: Scope, id: string) => read((db) => rawPlace(db, scope, id)),

  rawChunk(owner: number, chunk: number): Transferred<Uint8Array> {
    const data = opened().raw.read(owner, chunk)
    if (!data) {
      throw new SandboxError('not_found', {
        en: 'The message was deleted while it was read.',
        es: 'El mensaje se eliminó mientras se leía.',
      })
    }
    const own = Uint8Array.from(data)
    return new Transferred(own, [own.buffer])
  },

  counts(scope: Scope): Counts {
    const sum = { total: 0, unread: 0, bytes: 0 }
    for (const { total, unread, bytes } of opened().inboxes.records(scope)) {
      sum.total += total
      sum.unread += unread
      sum.bytes += bytes
    }
    return sum
  },

  indexed: () => read((db) => ({ ...indexedThrough(db), newest: newest(db) })),

  inboxes(scope: Scope): Inbox[] {
    const { inboxes } = opened()
    return read(() => inboxes.records(scope).map((record) => inboxes.inbox(record)))
  },

  inbox(scope: Scope, id: string): Inbox {
    const { inboxes } = opened()
    return read(() => inboxes.inbox(inboxes.record(scope, id)))
  },

  savedSearches: (scope: Scope) => read((db) => savedSearches(db, scope)),

  zones: () => read((db) => plannedZones(db)),
  zone: (domain: string) => read((db) => plannedZone(db, domain)),
  dkimKey: (domain: string, selector: string) =>
    opened().secrets.read(dkimKeyName(domain, selector)),

  relays: () => read((db) => relays(db, opened().secrets)),
  relayPassword: (id: string) => opened().secrets.read(relayPasswordName(id)),
  releasePolicy: () => read(releasePolicy),
  forwardRules: () => read(forwardRules),
  ruleCursor: () => read(ruleCursor),
  relayUsage: (relay: string, since: number[]) => read((db) => relayUsage(db, relay, since)),
  ruleUsage: (rule: string, since: number) => read((db) => ruleUsage(db, rule, since)),
  releasedBodies: (digest: string, since: number) =>
    read((db) => releasedBodies(db, digest, since)),
  releases: (scope: Scope, query: ReleaseQuery) => read((db) => releases(db, scope, query)),
  release: (scope: Scope, id: string) => read((db) => release(db, scope, id)),
  releaseTotals: (scope: Scope, asked: { since: string; steps: number; now: number }) =>
    read((db) => releaseTotals(db, scope, asked)),
  releasePlace: (id: string) => read((db) => releasePlace(db, id)),

  unchecked: (query: UncheckedQuery) =>
    moved(
      read((db) => unchecked(db, opened().raw, query)),
      ({ messages }) => messages,
    ),
  checkable: (scope: Scope, id: string, largest: number) =>
    moved(
      read((db) => checkable(db, opened().raw, { scope, id, largest })),
      (one) => [one],
    ),
  reports: (scope: Scope, id: string) => read((db) => reports(db, scope, id)),

  sessions: (scope: Scope, query: SessionQuery) => read((db) => sessions(db, scope, query)),
  session: (scope: Scope, id: string) => read((db) => session(db, scope, id)),
  eventsSince: (scope: Scope, seq: number) => read((db) => eventsSince(db, scope, seq)),
  seq: () => newestSeq(opened().db),
  secret: (name: string) => opened().secrets.read(name),

  close(): void {
    parts?.db.close()
    parts = undefined
  },
}

/** Raw bytes are moved, not copied. */
function moved<T>(value: T, messages: (value: T) => Bodies[]): Transferred<T> {
  const buffers = messages(value).flatMap(({ raw }) => (raw === null ? [] : [raw.buffer]))
  return new Transferred(value, buffers)
}

export type ReaderHandlers = typeof handlers

/** What the medium refuses is said as the writer says it. */
function telling(name: string, handler: (...args: never[]) => unknown) {
  const tell = (...args: never[]) => {
    try {
      return handler(...args)
    } catch (error) {
      throw storageFailure(error, parts?.db.name ?? 'the data file')
    }
  }
  return [name, tell] as const
}

serveThread(Object.fromEntries(Object.entries(handlers).map((each) => telling(...each))))
