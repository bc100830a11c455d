/**
 * The vocabulary of Mailproof: types only, JSON only, shared by every part and by the UI.
 * Instants are ISO 8601 strings in UTC, sizes are bytes, ids are UUIDv7 unless said otherwise.
 */

import type { ReleaseRow } from './types/release.ts'

export type * from './types/release.ts'

/** A text that people see, in every language of the product. */
export interface Text {
  en: string
  es: string
}

export interface Address {
  /** Display name, decoded; '' when there is none. */
  name: string
  address: string
}

// ── who asks ─────────────────────────────────────────────────────────────────────────────────

/** On whose behalf a request, a subscription or a store call is made. */
export interface Scope {
  actor: string
  /** Ids of the inboxes that may be seen; 'all' is every one, those of the future too. */
  inboxes: 'all' | string[]
}

// ── SMTP ─────────────────────────────────────────────────────────────────────────────────────

/** The SMTP envelope (RFC 5321 §2.3.1), with the parameters the client gave. */
export interface Envelope {
  /** Reverse-path without angle brackets; '' is the null reverse-path. */
  from: string
  /** Forward-paths in the order of RCPT TO. */
  to: string[]
  /** BODY= (RFC 6152). */
  body: '7BIT' | '8BITMIME' | null
  smtpUtf8: boolean
  /** DSN parameters (RFC 3461), as given. */
  dsn: EnvelopeDsn | null
}

export interface EnvelopeDsn {
  ret: 'FULL' | 'HDRS' | null
  envid: string | null
  /** One entry for each forward-path, in the order of `Envelope.to`. */
  recipients: { notify: string[]; orcpt: string | null }[]
}

export interface TlsFacts {
  /** 'TLSv1.3' */
  version: string
  cipher: string
  /** True when the port speaks TLS from the first byte, false after STARTTLS. */
  implicit: boolean
}

/** What SMTP knew of the client when it handed over a message; stands beside the bytes. */
export interface ConnectionFacts {
  clientAddress: string
  clientPort: number
  serverPort: number
  /** The argument of HELO or EHLO; null before either. */
  ehlo: string | null
  tls: TlsFacts | null
  /** The user name of AUTH; null without AUTH. */
  user: string | null
}

/**
 * How a session ended. `interrupted`: the server stopped before the client did.
 * `dropped`: the client went away in the middle of a command or of DATA.
 */
export type SessionOutcome =
  | 'open'
  | 'delivered'
  | 'no-mail'
  | 'auth-refused'
  | 'tls-failed'
  | 'refused'
  | 'dropped'
  | 'timeout'
  | 'interrupted'

export interface TranscriptLine {
  /** Milliseconds since the session started. */
  at: number
  /** `note` is Mailproof's own remark: 'TLS started', '4,812 bytes of message'. */
  from: 'client' | 'server' | 'note'
  /** One line, without CRLF; secrets are masked. */
  text: string
}

/** One SMTP conversation, kept also when no message came of it. */
export interface Session extends ConnectionFacts {
  id: string
  startedAt: string
  /** null while the session is open. */
  endedAt: string | null
  outcome: SessionOutcome
  /** Why it ended so, in one English sentence in SMTP's own words; '' when there is nothing to say. */
  reason: string
  /** The AUTH mechanism that was tried last: 'PLAIN', 'LOGIN', 'CRAM-MD5'. */
  authMethod: string | null
  /** Messages accepted in this session. */
  messages: number
  transcript: TranscriptLine[]
  /** True when lines in the middle of the transcript were left out to bound it. */
  truncated: boolean
}

/** A session in a list: everything but the transcript. */
export type SessionRow = Omit<Session, 'transcript' | 'truncated'>

// ── inboxes ──────────────────────────────────────────────────────────────────────────────────

/** A recipient that a rule matches: the exact address, every address of a domain, or a `+tag`. */
export interface RecipientRule {
  kind: 'address' | 'domain' | 'tag'
  value: string
}

export interface Retention {
  /** Newest messages kept; null is no limit. Pinned messages stay and do not count. */
  messages: number | null
  /** Age in days after which a message goes; null is no limit. */
  days: number | null
  /** Raw bytes kept, the newest first; null is no limit. Pinned messages stay and do not count. */
  bytes: number | null
}

/** `store-refuses`: nothing can be kept at present. `store-damaged`: some of it cannot be read. */
export interface Trouble {
  code: 'store-refuses' | 'store-damaged'
  text: Text
}

