import type { MessagePort } from 'node:worker_threads'
import type { Condition } from '../search/condition.ts'
import type {
  Address,
  Changed,
  ConnectionFacts,
  Counts,
  Deleted,
  DkimKey,
  Envelope,
  Facts,
  Inbox,
  InboxChange,
  Message,
  MessageChange,
  MessagePage,
  MessageRow,
  NewInbox,
  NewSearch,
  Origin,
  Part,
  Retention,
  SandboxEvent,
  SavedSearch,
  Scope,
  SearchChange,
  Session,
  SessionOutcome,
  SessionPage,
  Sort,
  TagCount,
  Text,
  Trouble,
  Zone,
  ZoneChange,
  ZoneRecord,
} from '../types.ts'
import type { ReleaseStore } from './releases.ts'

/**
 * What every storage engine promises; `test/store/contract.ts` holds it to that. Every method
 * returns a promise: an engine may live behind threads or a network.
 *
 * Failures are SandboxErrors: `not_found` for an id that is not there or not in the scope,
 * `conflict` for a name that is taken, `storage` when the medium fails (full, read-only, broken).
 */
export interface Store extends ReleaseStore {
  /** Id of the data file: event numbers mean something only within one file. */
  readonly file: string

  /**
   * Keeps messages, all or none. Resolves when they are on the medium for good (a power loss
   * cannot take them away), and before the event of the commit is published. A message for an inbox that
   * is gone by then goes to the default inbox. The file of a spooled raw is removed; when the call
   * fails it stays, for the caller to try again or remove.
   */
  add(messages: NewMessage[]): Promise<StoredMessage[]>
  /** Writes sessions as they are now; a session with the same id is replaced. */
  saveSessions(sessions: Session[]): Promise<void>

  /**
   * One page of messages, newest first unless the query says otherwise. The signal calls the
   * search off; one that takes too long, or that nobody waits for, fails with `too_slow`.
   */
  list(scope: Scope, query: ListQuery, signal?: AbortSignal): Promise<MessagePage>
  message(scope: Scope, ref: MessageRef): Promise<Message>
  /** Those of these messages that a search finds, as they are now, in order of arrival. */
  matching(scope: Scope, search: MatchQuery, ids: string[]): Promise<MessageRow[]>
  /** The raw bytes, or those in `[from, to)`, read in steps of at most 256 kB. */
  raw(scope: Scope, ref: MessageRef, range?: ByteRange): Promise<RawBytes>
  /** Ids that are not there are passed over, unless all of them are (`not_found`). */
  change(scope: Scope, target: Target, change: MessageChange): Promise<Changed>
  /** Hides at once; `undo` brings back within 60 s, after which the bytes go. */
  delete(scope: Scope, target: Target): Promise<Deleted>
  undo(scope: Scope, token: string): Promise<Changed>
  tags(scope: Scope, inbox?: string): Promise<TagCount[]>
  counts(scope: Scope): Promise<Counts>
  /** How far the full-text index has come. */
  indexed(): Promise<{ indexedThrough: number; pending: number; newest: number }>

  inboxes(scope: Scope): Promise<Inbox[]>
  inbox(scope: Scope, id: string): Promise<Inbox>
  createInbox(scope: Scope, inbox: NewInbox & { origin: Inbox['origin'] }): Promise<Inbox>
  changeInbox(scope: Scope, id: string, change: InboxChange): Promise<Inbox>
  /** Deletes the inbox and, for good, its messages. The default inbox refuses (`conflict`). */
  deleteInbox(scope: Scope, id: string): Promise<void>

  /** Searches that have a name, by name; those of all mail are for whoever sees all of it. */
  savedSearches(scope: Scope): Promise<SavedSearch[]>
  /** A name that is taken, whatever its case, is a `conflict`. */
  saveSearch(scope: Scope, search: NewSearch): Promise<SavedSearch>
  changeSavedSearch(scope: Scope, id: string, change: SearchChange): Promise<SavedSearch>
  deleteSavedSearch(scope: Scope, id: string): Promise<void>

