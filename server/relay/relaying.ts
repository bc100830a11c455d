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
import { groundOf, planned } from './plan/plan.ts'
import { releasedBefore } from './plan/texts.ts'
import { told } from './plan/told.ts'
import { startAftermath } from './queue/aftermath.ts'
import { Outgoing } from './queue/outgoing.ts'
import { openRelay, startQueue } from './queue/queue.ts'
import { startRules, wouldMatch } from './rules/runner.ts'
import { shape } from './shape/index.ts'
import type { OpenRelay } from './transport.ts'
import { createTransport } from './transport/index.ts'

type Say = (text: Text) => string

/** Everything that leads out of the sandbox. */
export interface Relaying {
  /** What a release would do; nothing is sent. */
  preview(scope: Scope, id: string, request: ReleaseRequest, say: Say): Promise<ReleasePreview>
  reach(scope: Scope, ids: string[], request: ReleaseRequest, say: Say): Promise<Reach>
  /** Asks the relay as far as RCPT. */
  rehearse(scope: Scope, id: string, request: ReleaseRequest, say: Say): Promise<DryRun>
  release(scope: Scope, id: string, request: ReleaseRequest): Promise<Released>
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
}

/** @throws SandboxError `storage` */
export async function startRelaying(tools: RelayingTools): Promise<Relaying> {
  const { store, events, log, now, dns } = tools
  const acting: ActTools = { ...tools, shape }
  const connect = (relay: OpenRelay) => createTransport(relay, { dns, now })
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

  return {
    async preview(scope, id, request, say) {
      const ground = await groundOf(store, request)
      const plan = await planned(acting, scope, ground, id)
      const { total } = await store.releases(scope, { message: plan.message.id, limit: 1 })
      if (total > 0) plan.problems.push(releasedBefore(total))
      return told(plan, ground, say)
    },
    async reach(scope, ids, request, say) {
      return reachOf(acting, scope, await groundOf(store, request), ids, say)
    },
    async rehearse(scope, id, request, say) {
      const ground = await groundOf(store, request)
      const { envelopeFrom, going, shaped } = await planned(acting, scope, ground, id)
      const transport = connect(await openRelay(store, ground.relay))
      const { maxRecipients } = ground.relay
      const to = going.slice(0, maxRecipients).map(({ address }) => address)
      const { size, eightBit, smtpUtf8 } = shaped
      try {
        const { message, ...rest } = await transport.rehearse({
          ...{ from: envelopeFrom, to, size, eightBit, smtpUtf8 },
        })
        return { ...rest, message: say(message) }
      } finally {
        await transport.close()
      }
    },
    release: (scope, id, request) => releaseOne(acting, scope, id, request),
    releaseMany: (scope, ids, request, say) => releaseMany(acting, scope, ids, request, say),
    async test(relay, say) {
      const transport = connect('password' in relay ? relay : await openRelay(store, relay))
      try {
        const { message, ...rest } = await transport.test()
        return { ...rest, message: say(message) }
      } finally {
        await transport.close()
      }
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