export interface Counts {
  total: number
  unread: number
  bytes: number
}

export interface Inbox extends Counts {
  id: string
  name: string
  /** SMTP credentials of the inbox. */
  user: string
  password: string
  /** `user`: opened by an unknown AUTH user name; goes when it was empty for a day. */
  origin: 'hand' | 'user'
  /** True for the one inbox that takes what no other claims; it cannot be deleted. */
  isDefault: boolean
  rules: RecipientRule[]
  retention: Retention
  /** Spam score from which on a message counts as spam. */
  spamThreshold: number
  /** Where its mail will really be sent from, as in `Zone.sending`. */
  sending: string[]
  createdAt: string
}

/** What a person says of a new inbox; the rest is made up. */
export interface NewInbox {
  name: string
  user?: string | undefined
  rules?: RecipientRule[] | undefined
  retention?: Retention | undefined
  spamThreshold?: number | undefined
}

export interface InboxChange {
  name?: string | undefined
  user?: string | undefined
  /** `reset` makes a new one. */
  password?: string | 'reset' | undefined
  rules?: RecipientRule[] | undefined
  retention?: Retention | undefined
  spamThreshold?: number | undefined
  sending?: string[] | undefined
}

// ── messages ─────────────────────────────────────────────────────────────────────────────────

/** Where a message came from. */
export type Origin =
  | { kind: 'smtp' }
  | { kind: 'http'; provider: string }
  | { kind: 'import'; source: string }
  | { kind: 'sample'; name: string }
  /** A delivery status notification of a release that failed. */
  | { kind: 'bounce'; release: string }

/** `failed`: the message could not be analysed (`complaint` says why) and is shown with its raw source. */
export type AnalysisState = 'waiting' | 'analysed' | 'failed'

/** A message in a list: no bodies, at most five addresses of To. */
export interface MessageRow {
  id: string
  /** Internal number in order of arrival; never reused. */
  n: number
  /** Number within its inbox (IMAP's UID). */
  uid: number
  inbox: string
  arrivedAt: string
  /** Bytes of the raw message. */
  size: number
  /** Decoded; null when there is no Subject field. */
  subject: string | null
  from: Address | null
  /** The first five addresses of To. */
  to: Address[]
  /** How many forward-paths the envelope has. */
  recipients: number
  unread: boolean
  pinned: boolean
  tags: string[]
  analysis: AnalysisState
  /** The first words of the text, at most 200 characters; '' until analysed. */
  snippet: string
  /** How many attachments; 0 until analysed. */
  attachments: number
  /** True when the message has an HTML part; false until analysed. */
  html: boolean
  /** The `n` of the message that began its thread; null when it stands alone. */
  thread: number | null
  /** Messages of its thread that are kept, itself included. */
  threadSize: number
  /** What the checks decided; without what is not yet checked, or could not be decided. */
  facts: Facts
}

/** What a part is to a reader. `inline`: shown inside the HTML (cid) rather than beside it. */
export type PartRole = 'container' | 'text' | 'html' | 'inline' | 'attachment'

/** A node of the MIME tree (RFC 2045). Offsets are bytes in the raw message. */
export interface Part {
  /** IMAP section path: '1', '2.1'; the parts of a nested message hang below the path of its part. */
  path: string
  /** Lower case, 'text/plain'. */
  type: string
  charset: string | null
  /** Content-Transfer-Encoding, lower case; '7bit' when absent. */
  encoding: string
  disposition: 'inline' | 'attachment' | null
  /** Decoded file name as the mail gives it; never to be trusted as a path. */
  name: string | null
  /** Content-ID without angle brackets. */
  cid: string | null
  role: PartRole
  headerStart: number
  bodyStart: number
  bodyEnd: number
  /** Bytes after the transfer encoding is undone. */
  size: number
}

/** A message that was opened: everything but the bodies. */
export interface Message extends MessageRow {
  /** Section path of the part that it is, when it is nested in another message; null otherwise. */
  part: string | null
  sender: Address | null
  /** All addresses of To, in place of the row's first five. */
  to: Address[]
  cc: Address[]
  bcc: Address[]
  replyTo: Address[]
  /** Forward-paths that no To, Cc or Bcc field names: what only the envelope knows. */
  envelopeOnly: string[]
  /** The Date field; null when absent or unreadable. */
  sentAt: string | null
  /** Message-ID without angle brackets. */
  messageId: string | null
  inReplyTo: string[]
  references: string[]
  envelope: Envelope
  connection: ConnectionFacts | null
  session: string | null
  origin: Origin
  /** Why the analysis failed, or what the parser found odd; null when nothing. */
  complaint: string | null
  /** Where Text comes from: a text part, the HTML part, or nowhere. */
  text: 'text' | 'html' | null
  parts: Part[]
  metadata: Record<string, string>
  /** The newest event when it was read: what a later one tells may not be in it. */
  seq: number
}