  /** Planned zones, by domain. They are of everybody: the API decides who may. */
  zones(): Promise<Zone[]>
  zone(domain: string): Promise<Zone>
  /** Makes the zone when there is none. */
  saveZone(domain: string, change: ZoneChange): Promise<Zone>
  deleteZone(domain: string): Promise<void>
  /** PEM of the private half; null when there is none, or the key of the secrets is lost. */
  dkimKey(domain: string, selector: string): Promise<string | null>
  /** Keeps the private half as a secret, and puts the record in the zone. */
  addDkimKey(domain: string, key: DkimKey, record: ZoneRecord, privateKey: string): Promise<Zone>
  deleteDkimKey(domain: string, selector: string, recordName: string): Promise<Zone>

  sessions(scope: Scope, query: SessionQuery): Promise<SessionPage>
  session(scope: Scope, id: string): Promise<Session>

  /** Events after `seq`, oldest first; null when they are no longer all there. */
  eventsSince(scope: Scope, seq: number): Promise<SandboxEvent[] | null>
  seq(): Promise<number>

  /** Secrets are kept encrypted with a key file beside the data. */
  secret(name: string): Promise<string | null>
  setSecret(name: string, value: string): Promise<void>

  /**
   * Hands waiting messages to an analyser: `AnalysisJob` goes out on the port, `AnalysisResult`
   * comes back. A new port takes over from one that died.
   */
  analyseWith(port: MessagePort): void

  /**
   * The checks in force. Messages whose report is of another version, or who have none, wait for
   * the queue of the check, the newest first, once they are analysed.
   */
  checkers(checkers: Checker[]): Promise<void>
  /** What waits in a queue, the newest first; only what is below `below`. */
  unchecked(query: UncheckedQuery): Promise<Unchecked>
  /** One message as checks get it, whether or not it waits. */
  checkable(scope: Scope, id: string, largest: number): Promise<Checkable>
  /**
   * Keeps what came of checks. Messages that are gone by then are passed over. `given`: what the
   * queue gives out next, which counts as an attempt should the process die with it.
   */
  saveReports(checked: CheckedMessage[], given?: GivenOut): Promise<void>
  /** Reports of a message, those that are there. */
  reports(scope: Scope, id: string): Promise<StoredReport[]>

  /** Where this process can be reached: told to a second one that wants the same data. */
  describe(address: string): Promise<void>

  /** What keeps the store from its work at this moment; empty when all is well. */
  troubles(): Promise<Trouble[]>

  /** Ends after the last commit; afterwards every method rejects. */
  close(): Promise<void>
}

export interface StoreOptions {
  /** The data file, or ':memory:' for a temporary one that is deleted on close. */
  path: string
  /** For inboxes that say nothing of their own. */
  retention: Retention
  /** Hears every event once, in the order of `seq`, after the call that caused it has resolved. */
  publish(events: readonly SandboxEvent[]): void
  /** The instant that counts as now, in ms; tests hand in their own. */
  now?: () => number
  /** Hears what the person should know: the key file was lost, work behind the scenes failed. */
  warn?: (text: Text) => void
  /** Pages that the data file may have: tests make a full disk of it. */
  maxPages?: number | undefined
}

/** A storage engine: `store/index.ts` lists them. */
export interface Engine {
  id: string
  open(options: StoreOptions): Promise<Store>
}

/** A raw message above 1 MB waits in a file, which the store takes over and removes. */
export interface Spooled {
  file: string
  size: number
  /** The first bytes, enough for the header scan. */
  head: Uint8Array
}

export type RawMail = Uint8Array | Spooled

/** What the fast header scan finds; all decoded, all bounded. */
export interface HeaderScan {
  subject: string | null
  from: Address | null
  sender: Address | null
  to: Address[]
  cc: Address[]
  bcc: Address[]
  replyTo: Address[]
  sentAt: string | null
  messageId: string | null
  inReplyTo: string[]
  references: string[]
}

export interface NewMessage {
  id: string
  inbox: string
  arrivedAt: string
  raw: RawMail
  header: HeaderScan
  envelope: Envelope
  connection: ConnectionFacts | null
  /** The session as it stands, so that it is there even if the process dies now. */
  session: Session | null
  origin: Origin
  tags: string[]
  metadata: Record<string, string>
  /** True when absent; what is imported may have been read. */
  unread?: boolean | undefined
  /** False when absent. */
  pinned?: boolean | undefined
}

