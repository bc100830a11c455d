/**
 * Releasing captured mail through real relays: relays, what is asked for, what becomes of it.
 * Types only, JSON only; part of the vocabulary of `types.ts`.
 */
import type { Text, TlsFacts, TranscriptLine } from '../types.ts'

// ── relays ───────────────────────────────────────────────────────────────────────────────────

/**
 * `none`: clear text. `optional`: STARTTLS when it is offered. `required`: STARTTLS or nothing.
 * `implicit`: TLS from the first byte.
 */
export type RelayTls = 'none' | 'optional' | 'required' | 'implicit'

/** `auto`: the best mechanism that the relay offers. For `xoauth2` the password is an access token. */
export type RelayAuth = 'none' | 'auto' | 'plain' | 'login' | 'cram-md5' | 'xoauth2'

/** What a person decides about a relay. */
export interface RelaySettings {
  name: string
  /** The preset it was made from. */
  preset: string | null
  /** `mx`: straight to the mail exchangers of each recipient; host, port and login mean nothing then. */
  way: 'relay' | 'mx'
  host: string
  port: number
  tls: RelayTls
  /** Of the way `mx`: whether exchangers at private addresses are mailed, which DNS of anybody names. */
  allowPrivate: boolean
  /** Whether the certificate must be good. */
  verify: boolean
  /** PEM of the authority that signs its certificate; null: those that Node trusts. */
  ca: string | null
  auth: RelayAuth
  user: string
  /** The name that EHLO says; null is that of this machine. */
  helo: string | null
  /** Open at once, 1 to 50. */
  connections: number
  /** Messages for each connection, 1 to 1000. */
  perConnection: number
  /** Most recipients in such a time; null is no limit. */
  rate: { second: number | null; hour: number | null; day: number | null }
  /** Bytes; null: what the relay itself says. */
  maxSize: number | null
  /** Recipients in one transaction, 1 to 1000. */
  maxRecipients: number
  /** In place of the reverse-path; null keeps it. */
  envelopeFrom: string | null
  /** In place of the addresses of From, whose names stay; null keeps it. */
  from: string | null
  messageId: 'keep' | 'new'
  /** Signs with a DKIM key of a planned zone. */
  sign: { domain: string; selector: string } | null
  /** Names of header fields that are taken out. */
  strip: string[]
  /** Whether mail that the relay cannot take as it is, is re-encoded. */
  convert: boolean
  /** Attempts in all, seconds to the second one, which double up to `most`. */
  retry: { attempts: number; first: number; most: number }
  /** Takes what names no relay; one relay does. */
  isDefault: boolean
  /** Nothing goes out; what is released waits. */
  paused: boolean
}

export interface Relay extends RelaySettings {
  id: string
  /** `config`: by a flag, the environment or the file; what can be changed of it here is `paused` and `isDefault`. */
  origin: 'hand' | 'config'
  /** Whether a password is kept, which is never told. */
  hasPassword: boolean
  createdAt: string
}

type Optional<T> = { [K in keyof T]?: T[K] | undefined }

/** What is absent is as the preset says, or as usual. */
export interface NewRelay extends Optional<RelaySettings> {
  name: string
  password?: string | undefined
}

/** A null password is none; an absent one stays. */
export interface RelayChange extends Optional<RelaySettings> {
  password?: string | null | undefined
}

export interface RelayList {
  relays: Relay[]
}

/** A field of a preset that the person fills in: a region, a stream. */
export interface PresetChoice {
  id: string
  label: string
  /** Choosing one puts its settings over those of the preset. */
  options: { value: string; label: string; settings: Optional<RelaySettings> }[]
  /** The value that is chosen at first. */
  usual: string
}

/** What is known of a provider, in the language that was asked for. */
export interface RelayPreset {
  id: string
  name: string
  /** Null: it has no relay; `note` says what to do instead. */
  settings: Optional<RelaySettings> | null
  /** What the user name and the password are there, and where to find them. */
  user: { label: string; fixed: string | null; hint: string }
  password: { label: string; hint: string }
  choices: PresetChoice[]
  /** Ports besides the usual one, and whether they speak TLS from the first byte. */
  ports: { port: number; tls: RelayTls }[]
  /** Header fields by which it is steered. */
  headers: string[]
  limits: { bytes: number | null; recipients: number | null }
  /** What people stumble over. */
  note: string
  /** Its documentation. */
  url: string | null
}