export interface HeaderField {
  name: string
  /** Unfolded and decoded (RFC 2047, RFC 2231). */
  value: string
  /** As it stands in the message, folded, without the last line end. */
  raw: string
}

export interface MessageChange {
  unread?: boolean | undefined
  pinned?: boolean | undefined
  /** Replaces all tags. */
  tags?: string[] | undefined
  addTags?: string[] | undefined
  removeTags?: string[] | undefined
  /** Moves to another inbox. */
  inbox?: string | undefined
}

// ── events ───────────────────────────────────────────────────────────────────────────────────

/** News of one committed change. `seq` grows by one with each event of a data file. */
export interface EventHead {
  seq: number
  at: string
  /** The inbox it is about; null when it is about several or none. */
  inbox: string | null
  /** The counters of that inbox after the change, where they moved. */
  counts?: Counts | undefined
}

export type EventBody =
  | { type: 'message.stored'; message: MessageRow }
  | { type: 'message.analysed'; message: MessageRow }
  /** `ids` names the messages, or is null after an act on more than 1,000: reload. */
  /** A check has ended; `facts` are all of the message, as they are now. */
  | { type: 'message.checked'; id: string; check: string; facts: Facts }
  | { type: 'message.changed'; ids: string[] | null; change: MessageChange }
  | { type: 'messages.deleted'; ids: string[] | null }
  /** Deleted messages that came back by undo. */
  | { type: 'messages.restored'; ids: string[] | null }
  /** The members of a thread as they are now. Too many to be named, or many threads at once: null. */
  | { type: 'thread.changed'; thread: number | null; ids: string[] | null; size: number }
  | { type: 'inbox.created'; id: string }
  | { type: 'inbox.changed'; id: string }
  | { type: 'inbox.deleted'; id: string }
  | { type: 'search.created'; search: SavedSearch }
  | { type: 'search.changed'; search: SavedSearch }
  | { type: 'search.deleted'; id: string }
  /** A planned zone was made, changed or deleted. */
  | { type: 'zone.changed'; domain: string }
  /** Releases as they are now; more than a hundred at once: null. */
  | { type: 'releases.changed'; releases: ReleaseRow[] | null }
  /** A relay, the rules, or what may be released changed: ask again. */
  | { type: 'relays.changed' }
  | { type: 'session.ended'; session: SessionRow }

export type SandboxEvent = EventHead & EventBody

/** What a WebSocket client gets: one JSON object in each frame. `hello` comes first. */
/** A place in the events of a data file. */
export interface Moment {
  file: string
  seq: number
}

export type LiveMessage =
  | SandboxEvent
  /** `file` is the id of the data file: a `since` of another file means nothing. */
  | { type: 'hello'; file: string; seq: number; version: string }
  /** The client missed events that are no longer kept, or was too slow: fetch everything anew. */
  | { type: 'reload' }
  /** From now on the matches of this live search are told: those that events after `seq` bring. */
  | { type: 'search.ready'; id: string; seq: number }
  /** A message that matches since the event `seq`: it came, came back or was changed. */
  | { type: 'search.matched'; id: string; seq: number; message: MessageRow }
  /** More happened at once than is looked at: of events up to `seq` matches were left out. */
  | { type: 'search.missed'; id: string; seq: number }
  /** The search is not understood or not possible; `id` is null when not even that is known. */
  | { type: 'search.failed'; id: string | null; error: ErrorAnswer['error'] }

/** A live search; one with the same id takes its place. */
export interface SearchRequest {
  type: 'search'
  id: string
  q: string
  /** Absent: all mail. */
  inbox?: string | undefined
  /** Whose days `q` means. */
  tz?: string | undefined
}

/** What a WebSocket client may say: one JSON object in each frame. */
export type ClientMessage = SearchRequest | { type: 'search.end'; id: string }

// ── checks ───────────────────────────────────────────────────────────────────────────────────

