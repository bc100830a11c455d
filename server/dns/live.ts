import type { DnsType } from '../types.ts'
import { SandboxError } from '../errors.ts'
import { createBreaker } from './breaker.ts'
import { createCache } from './cache.ts'
import { isAskable, isName, plainName } from './names.ts'
import { isDnsServer, query, reachesRoot, type Heard } from './query.ts'
import type { DnsAnswer, DnsState, Resolver } from './resolver.ts'
import { mistakes } from './texts.ts'

export interface LiveSettings {
  /** '192.0.2.53', '192.0.2.53:5353', '[2001:db8::53]:5353'; those of the system; nobody. */
  servers: string[] | 'system' | 'off'
  /** For a question, tries included. 2000 when absent. */
  timeoutMs?: number | undefined
  /** No answer is kept for longer: 60000 when absent. */
  cacheMs?: number | undefined
  /** Milliseconds that never go back. */
  now?: (() => number) | undefined
}

export interface LiveResolver extends Resolver {
  /** `unreachable`: for some seconds nobody is asked, for nobody answered. */
  state(): 'on' | 'off' | 'unreachable'
}

const mostOpen = 20
const negativeMs = 10_000

/** A failure so soon after something was learned is not put down to the connection. */
const freshMs = 15_000

const unreachable: Heard = { state: 'unreachable', records: [], ttl: 0 }

const lone = (state: DnsState): DnsAnswer => ({ state, records: [], planned: false })

/**
 * Asks the DNS as it is. Answers are kept for their TTL, and a question is asked once at a time.
 * @throws SandboxError `bad_request` for a server that is no address
 */
export function createLiveResolver(settings: LiveSettings): LiveResolver {
  const { servers, timeoutMs = 2000, cacheMs = 60_000 } = settings
  const wrong = typeof servers === 'string' ? undefined : servers.find((one) => !isDnsServer(one))
  if (wrong !== undefined) throw new SandboxError('bad_request', mistakes.server(wrong))
  const now = settings.now ?? (() => performance.now())
  const breaker = createBreaker(now)
  const cache = createCache(now)
  const open = new Map<string, Promise<DnsAnswer>>()
  const gate = createGate(mostOpen)
  /** When something was last learned of any name. */
  let heardAt = -Infinity
  /** Whether our servers answer at all, while that is being asked. */
  let doubting: Promise<void> | null = null

  /** Asks, and lets the breaker know what came of it. */
  async function hear(name: string, type: DnsType): Promise<Heard> {
    if (servers === 'off' || breaker.isOpen()) return unreachable
    const heard = await query(servers, name, type, timeoutMs)
    // While others are heard of it is this domain's servers that fail.
    const suspect = heard.state === 'failed' && now() - heardAt > freshMs
    if (heard.state === 'unreachable' || (suspect && !(await reachesRoot(servers, timeoutMs)))) {
      breaker.refused()
      return unreachable
    }
    if (heard.state !== 'timeout') breaker.answered()
    else if (breaker.silent()) doubt()
    if (suspect || isLearned(heard.state)) heardAt = now()
    return heard
  }

  /** Behind what is asked: silent domains must not make everything unreachable. */
  function doubt(): void {
    doubting ??= reachesRoot(servers === 'off' ? [] : servers, timeoutMs)
      .then((reached) => (reached ? breaker.answered() : breaker.refused()))
      .finally(() => (doubting = null))
  }

  async function fetchAnswer(name: string, type: DnsType, key: string): Promise<DnsAnswer> {
    const heard = await gate(() => hear(name, type))
    const answer = { ...lone(heard.state), records: heard.records }
    cache.keep(key, answer, keptFor(heard, cacheMs))
    return answer
  }

  async function ask(name: string, type: DnsType): Promise<DnsAnswer> {
    if (servers === 'off') return lone('off')
    const plain = plainName(name)
    if (!isName(plain)) return lone('missing')
    // It may exist, and nobody can be asked.
    if (!isAskable(plain)) return lone('unreachable')
    const key = `${type} ${plain}`
    const kept = cache.get(key)
    if (kept) return copy(kept)
    if (breaker.isOpen()) return lone('unreachable')
    const asked = open.get(key) ?? fetchAnswer(plain, type, key).finally(() => open.delete(key))
    open.set(key, asked)
    return copy(await asked)
  }

  return {
    ask,
    state: () => (servers === 'off' ? 'off' : breaker.isOpen() ? 'unreachable' : 'on'),
  }
}

/** What there is, or that there is nothing. */
const isLearned = (state: DnsState) => ['found', 'missing', 'empty'].includes(state)

/** Whoever asked may do with it what they like. */
const copy = (answer: DnsAnswer): DnsAnswer => ({ ...answer, records: [...answer.records] })

function keptFor({ state, ttl }: Heard, most: number): number {
  if (state === 'found') return Math.min(most, ttl * 1000)
  return isLearned(state) ? Math.min(most, negativeMs) : 0
}

/** Lets so many through at once; the others wait for their turn. */
function createGate(most: number) {
  const waiting: (() => void)[] = []
  let inside = 0
  return async function pass<T>(work: () => Promise<T>): Promise<T> {
    if (inside < most) inside++
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      // Whose turn is next takes over the place.
      const next = waiting.shift()
      if (next) next()
      else inside--
    }
  }
}