/** What a conversation with a relay came to. */
export interface RelayTest {
  ok: boolean
  /** In a sentence, and what to do when it failed. */
  message: string
  /** Which step failed; null when none did. */
  failed: 'resolve' | 'connect' | 'greeting' | 'tls' | 'auth' | 'sender' | 'recipients' | null
  host: string
  port: number
  tls: TlsFacts | null
  /** Keywords of EHLO: 'SIZE 31457280'. */
  extensions: string[]
  transcript: TranscriptLine[]
  ms: number
}

// ── safety ───────────────────────────────────────────────────────────────────────────────────

/** What may be released at all. Patterns: `a@b.example`, `b.example`, `*.b.example`, `*@b.example`. */
export interface ReleasePolicy {
  /** When not empty, only these. */
  allow: string[]
  /** Never these. */
  block: string[]
  /** Everything goes to these addresses instead. */
  redirect: string[]
  /** A release to more recipients must be confirmed with their number. */
  confirmAbove: number
  /** Ids of inboxes nothing is released from. */
  closedInboxes: string[]
  /** Received fields from which on mail counts as going round in circles. */
  mostHops: number
}

// ── a release ────────────────────────────────────────────────────────────────────────────────

/** How a message is to go out; what is absent is as the relay says. */
export interface ReleaseChanges {
  envelopeFrom?: string | undefined
  from?: string | undefined
  messageId?: 'keep' | 'new' | undefined
  sign?: { domain: string; selector: string } | null | undefined
  strip?: string[] | undefined
  convert?: boolean | undefined
}

export interface ReleaseRequest extends ReleaseChanges {
  /** Forward-paths; absent: those of the envelope. */
  to?: string[] | undefined
  /** Id or name; absent: the default relay. */
  relay?: string | undefined
  /** Deletes the message once every recipient has it. */
  deleteAfter?: boolean | undefined
  /** How many recipients the person has agreed to; needed above `ReleasePolicy.confirmAbove`. */
  confirm?: number | undefined
}

/** Something that will differ from what was captured. */
export interface MailAlteration {
  code: string
  text: string
}

/** `blocks`: as long as it is there, nothing goes out. */
export interface ReleaseProblem {
  code: string
  text: string
  blocks: boolean
}

export interface PlannedRecipient {
  address: string
  /** Whom it would have gone to, had it not been redirected. */
  instead: string | null
  /** Why it will not go there; null when it will. */
  refused: ReleaseProblem | null
}

/** What a release would do. */
export interface ReleasePreview {
  relay: { id: string; name: string; host: string }
  envelopeFrom: string
  recipients: PlannedRecipient[]
  /** How many people at how many domains it would reach. */
  reach: { recipients: number; domains: number }
  alterations: MailAlteration[]
  problems: ReleaseProblem[]
  /** True when `confirm` must say the number of recipients. */
  mustConfirm: boolean
  /** Bytes that will go out. */
  size: number
}

/** What the relay said to sender and recipients; no message was sent. */
export interface DryRun extends RelayTest {
  recipients: { address: string; accepted: boolean | null; reply: string | null }[]
}

/**
 * `uncertain`: the connection ended after the whole message had gone out and before the relay said
 * what became of it: it may have arrived, so it is not sent again by itself.
 */
export type RecipientState =
  'queued' | 'sending' | 'deferred' | 'delivered' | 'failed' | 'uncertain' | 'cancelled'

export interface ReleaseRecipient {
  address: string
  instead: string | null
  state: RecipientState
  /** The last answer about it: '250 2.0.0 Ok: queued'; or what kept it from being asked. */
  reply: string | null
  attempts: number
  /** When it was last tried; and when it will be. */
  triedAt: string | null
  nextAt: string | null
}

/** `partial`: some have it, others never will. `held`: paused by a person. */
export type ReleaseState =
  | 'queued'
  | 'sending'
  | 'deferred'
  | 'held'
  | 'delivered'
  | 'partial'
  | 'failed'
  | 'uncertain'
  | 'cancelled'