/** What a check decided, by which messages are found and marked: `spam: 1.4`, `dkim: 'pass'`. */
export type Facts = Record<string, number | string>

/** Where in a message a finding points to. */
export interface Place {
  /** The field that it is about, as it is written; null when it is about a body. */
  header: string | null
  /** Section path of the part; null for the header of the message. */
  part: string | null
  /** Line in the raw message, counted from 1; null when it has no line. */
  line: number | null
}

/** A rule that fired. */
export interface SpamRule {
  name: string
  points: number
  description: string
  /** How to mend it; null when there is nothing to do or nobody wrote it. */
  hint: string | null
  /** `transport`: what the way of the message adds, not its content. */
  scope: 'content' | 'transport'
  /** What it matched, at most 200 characters, and where; null for a rule that matches no text. */
  matched: { text: string; place: Place | null } | null
}

/** Rules that could not be evaluated, and why. */
export interface NotEvaluated {
  reason: 'network' | 'learning' | 'plugin' | 'unsupported' | 'budget' | 'broken'
  rules: number
  /** The first twenty of them. */
  names: string[]
}

/** What every check answers; each adds its own. */
export interface CheckReport {
  check: string
  version: string
  /** `undecided`: nothing was decided, for the `reason` that is given. */
  state: 'done' | 'undecided'
  reason: { code: string; message: string } | null
  /** What came of it, in a few words. */
  summary: string
}

/** A check of a message in short. `waiting`: it was not looked at yet, or not by this version. */
export interface CheckSummary {
  check: string
  title: string
  state: CheckReport['state'] | 'waiting'
  reason: CheckReport['reason']
  summary: string
  facts: Facts
}

export interface CheckList {
  checks: CheckSummary[]
}

export type SpamEngine = 'mailproof' | 'spamassassin-rules' | 'spamd' | 'rspamd'

/** What `GET /api/messages/{id}/checks/spam` answers. */
export interface SpamReport extends CheckReport {
  check: 'spam'
  /** One decimal; null when undecided. */
  score: number | null
  /** The sum of what content adds, and what the way adds; null where an engine tells only a score. */
  content: number | null
  transport: number | null
  threshold: number
  verdict: 'clean' | 'suspicious' | 'spam' | null
  engine: SpamEngine
  ruleSet: { name: string; version: string; rules: number; notEvaluated: NotEvaluated[] } | null
  /** Highest points first. */
  rules: SpamRule[]
  /** How long it took. */
  ms: number
}

// ── authentication ───────────────────────────────────────────────────────────────────────────

/** `unknown`: nothing could be decided, which is neither good nor bad. */
export type Severity = 'good' | 'info' | 'warn' | 'bad' | 'unknown'

/** What a check found, in the language that was asked for. */
export interface Finding {
  code: string
  severity: Severity
  what: string
  why: string
  /** What to do next. */
  mend: string
  /** 'RFC 7208 §4.6.4'; null where no document says it. */
  source: string | null
  where: Place | null
}

/** Types of DNS records that are asked for. */
export type DnsType = 'A' | 'AAAA' | 'CNAME' | 'MX' | 'PTR' | 'TXT'

/** A record of a zone. */
export interface ZoneRecord {
  /** Absolute, lower case, A-labels, without the last dot. */
  name: string
  type: DnsType | 'NS' | 'SOA' | 'SRV' | 'CAA'
  /** Seconds. */
  ttl: number
  /**
   * A, AAAA: the address. TXT: the text, its strings joined. MX: '10 mail.example'; '0 .' is the
   * null MX (RFC 7505). CNAME, PTR, NS: the name, as `name` is. Others: as zone text has it.
   */
  value: string
}

/** A record that a verdict looked at. */
export interface SeenRecord extends Pick<ZoneRecord, 'name' | 'value'> {
  type: DnsType
  planned: boolean
}

/** What every protocol answers; each adds its own. */
export interface Verdict {
  result: string
  /** Of the first finding, as is the summary. */
  severity: Severity
  summary: string
  /** The first one is the verdict in words; the others follow, worst first. */
  findings: Finding[]
  records: SeenRecord[]
  /** What to publish to mend it, exactly. */
  publish: ZoneRecord[]
}

/** By the DNS as it is, and with the planned zone; null where no planned record plays a part. */
export interface Compared<V extends Verdict> {
  /** Of `basis`. */
  result: V['result']
  /** `planned` only where live nothing could be decided. */
  basis: 'live' | 'planned'
  live: V
  planned: V | null
}

