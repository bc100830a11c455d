import type { DnsType } from '../types.ts'
import { createBreaker } from './breaker.ts'
import { createCache } from './cache.ts'
import { isName, plainName } from './names.ts'
import { query, type Heard } from './query.ts'
import type { DnsAnswer, DnsState, Resolver } from './resolver.ts'

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

const lone = (state: DnsState): DnsAnswer => ({ state, records: [], planned: false })

/** Asks the DNS as it is. Answers are kept for their TTL, and a question is asked once at a time. */
export function createLiveResolver(settings: LiveSettings): LiveResolver {
  const { servers, timeoutMs = 2000, cacheMs = 60_000 } = settings
  const now = settings.now ?? (() => performance.now())
  const breaker = createBreaker(now)
  const cache = createCache(now)
  const open = new Map<string, Promise<DnsAnswer>>()
  const gate = createGate(mostOpen)

  async function fetchAnswer(name: string, type: DnsType, key: string): Promise<DnsAnswer> {
    const heard = await gate(async (): Promise<Heard> => {
      if (servers === 'off' || breaker.isOpen())
        return { state: 'unreachable', records: [], ttl: 0 }
      const result = await query(servers, name, type, timeoutMs)
      if (result.state === 'timeout') breaker.silent()
      else if (result.state === 'unreachable') breaker.refused()
      else breaker.answered()
      return result
    })
    const answer = { ...lone(heard.state), records: heard.records }
    cache.keep(key, answer, keptFor(heard, cacheMs))
    return answer
  }

  async function ask(name: string, type: DnsType): Promise<DnsAnswer> {
    if (servers === 'off') return lone('off')
    const plain = plainName(name)
    if (!isName(plain)) return lone('missing')
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

/** Whoever asked may do with it what they like. */
const copy = (answer: DnsAnswer): DnsAnswer => ({ ...answer, records: [...answer.records] })

function keptFor({ state, ttl }: Heard, most: number): number {
  if (state === 'found') return Math.min(most, ttl * 1000)
  return state === 'missing' || state === 'empty' ? Math.min(most, negativeMs) : 0
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
