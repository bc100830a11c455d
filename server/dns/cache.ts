import type { DnsAnswer } from './resolver.ts'

const mostEntries = 5000

/** Answers for a while; the oldest go first when there are too many. */
export interface AnswerCache {
  get(key: string): DnsAnswer | null
  keep(key: string, answer: DnsAnswer, ms: number): void
}

export function createCache(now: () => number): AnswerCache {
  const entries = new Map<string, { answer: DnsAnswer; until: number }>()
  return {
    get: (key) => {
      const entry = entries.get(key)
      if (!entry) return null
      if (now() < entry.until) return entry.answer
      entries.delete(key)
      return null
    },
    keep: (key, answer, ms) => {
      if (ms <= 0) return
      entries.delete(key)
      entries.set(key, { answer, until: now() + ms })
      const [oldest] = entries.keys()
      if (entries.size > mostEntries && oldest !== undefined) entries.delete(oldest)
    },
  }
}