/** `not_evaluated`: nobody said where the mail will be sent from. */
export type SpfResult =
  | 'pass'
  | 'fail'
  | 'softfail'
  | 'neutral'
  | 'none'
  | 'permerror'
  | 'temperror'
  | 'not_evaluated'
  | 'undecided'

export interface SpfVerdict extends Verdict {
  /** The worst of `runs`. */
  result: SpfResult
  /** Of MAIL FROM, or of HELO when that is empty; null when neither names a domain. */
  domain: string | null
  identity: 'mailfrom' | 'helo'
  record: string | null
  /** One for each place the mail will be sent from. */
  runs: SpfRun[]
}

export interface SpfRun {
  /** '203.0.113.5', or 'include:spf.relay.example' for the addresses of a relay. */
  source: string
  result: SpfResult
  /** What decided it; null for the default result and for errors. */
  matched: { domain: string; term: string } | null
  /** What `exp=` says to a rejected sender. */
  explanation: string | null
  /** Terms that ask DNS: 10 are allowed; look-ups without an answer: 2 are. */
  lookups: number
  voidLookups: number
  tree: SpfNode | null
}

/** A record as it was evaluated. */
export interface SpfNode {
  domain: string
  record: string | null
  terms: SpfTerm[]
}

export interface SpfTerm {
  /** As it is written. */
  term: string
  outcome: 'match' | 'no-match' | 'error' | 'not-reached' | 'ignored'
  /** How many look-ups it cost, those below it included. */
  lookups: number
  /** What it stood for: the addresses or names that were found, at most ten. */
  found: string[]
  /** The record that it leads to (`include`, `redirect`). */
  child: SpfNode | null
}

export type DkimResult = 'pass' | 'fail' | 'none' | 'temperror' | 'undecided'

export interface DkimVerdict extends Verdict {
  /** `pass` if one signature does. */
  result: DkimResult
  signatures: DkimSignature[]
}

/** Why a signature is as it is. */
export type DkimReason =
  | 'valid'
  | 'broken_body'
  | 'bad_signature'
  | 'no_key'
  | 'bad_key'
  | 'revoked'
  | 'weak_key'
  | 'key_mismatch'
  | 'expired'
  | 'future'
  | 'syntax'
  | 'unsupported'
  | 'from_not_signed'
  | 'dns_error'
  | 'unknown'

export interface DkimSignature {
  /** RFC 8601 §2.7.1; `undecided` without DNS. */
  result: 'pass' | 'fail' | 'policy' | 'neutral' | 'temperror' | 'permerror' | 'undecided'
  reason: DkimReason
  /** One sentence. */
  summary: string
  domain: string
  selector: string
  /** AUID (`i=`). */
  identity: string | null
  /** 'rsa-sha256' */
  algorithm: string
  keyType: 'rsa' | 'ed25519' | null
  keyBits: number | null
  canonicalization: { header: 'simple' | 'relaxed'; body: 'simple' | 'relaxed' }
  /** In the order of `h=`. `oversigned`: signed once more than it is there. */
  headers: { name: string; signed: number; present: number; oversigned: boolean }[]
  /** `l=`, and how many bytes of the body it leaves unsigned. */
  bodyLength: number | null
  unsignedBytes: number
  /** ISO instants. */
  signedAt: string | null
  expiresAt: string | null
  bodyHash: { expected: string; found: string | null }
  /** The key says `t=y`, `t=s`. */
  testing: boolean
  strict: boolean
  key: SeenRecord | null
  where: Place
}

export type DmarcResult =
  'pass' | 'fail' | 'none' | 'permerror' | 'temperror' | 'not_evaluated' | 'undecided'

export type DmarcPolicy = 'none' | 'quarantine' | 'reject'

export interface DmarcVerdict extends Verdict {
  result: DmarcResult
  /** Domain of the From field; null when there is not exactly one. */
  from: string | null
  organisational: { domain: string; rule: 'tree-walk' | 'public-suffix-list' } | null
  policy: {
    /** Where the record was found. */
    domain: string
    record: string
    /** The one that applies to this From, and what else it says. */
    applied: DmarcPolicy
    p: DmarcPolicy
    sp: DmarcPolicy | null
    np: DmarcPolicy | null
    adkim: 'relaxed' | 'strict'
    aspf: 'relaxed' | 'strict'
    pct: number
    testing: boolean
    rua: string[]
    ruf: string[]
  } | null
  identifiers: {
    protocol: 'spf' | 'dkim'
    domain: string
    /** 's1' of DKIM. */
    selector: string | null
    result: string
    mode: 'relaxed' | 'strict'
    aligned: boolean
  }[]
  /** What receivers will do with it; null when that is not known. */
  disposition: 'deliver' | 'quarantine' | 'reject' | null
}

