import { SandboxError } from '../../errors.ts'
import type { Bus } from '../../events/bus.ts'
import { parseSearch } from '../../search/parse.ts'
import type { Store } from '../../store/store.ts'
import type { ForwardRule, Log, MessageRow, SandboxEvent, Scope, Text } from '../../types.ts'
import { newRelease, type ActTools } from '../act.ts'
import { groundOf, planned, refuseBlocked } from '../plan/plan.ts'
import * as texts from '../plan/texts.ts'

interface RunnerTools extends ActTools {
  events: Bus<SandboxEvent>
  now(): number
  log: Log
}

export interface Runner {
  close(): Promise<void>
}

/** Rules act for everybody: who may write one was asked when it was written. */
const everyone: Scope = { actor: 'forward rule', inboxes: 'all' }

const hour = 3_600_000
const day = 24 * hour
/** The same body so often within an hour is no chance. */
const mostSame = 20
/** Messages looked at in one go. */
const atOnce = 100
const againMs = 1000

/**
 * Releases by rule what comes in. It follows the events from its own cursor, which is kept, so that
 * what came in before the process died is looked at after the next start; a message that a rule
 * has released is never released by it again.
 */
export async function startRules(tools: RunnerTools): Promise<Runner> {
  const { store, events, log } = tools
  let rules: ForwardRule[] = []
  let stale = true
  let going: Promise<void> | undefined
  let again = false
  const closing = new AbortController()
  const { signal } = closing
  let timer: ReturnType<typeof setTimeout> | undefined

  async function step(): Promise<void> {
    if (stale) {
      stale = false
      rules = (await store.forwardRules()).filter(({ enabled }) => enabled)
    }
    if (rules.length === 0) return
    // What came in while no rule was in force is left alone.
    const since = Math.min(...rules.map((rule) => rule.since))
    const cursor = Math.max(since, (await store.ruleCursor()) ?? 0)
    const seq = await store.seq()
    if (cursor >= seq) return
    const news = await store.eventsSince(everyone, cursor)
    if (news === null) {
      log.warn({}, 'rules could not follow: mail that came in meanwhile was not forwarded')
      return store.saveRuleCursor(seq)
    }
    const decided = news.filter((event) => event.seq <= seq && decidedIn(event).length > 0)
    for (let from = 0; from < decided.length && !signal.aborted; from += atOnce) {
      await apply(decided.slice(from, from + atOnce))
    }
    if (signal.aborted) return
    await store.saveRuleCursor(seq)
    again ||= news.some((event) => event.seq > seq)
  }

  async function apply(decided: SandboxEvent[]): Promise<void> {
    for (const rule of rules) {
      const meant = decided.filter(({ seq }) => seq > rule.since).flatMap(decidedIn)
      const ids = [...new Set(meant)]
      if (ids.length === 0) continue
      const search = parseSearch(rule.q)
      const inbox = rule.inbox ?? undefined
      for (const row of await store.matching(everyone, { search, inbox }, ids)) {
        if (row.n > rule.after) await forward(tools, rule, row)
      }
    }
  }

  async function go(): Promise<void> {
    while (again && !signal.aborted) {
      again = false
      try {
        await step()
      } catch (error) {
        log.error({ err: error }, 'cannot apply the rules')
        timer = setTimeout(wake, againMs).unref()
        return
      }
    }
  }

  function wake() {
    again = true
    going ??= go().finally(() => (going = undefined))
  }

  const unsubscribe = events.subscribe((event) => {
    if (event.type === 'relays.changed') stale = true
    else if ((rules.length === 0 && !stale) || decidedIn(event).length === 0) return
    wake()
  })
  wake()

  return {
    async close() {
      closing.abort()
      clearTimeout(timer)
      unsubscribe()
      await going
    },
  }
}

/** A search may ask for what the analysis finds, or for what a check decides. */
function decidedIn(event: SandboxEvent): string[] {
  if (event.type === 'message.analysed') return [event.message.id]
  return event.type === 'message.checked' ? [event.id] : []
}

/** Releases a message by a rule, or counts why not. @throws what is about more than this message */
async function forward(tools: RunnerTools, rule: ForwardRule, row: MessageRow): Promise<void> {
  const { store } = tools
  try {
    const known = await store.releases(everyone, { message: row.id, rule: rule.id, limit: 1 })
    if (known.total > 0) return
    const refusal = await refusalOf(tools, rule, row)
    if (refusal) return await store.keptBack(rule.id, 1, refusal)
    const to = rule.to.length > 0 ? rule.to : undefined
    const ground = await groundOf(store, { relay: rule.relay ?? undefined, to })
    const plan = await planned(tools, everyone, ground, row.id)
    refuseBlocked(plan.problems)
    if (await circles(tools, plan.shaped))
      return await store.keptBack(rule.id, 1, texts.mayLoop.text)
    await store.addReleases([newRelease(tools, ground, plan, { batch: null, rule: rule.id })])
  } catch (error) {
    if (!(error instanceof SandboxError) || error.code === 'storage') throw error
    await store.keptBack(rule.id, 1, error.text)
  }
}

async function refusalOf(
  { store, now }: RunnerTools,
  rule: ForwardRule,
  row: MessageRow,
): Promise<Text | null> {
  const { origin } = await store.message(everyone, row.id)
  // A report of what failed would fail again, and again.
  if (origin.kind === 'bounce') return texts.report
  if (rule.perHour === null) return null
  const used = await store.ruleUsage(rule.id, now() - hour)
  return used < rule.perHour ? null : texts.capped(rule.perHour)
}

/**
 * Mail comes back from a server with one more Received field and the body that it went out with;
 * from another sandbox without any, but then again and again.
 */
async function circles(
  { store, now }: RunnerTools,
  { bodyDigest, hops }: { bodyDigest: string; hops: number },
): Promise<boolean> {
  if (hops > 0 && (await store.releasedBodies(bodyDigest, now() - day)) > 0) return true
  return (await store.releasedBodies(bodyDigest, now() - hour)) >= mostSame
}

/** Messages of the last ones that a rule would have matched, the newest first. */
export async function wouldMatch(
  store: Store,
  scope: Scope,
  { q, inbox }: { q: string; inbox: string | null },
): Promise<{ looked: number; matched: number; messages: MessageRow[] }> {
  const search = parseSearch(q)
  const only = inbox ?? undefined
  const messages: MessageRow[] = []
  let looked = 0
  let cursor: string | undefined
  for (let page = 0; page < 5; page++) {
    const rows = await store.list(scope, { inbox: only, limit: 200, cursor })
    const ids = rows.messages.map(({ id }) => id)
    looked += ids.length
    if (ids.length > 0) {
      const found = await store.matching(scope, { search, inbox: only }, ids)
      messages.push(...found.reverse())
    }
    if (rows.cursor === null) break
    cursor = rows.cursor
  }
  return { looked, matched: messages.length, messages: messages.slice(0, 50) }
}