export interface StoredMessage {
  id: string
  n: number
  uid: number
}

/** An id, or `latest`: the newest message of the given inbox and search. */
export type MessageRef = string | Latest

export interface Latest {
  latest: true
  inbox?: string | undefined
  search?: Condition | undefined
}

export interface ListQuery {
  inbox?: string | undefined
  search?: Condition | undefined
  sort?: Sort | undefined
  /** 1 to 200; 50 when absent. */
  limit?: number | undefined
  /** From `MessagePage.cursor`. */
  cursor?: string | undefined
  /** Position of the first row; for the scrollbar. */
  offset?: number | undefined
  /** The page that holds this message. */
  around?: string | undefined
}

export type MatchQuery = Pick<ListQuery, 'inbox' | 'search'>

export interface SessionQuery {
  limit?: number | undefined
  cursor?: string | undefined
  outcome?: SessionOutcome | undefined
}

export interface ByteRange {
  from: number
  /** Exclusive. */
  to: number
}

export interface RawBytes {
  /** Bytes that `chunks` will give in all. */
  size: number
  chunks: AsyncIterable<Uint8Array>
}

/** Which messages an act is about. An empty list of ids is nobody; there is no implicit "all". */
export type Target =
  | { ids: string[] }
  | {
      /** An inbox id, or 'all'. */
      inbox: string
      search?: Condition | undefined
      /** Only messages up to this `n`: what came later survives. */
      upTo?: number | undefined
    }

// ── checks ───────────────────────────────────────────────────────────────────────────────────

/** Each queue goes its own pace: checks that look at the bytes alone, and those that ask others. */
export type CheckQueue = 'arrival' | 'background'

export interface Checker {
  id: string
  version: string
  /** Null is run only when somebody asks. */
  queue: CheckQueue | null
  /** Keys of the facts that it decides. */
  facts: string[]
}

export interface UncheckedQuery {
  queue: CheckQueue
  /** Only messages with a smaller `n`. */
  below?: number | undefined
  messages: number
  /** Raw bytes that come along, unless the first message alone has more. */
  bytes: number
  /** Of messages with more bytes the raw is left out. */
  largest: number
}

export interface Unchecked {
  messages: Checkable[]
  /** More will come to wait, although none is there now: an older version is being replaced. */
  more: boolean
}

/** A message as checks get it. */
export interface Checkable {
  n: number
  id: string
  /** Id of its inbox. */
  inbox: string
  /** Null when it is larger than was asked for, or damaged. */
  raw: Uint8Array | null
  size: number
  parts: Part[]
  envelope: Envelope
  connection: ConnectionFacts | null
  arrivedAt: string
  /** How often the process died with it. */
  attempts: number
  /** Versions of the reports that are there, by check. */
  done: Record<string, string>
}

export interface GivenOut {
  queue: CheckQueue
  messages: number[]
}

export interface CheckedMessage {
  n: number
  reports: NewReport[]
  /** The queue that it has gone through; null when some check of it may be left. */
  ends: CheckQueue | null
}

export interface NewReport {
  check: string
  version: string
  facts: Facts
  /** Null when all was decided; JSON otherwise. */
  undecided: unknown
  /** JSON. */
  details: unknown
}

export interface StoredReport {
  check: string
  version: string
  undecided: unknown
  details: unknown
}

// ── between the store and the analysis worker ────────────────────────────────────────────────

export interface AnalysisJob {
  n: number
  raw: Uint8Array
  envelope: Envelope
}

/**
 * What the analysis found; `words` holds tokens by `search/words.ts`, joined by blanks, those of
 * `header` by `search/header-words.ts`.
 */
export interface Analysis {
  header: HeaderScan
  parts: Part[]
  snippet: string
  attachments: number
  html: boolean
  /** True when text or HTML link to the web. */
  link: boolean
  text: Message['text']
  /** Something odd that did not stop the parser; null when nothing. */
  complaint: string | null
  words: {
    subject: string
    from: string
    to: string
    cc: string
    bcc: string
    replyTo: string
    text: string
    name: string
    header: string
  }
}

export type AnalysisResult = { n: number } & ({ analysis: Analysis } | { failure: string })

export type { MessageRow }