export interface ArcVerdict extends Verdict {
  result: 'pass' | 'fail' | 'none' | 'temperror' | 'undecided'
  sets: {
    instance: number
    domain: string
    selector: string
    chain: 'none' | 'pass' | 'fail' | null
    seal: DkimSignature['result']
    signature: DkimSignature['result']
    /** What it says was seen there. */
    results: string
  }[]
}

export interface BimiVerdict extends Verdict {
  result: 'pass' | 'fail' | 'none' | 'undecided'
  location: string | null
  evidence: string | null
}

export interface PolicyVerdict extends Verdict {
  result: 'pass' | 'fail' | 'none' | 'temperror' | 'undecided'
}

export interface ReverseVerdict extends Verdict {
  result: 'pass' | 'fail' | 'none' | 'temperror' | 'not_evaluated' | 'undecided'
  addresses: {
    address: string
    names: string[]
    /** The name that leads back to the address (FCrDNS). */
    confirmed: string | null
    result: 'pass' | 'fail' | 'none' | 'temperror' | 'undecided'
  }[]
}

export interface ListingVerdict extends Verdict {
  /** `off`: nobody asked for it. */
  result: 'pass' | 'fail' | 'off' | 'not_evaluated' | 'temperror' | 'undecided'
  listings: {
    list: string
    subject: string
    /** The addresses that the list answered with; [] is not listed, null not known. */
    answers: string[] | null
    reason: string | null
  }[]
}

export interface Requirement {
  id: string
  receivers: ('gmail' | 'yahoo' | 'outlook')[]
  state: 'met' | 'missed' | 'unknown' | 'not_applicable'
  finding: Finding
}

/** What Gmail, Yahoo and Outlook ask of those who send much mail. */
export interface RequirementsVerdict extends Verdict {
  result: 'met' | 'missed' | 'undecided'
  items: Requirement[]
}

/** How the message came, and who it says it is from. */
export interface JourneyVerdict extends Verdict {
  result: 'seen'
  session: {
    client: string
    ehlo: string | null
    tls: TlsFacts | null
    user: string | null
  } | null
  /** Who is named where; null where it is absent. */
  identities: { field: string; value: string | null }[]
  /** Recipients of the envelope that no header names. */
  bcc: string[]
  /** Received fields, newest first. */
  hops: { from: string | null; by: string | null; with: string | null; at: string | null }[]
}

/** What `GET /api/messages/{id}/checks/auth` answers; with protocols only when `state` is `done`. */
export interface AuthReport extends CheckReport {
  check: 'auth'
  /** Where the mail will really be sent from, and who says so. */
  sending: { sources: string[]; from: 'zone' | 'inbox' | 'setting' | null }
  /** `off`: by the settings. `unreachable`: no server answers. */
  dns: 'on' | 'off' | 'unreachable'
  /** The domain whose planned zone was used; null where there is none. */
  zone: string | null
  spf: Compared<SpfVerdict> | null
  dkim: Compared<DkimVerdict> | null
  dmarc: Compared<DmarcVerdict> | null
  arc: Compared<ArcVerdict> | null
  bimi: Compared<BimiVerdict> | null
  mtaSts: Compared<PolicyVerdict> | null
  tlsRpt: Compared<PolicyVerdict> | null
  mx: Compared<PolicyVerdict> | null
  reverseDns: Compared<ReverseVerdict> | null
  listings: Compared<ListingVerdict> | null
  requirements: Compared<RequirementsVerdict> | null
  journey: JourneyVerdict | null
  /** How long it took. */
  ms: number
}

/** A file on the web that records lead to: `policy` is that of MTA-STS, the others are of BIMI. */
export interface NamedFile {
  kind: 'logo' | 'certificate' | 'policy'
  url: string
}

/** The files of the domain of a message; to tell them nothing is fetched. */
export interface NamedFiles {
  bimi: NamedFile[]
  mtaSts: NamedFile[]
}