/** A release in a list. */
export interface ReleaseRow {
  id: string
  /** Order of arrival; never reused. */
  n: number
  /** Releases that were asked for at once share it; null for a single one. */
  batch: string | null
  /** Id of the message, which may be gone by now. */
  message: string
  subject: string | null
  /** Id of its inbox. */
  inbox: string
  relay: { id: string; name: string }
  by: 'person' | 'rule'
  /** Id of the rule. */
  rule: string | null
  state: ReleaseState
  createdAt: string
  /** When the last recipient was settled. */
  endedAt: string | null
  nextAt: string | null
  /** How many recipients are in which state. */
  recipients: Record<RecipientState, number>
  /** The first three addresses. */
  to: string[]
  /** The last thing that went wrong; null when nothing did. */
  reason: string | null
  size: number
}

export interface Release extends ReleaseRow {
  envelopeFrom: string
  changes: ReleaseChanges
  deleteAfter: boolean
  /** The first thousand. */
  list: ReleaseRecipient[]
  /** The newest fifty, oldest first. */
  attempts: ReleaseAttempt[]
}

export interface ReleaseAttempt {
  id: string
  startedAt: string
  /** Null while it goes on. */
  endedAt: string | null
  /** `interrupted`: the process ended before the message had gone out. */
  outcome: 'delivered' | 'partial' | 'deferred' | 'failed' | 'uncertain' | 'interrupted' | null
  /** 'smtp.relay.example:587', and the address that was connected to. */
  server: string | null
  tls: TlsFacts | null
  recipients: number
  transcript: TranscriptLine[]
}

export interface ReleasePage {
  releases: ReleaseRow[]
  cursor: string | null
  /** All that match. */
  total: number
}

/** What became of releases in a stretch of time. Counts are of recipients. */
export interface ReleaseTotals {
  since: string
  recipients: Record<RecipientState, number>
  /** From the release to the relay's acceptance, in ms; null when nothing was delivered. */
  latency: { p50: number; p90: number; p99: number } | null
  relays: { id: string; name: string; recipients: Record<RecipientState, number> }[]
  /** The twenty with most recipients. */
  domains: { domain: string; recipients: Record<RecipientState, number> }[]
  /** Equal stretches, oldest first. */
  time: { at: string; delivered: number; deferred: number; failed: number; uncertain: number }[]
}

export type ReleaseAct = 'pause' | 'resume' | 'cancel' | 'retry'

/** What came of asking to release: each on its own when there were many. */
export interface Released {
  releases: ReleaseRow[]
  batch: string | null
  /** Messages that were not released, and why; the first hundred. */
  refused: { message: string; reason: string }[]
  /** Recipients of what was released whom it does not go to, and why; the first hundred. */
  leftOut: { message: string; address: string; reason: string }[]
  /** How many of each, though the lists may name fewer. */
  counts: { released: number; refused: number; recipients: number; leftOut: number }
}

// ── forwarding by rule ───────────────────────────────────────────────────────────────────────

/** Releases by itself what a search finds, as it comes in. */
export interface ForwardRule {
  id: string
  name: string
  /** As typed in the search box. */
  q: string
  /** Id of an inbox; null is all mail. */
  inbox: string | null
  /** Id of the relay; null is the default one. */
  relay: string | null
  /** Where it goes; empty: to the recipients of the envelope. */
  to: string[]
  /** Messages in an hour; null is no limit. What is above it is not released. */
  perHour: number | null
  enabled: boolean
  createdAt: string
  /** It is about what events after this one tell of: since it was made, or enabled again. */
  since: number
  /** Only messages with a larger `n`: what came in before is left alone. */
  after: number
  /** How many messages it has released, and kept back for the cap or for safety. */
  released: number
  keptBack: number
  /** Why the last one was kept back; null when none was. */
  lastRefusal: Text | null
}

export type NewForwardRule = Pick<ForwardRule, 'name' | 'q'> &
  Optional<Pick<ForwardRule, 'inbox' | 'relay' | 'to' | 'perHour' | 'enabled'>>

export type ForwardRuleChange = Optional<
  Pick<ForwardRule, 'name' | 'q' | 'inbox' | 'relay' | 'to' | 'perHour' | 'enabled'>
>

export interface ForwardRuleList {
  rules: ForwardRule[]
}
