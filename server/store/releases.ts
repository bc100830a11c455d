import type {
  Changed,
  ForwardRule,
  Relay,
  Release,
  ReleaseAct,
  ReleaseAttempt,
  ReleaseChanges,
  ReleasePage,
  ReleasePolicy,
  ReleaseRow,
  ReleaseState,
  ReleaseTotals,
  Scope,
  Text,
  TranscriptLine,
  TlsFacts,
} from '../types.ts'
import type { ByteRange, RawBytes } from './store.ts'

/**
 * Relays and releases as a storage engine keeps them: a durable queue. What is written here
 * decides what is sent again after the process died, so every method that the queue calls before
 * and after a transaction resolves when it is on the medium.
 *
 * The way of a recipient: `queued` → (`claim`) `sending` → (`settle`) `delivered`, `failed`,
 * `uncertain`, or `deferred` until `nextAt`, when it can be claimed again. A process that dies
 * leaves claims: those for which `committing` was not called go back to where they were at the next
 * start, for nothing was handed over; the others become `uncertain`.
 */
export interface ReleaseStore {
  /** By name, those of `config` too. */
  relays(): Promise<Relay[]>
  /**
   * Keeps a relay, new or changed. The password is kept as a secret: null takes it away, undefined
   * leaves it. When it is the default one no other is.
   * @throws SandboxError `conflict` for a name that is taken, whatever its case
   */
  saveRelay(relay: Omit<Relay, 'hasPassword'>, password?: string | null): Promise<Relay>
  /**
   * What was released through it is still told, by the name it had.
   * @throws SandboxError `conflict` while recipients wait for it
   */
  deleteRelay(id: string): Promise<void>
  /** Null when there is none, or the key of the secrets is lost. */
  relayPassword(id: string): Promise<string | null>

  releasePolicy(): Promise<ReleasePolicy>
  saveReleasePolicy(policy: ReleasePolicy): Promise<void>

  /**
   * Queues releases, all or none. A message keeps its bytes until its releases have ended, even
   * when it is deleted. A second release of a message by the same rule is passed over.
   * @throws SandboxError `not_found` for a message or a relay that is not there
   */
  addReleases(releases: NewRelease[]): Promise<ReleaseRow[]>
  /** Newest first. Who sees some inboxes sees their releases. */
  releases(scope: Scope, query: ReleaseQuery): Promise<ReleasePage>
  release(scope: Scope, id: string): Promise<Release>
  /** @param since ISO instant; `time` has `steps` equal stretches up to now */
  releaseTotals(scope: Scope, since: string, steps: number): Promise<ReleaseTotals>
  /**
   * `pause` holds what waits; `resume` lets it go on; `cancel` gives up what waits (what is being
   * sent is let end); `retry` queues anew what failed, was cancelled, waits or, named by id, is uncertain.
   */
  changeReleases(scope: Scope, target: ReleaseTarget, act: ReleaseAct): Promise<Changed>
  /** The captured bytes, also when the message was deleted meanwhile. */
  releaseRaw(id: string, range?: ByteRange): Promise<RawBytes>

  /** Hands out what is due, the oldest first: each claim is for one transaction. */
  claim(request: ClaimRequest): Promise<Claims>
  /** About to end DATA: from now on a death of the process leaves these attempts uncertain. */
  committing(attempts: string[]): Promise<void>
  /** Keeps what came of attempts, and tells of it. */
  settle(settled: SettledAttempt[]): Promise<void>
  /** Recipients that a relay took since each of these instants (ms). */
  relayUsage(relay: string, since: number[]): Promise<number[]>
  /** Releases whose body has this digest and that a rule asked for, since an instant (ms). */
  releasedBodies(digest: string, since: number): Promise<number>

  /** In the order in which they were made. */
  forwardRules(): Promise<ForwardRule[]>
  /** @throws SandboxError `conflict` for a name that is taken */
  saveForwardRule(
    rule: Omit<ForwardRule, 'since' | 'after' | 'released' | 'keptBack' | 'lastRefusal'>,
  ): Promise<ForwardRule>
  deleteForwardRule(id: string): Promise<void>
  /** Counts what a rule kept back, and why. */
  keptBack(rule: string, messages: number, reason: Text): Promise<void>
  /** The event up to which rules have seen everything; null before the first time. */
  ruleCursor(): Promise<number | null>
  saveRuleCursor(seq: number): Promise<void>
  /** Messages that a rule released since an instant (ms). */
  ruleUsage(rule: string, since: number): Promise<number>
}

export interface NewRelease {
  id: string
  batch: string | null
  /** Id of the message. */
  message: string
  /** Id of the relay. */
  relay: string
  /** Id of the rule; null for a person. */
  rule: string | null
  envelopeFrom: string
  recipients: { address: string; instead: string | null }[]
  changes: ReleaseChanges
  deleteAfter: boolean
  /** SHA-256 of the body, hexadecimal. */
  bodyDigest: string
}

export interface ReleaseQuery {
  states?: ReleaseState[] | undefined
  /** Id of a relay, a message, a batch, a rule. */
  relay?: string | undefined
  message?: string | undefined
  batch?: string | undefined
  rule?: string | undefined
  /** One of its recipients is at this domain. */
  domain?: string | undefined
  limit?: number | undefined
  cursor?: string | undefined
}

export type ReleaseTarget = { ids: string[] } | { query: Omit<ReleaseQuery, 'limit' | 'cursor'> }

export interface ClaimRequest {
  relay: string
  /** Most claims. */
  transactions: number
  /** Most recipients of each, and of all. */
  recipientsEach: number
  recipients: number
  /** All recipients of a claim are at one domain. */
  byDomain: boolean
}

export interface Claims {
  claims: Claim[]
  /** When more will be due at this relay (ms), 0 for now; null when nothing waits. */
  nextAt: number | null
}

export interface Claim {
  /** Id of the attempt. */
  attempt: string
  release: string
  message: string
  inbox: string
  subject: string | null
  by: ReleaseRow['by']
  rule: string | null
  envelopeFrom: string
  recipients: { address: string; attempts: number }[]
  changes: ReleaseChanges
  deleteAfter: boolean
  /** Bytes as captured. */
  size: number
  createdAt: string
}

export interface SettledAttempt {
  attempt: string
  outcome: NonNullable<ReleaseAttempt['outcome']>
  server: string | null
  tls: TlsFacts | null
  transcript: TranscriptLine[]
  recipients: {
    address: string
    /** `queued`: nothing was tried, and it counts as no attempt. */
    state: 'delivered' | 'failed' | 'uncertain' | 'deferred' | 'queued'
    reply: string | null
    /** Of `deferred` and `queued`, in ms. */
    nextAt?: number | undefined
  }[]
}