/** A file as it was found and judged. */
export interface JudgedFile {
  kind: NamedFile['kind']
  /** Where it was looked for; null when it was handed in. */
  url: string | null
  /**
   * `unreachable`: it could not be fetched, by which nothing is decided. `refused`: nor could it,
   * and in a way that receivers take for none.
   */
  state: 'read' | 'refused' | 'unreachable'
  /** Of the first finding, as is the summary. */
  severity: Severity
  summary: string
  findings: Finding[]
  /** In bytes, unpacked; null when it was not read. */
  size: number | null
  /** Its beginning as text. */
  excerpt: string | null
  /** Of a picture: a data URL, for an `img` element. */
  picture: string | null
}

export interface JudgedFiles {
  files: JudgedFile[]
}

// ── planned zones ────────────────────────────────────────────────────────────────────────────

/** Records of a domain that are not published yet, and how its mail will be sent. */
export interface Zone {
  domain: string
  records: ZoneRecord[]
  /** '203.0.113.5', '2001:db8::5', 'include:spf.relay.example'. */
  sending: string[]
  keys: DkimKey[]
  changedAt: string
}

/** A key pair that was made here; its private half can be downloaded. */
export interface DkimKey {
  selector: string
  algorithm: 'rsa' | 'ed25519'
  bits: number
  createdAt: string
}

export interface ZoneChange {
  records?: ZoneRecord[] | undefined
  sending?: string[] | undefined
}

export interface NewDkimKey {
  selector: string
  algorithm: 'rsa' | 'ed25519'
  /** Of RSA: 2048 when absent. */
  bits?: 1024 | 2048 | 4096 | undefined
}

export interface ZoneList {
  zones: Zone[]
}

/** A line of zone text that was not understood. */
export interface ZoneMistake {
  line: number
  message: string
}

/** What became of imported zone text: all of it, or nothing. */
export interface ZoneImport {
  zone: Zone
  imported: number
}

/** How a planned record compares with what is published. */
export interface ZonePublication {
  dns: 'on' | 'off' | 'unreachable'
  records: {
    record: ZoneRecord
    state: 'published' | 'different' | 'missing' | 'unknown'
    /** What DNS answers now. */
    live: string[]
  }[]
}

// ── sending through the own SMTP port ────────────────────────────────────────────────────────

/** A sample message; its texts are in the language that was asked for. */
export interface SampleInfo {
  name: string
  title: string
  about: string
  /** How many messages it is. */
  messages: number
}

/** What came in when a sample was sent. */
export interface SamplesSent {
  sent: true
  ids: string[]
}

/** What came in when mail was sent to ourselves. */
export interface Sent {
  id: string | null
}

// ── search ───────────────────────────────────────────────────────────────────────────────────

/** The order of a list. Newest and oldest go by the order in which Mailproof took the messages. */
export type Sort =
  | 'newest'
  | 'oldest'
  | 'largest'
  | 'smallest'
  | 'sender'
  | 'sender-down'
  | 'subject'
  | 'subject-down'

/** A search that has a name. */
export interface SavedSearch {
  id: string
  name: string
  /** As typed in the search box. */
  q: string
  /** The inbox it is about; null is all mail. */
  inbox: string | null
  createdAt: string
}

/** What a person says of a search to be saved. */
export type NewSearch = Pick<SavedSearch, 'name' | 'q' | 'inbox'>

export type SearchChange = { [K in keyof NewSearch]?: NewSearch[K] | undefined }

/** A piece of a search text and what it is; `start` and `end` are characters of the text. */
export interface SearchToken {
  kind: 'word' | 'phrase' | 'operator' | 'key' | 'value' | 'not' | 'paren'
  start: number
  end: number
  /** What the value of a filter comes to, where that is not plain to see: times, sizes. */
  meaning: string | null
}

export interface SearchMistake {
  at: { start: number; end: number }
  message: string
  /** Only something that follows is missing: nobody need be told while it is being typed. */
  unfinished: boolean
}

/** Something that could stand at the caret. */
export interface Completion {
  insert: string
  /** The characters that it takes the place of. */
  replace: { start: number; end: number }
  label: string
  /** '' when there is nothing to say. */
  description: string
}

/** How a search text is read. */
export interface SearchExplanation {
  tokens: SearchToken[]
  errors: SearchMistake[]
  completions: Completion[]
}

