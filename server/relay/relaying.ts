import type { Bus } from '../events/bus.ts'
import { createPace } from '../events/pace.ts'
import type { Resolver } from '../dns/resolver.ts'
import type { Store } from '../store/store.ts'
import type {
  DryRun,
  Log,
  MessageRow,
  Relay,
  Released,
  ReleasePreview,
  ReleaseRequest,
  RelayTest,
  SandboxEvent,
  Scope,
  Text,
} from '../types.ts'
import { reachOf, releaseMany, releaseOne, type ActTools, type Reach } from './act.ts'
import { said } from '../wording.ts'
import { draftsOf } from './plan/drafts.ts'
import { groundOf, planned, poorest } from './plan/plan.ts'
import { releasedBefore } from './plan/texts.ts'
import { told } from './plan/told.ts'
import { startAftermath } from './queue/aftermath.ts'
import { Outgoing } from './queue/outgoing.ts'
import { openRelay, startQueue } from './queue/queue.ts'
import { startRules, wouldMatch } from './rules/runner.ts'
import { shape } from './shape/index.ts'
import { inWords } from './told.ts'
import type { OpenRelay, ToldTest, Transport } from './transport.ts'
import { createTransport, type Timeouts } from './transport/index.ts'

type Say = (text: Text) => string

/** Everything that leads out of the sandbox. */
export interface Relaying {
  /** What a release would do; nothing is sent. */
  preview(scope: Scope, id: string, request: ReleaseRequest, say: Say): Promise<ReleasePreview>
  reach(scope: Scope, ids: string[], request: ReleaseRequest, say: Say): Promise<Reach>
  /** Asks the relay as far as RCPT. Of many messages only the envelopes are told. */
  rehearse(scope: Scope, ids: string[], request: ReleaseRequest, say: Say): Promise<DryRun>
  release(scope: Scope, id: string, request: ReleaseRequest, say: Say): Promise<Released>
  releaseMany(scope: Scope, ids: string[], request: ReleaseRequest, say: Say): Promise<Released>
  /** @param relay one that is kept, or one to be */
  test(relay: Relay | OpenRelay, say: Say): Promise<RelayTest>
  wouldMatch(
    scope: Scope,
    rule: { q: string; inbox: string | null },
  ): Promise<{ looked: number; matched: number; messages: MessageRow[] }>
  close(): Promise<void>
}

export interface RelayingTools {
  store: Store
  events: Bus<SandboxEvent>
  dns: Resolver
  now(): number
  newId(): string
  /** Whether SMTP at this place is Mailproof's own. */
  isOwn(host: string, port: number): boolean
  /** Puts a report of what failed into an inbox. */
  deliver(report: { inbox: string; to: string; raw: Uint8Array; release: string }): Promise<void>
  log: Log
  /** How long relays are waited for, where that is not as usual. */
  timeouts?: Partial<Timeouts> | undefined
}

/** @throws SandboxError `storage` */
export async function startRelaying(tools: RelayingTools): Promise<Relaying> {
  const { store, events, log, now, dns, timeouts } = tools
  const acting: ActTools = { ...tools, shape }
  const connect = (relay: OpenRelay) => createTransport(relay, { dns, now, timeouts })
  const aftermath = startAftermath(tools)
  const outgoing = new Outgoing({ store, shape })
  const pace = createPace()
  const unsubscribe = events.subscribe(pace.hear)
  const queue = await startQueue({
    ...{ store, events, outgoing, connect, now, log },
    rest: pace.rest,
    settled: aftermath.settled,
  })
  const rules = await startRules({ ...acting, events, now, log })

  /** Has a conversation with a relay, and tells it in the words of who asked. */
  async function tried<T extends ToldTest>(
    relay: OpenRelay,
    say: Say,
    talk: (transport: Transport) => Promise<T>,
  ): Promise<Omit<T, 'message'> & Pick<RelayTest, 'message'>> {
    const transport = connect(relay)
    try {
      const { message, ...rest } = await talk(transport)
      const transcript = inWords(rest.transcript, say)
      return { ...rest, transcript, message: say(message) }
    } finally {
      await transport.close()
    }
  }

  return {
    async preview(scope, id, request, say) {
      const ground = await groundOf(store, request)
      const plan = await planned(acting, scope, ground, id)
      const { total } = await store.releases(scope, { message: plan.message.id, limit: 1 })
      if (total > 0) plan.problems.push(releasedBefore(total))
      return told(plan, { ground, say, poorest: await poorest(acting, scope, plan, ground) })
    },
    async reach(scope, ids, request, say) {
      return reachOf(acting, scope, await groundOf(store, request), ids, say)
    },
    async rehearse(scope, ids, request, say) {
      const ground = await groundOf(store, request)
      const drafts = await draftsOf(acting, scope, ground, ids)
      const relay = await openRelay(store, ground.relay)
      const { recipients, ...rest } = await tried(relay, say, (to) => to.rehearse(drafts.asked))
      const told = [...recipients, ...drafts.unasked].map(({ address, accepted, reply }) => ({
        ...{ address, accepted, reply: reply === null ? null : said(reply, say) },
      }))
      return { ...rest, recipients: told }
    },
    release: (scope, id, request, say) => releaseOne(acting, scope, id, request, say),
    releaseMany: (scope, ids, request, say) => releaseMany(acting, scope, ids, request, say),
    async test(relay, say) {
      const open = 'password' in relay ? relay : await openRelay(store, relay)
      return tried(open, say, (to) => to.test())
    },
    wouldMatch: (scope, rule) => wouldMatch(store, scope, rule),
    async close() {
      unsubscribe()
      await rules.close()
      await queue.close()
      await aftermath.close()
    },
  }
}
