import type { Peer } from '../options.ts'
import { ask } from '../run/http.ts'
import type { Target } from './target.ts'

/** LIST of ways in which catchers tell how many messages they have. */
const counts: { path: string; count(answer: unknown): number | null }[] = [
  { path: '/api/v1/messages?limit=1', count: (answer) => field(answer, 'total') },
  { path: '/api/messages?limit=1', count: (answer) => field(answer, 'total') },
  { path: '/api/v2/messages?limit=1', count: (answer) => field(answer, 'total') },
  { path: '/api/email/summary?limit=1', count: (answer) => field(answer, 'total') },
]

/** A catcher that runs already. Where its list cannot be counted, acceptance alone is measured. */
export async function connectPeer({ name, smtpPort, httpPort }: Peer): Promise<Target> {
  const base = `http://127.0.0.1:${httpPort}`
  const tries = await Promise.all(
    counts.map(async (way) => ((await total(base, way)) === null ? [] : [way])),
  )
  const [way] = tries.flat()
  return {
    name,
    smtpPort,
    child: null,
    listed: () => (way ? total(base, way) : Promise.resolve(null)),
    stop: () => Promise.resolve(),
  }
}

async function total(base: string, { path, count }: (typeof counts)[number]) {
  try {
    const { status, body } = await ask(base + path)
    return status === 200 ? count(JSON.parse(body)) : null
  } catch {
    // No HTTP there, or no JSON: not this way.
    return null
  }
}

function field(answer: unknown, name: string): number | null {
  if (typeof answer !== 'object' || answer === null) return null
  const value: unknown = Object.entries(answer).find(([key]) => key === name)?.[1]
  return typeof value === 'number' ? value : null
}