/** What searches and lists can be asked for, in the language of the request. */
export interface Catalogue {
  filters: {
    key: string
    /** What its values are: 'words', 'choice', 'date', 'size', 'tag' and more to come. */
    kind: string
    example: string
    description: string
    /** All values there are, or the usual ones. */
    values: { value: string; description: string }[]
  }[]
  sorts: { sort: Sort; description: string }[]
}

// ── answers of the API ───────────────────────────────────────────────────────────────────────

export interface MessagePage {
  messages: MessageRow[]
  /** All messages that match, not only those of this page; at least so many unless `exact`. */
  total: number
  /** False when counting all would have taken too long. */
  exact: boolean
  /** Pass as `cursor` for the next page; null on the last. */
  cursor: string | null
  /** Position of the first row in the whole list. */
  offset: number
  /** Every message up to this `n` is in the search index. */
  indexedThrough: number
  /** Messages that still wait for the index. */
  pending: number
  /**
   * Of a search by what checks decide: messages that match all else, about which nothing is
   * decided; of very many at least so many. Absent otherwise.
   */
  undecided?: number | undefined
  /** Everything up to this event is in the answer. */
  seq: number
}

export interface InboxList {
  inboxes: Inbox[]
  /** Everything up to this event is in the answer, perhaps more. */
  seq: number
}

export interface SearchList {
  searches: SavedSearch[]
  seq: number
}

export interface SessionPage {
  sessions: SessionRow[]
  cursor: string | null
}

export interface TagCount {
  tag: string
  messages: number
}

export interface TagList {
  tags: TagCount[]
  seq: number
}

export interface HeaderList {
  fields: HeaderField[]
}

/** The outcome of an act on messages. */
export interface Changed {
  changed: number
}

export interface Deleted {
  deleted: number
  /** Give it to `POST /api/undo` before `until`; null when nothing was deleted. */
  undo: string | null
  until: string | null
}

/** What a setting is about: `access` is who reaches Mailproof, and what it may fetch. */
export type SettingGroup = 'smtp' | 'access' | 'data' | 'checks' | 'release' | 'run'

/** One setting as it is in force, and the names by which it is set. */
export interface SettingInfo {
  /** Its name in the file; `flag` and `variable` are those on the command line and in the environment. */
  name: string
  flag: string
  variable: string
  group: SettingGroup
  /** What stands for a value: PORT, FILE. */
  placeholder: string
  /** '••••' for secrets. */
  value: string
  source: 'default' | 'file' | 'environment' | 'flag'
  description: Text
}

export interface SmtpListener {
  host: string
  port: number
  /** `starttls`: plain, with STARTTLS offered. */
  tls: 'starttls' | 'implicit'
}

export type AuthMode = 'any' | 'inbox' | 'off'

export interface Info {
  name: 'mailproof'
  version: string
  /** Id of the data file. */
  file: string
  /** Sequence number of the newest event. */
  seq: number
  smtp: { listeners: SmtpListener[]; auth: AuthMode; maxSize: number }
  http: { host: string; port: number; basePath: string; auth: boolean }
  settings: SettingInfo[]
  /** Ids of the checks that run, in the order people see them. */
  checks: string[]
  /** Things the person should know: reachable from the network without a password, a full disk. */
  warnings: { code: string; text: string }[]
  counts: Counts
}

export interface ErrorAnswer {
  error: {
    code: string
    message: string
    /** Where in the search text, in characters, when the error has a place. */
    at?: { start: number; end: number } | undefined
    /** Id of the SMTP session in which it failed, when sending did. */
    session?: string | undefined
  }
}

// ── what parts are handed ────────────────────────────────────────────────────────────────────

/** SMTP credentials, answered from memory: AUTH must not wait for a disk. */
export interface Accounts {
  /** The password of an inbox's SMTP user; undefined when no inbox has that user. */
  password(user: string): string | undefined
}

/** Where a part writes its log lines; fields first, then a sentence. */
export interface Log {
  debug(fields: object, text: string): void
  info(fields: object, text: string): void
  warn(fields: object, text: string): void
  error(fields: object, text: string): void
}

/** What came of the remote content of a message that somebody asked to see. */
export interface RemoteReport {
  loaded: number
  waiting: number
  failures: RemoteFailure[]
}

export interface RemoteFailure {
  url: string
  code: string
  /** Mailproof would not fetch it; false: it could not be had. */
  refused: boolean
  /** In words, in the language of the request. */
  reason: string
}
