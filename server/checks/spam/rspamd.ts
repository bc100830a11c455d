import type { CheckInput, Outcome } from '../check.ts'
import type { SpamConfig } from '../../config.ts'
import { mostRules, rounded, type KeptRule, type SpamDetails } from './details.ts'
import type { SpamScorer } from './scorer.ts'
import { engineDown } from './texts.ts'
import { withReceived } from './transport.ts'

/** The address that no sending machine was configured for: rspamd takes it for a local one. */
const nobody = '127.0.0.1'

const largestReply = 4 * 1024 * 1024

/** Asks Rspamd over HTTP (`POST /checkv2`), at the configured address and nowhere else. */
export function createRspamd({ rspamd, sending }: SpamConfig): SpamScorer {
  const url = new URL('/checkv2', rspamd ?? 'http://127.0.0.1:11333')
  return {
    async score(input, { budget }) {
      const began = performance.now()
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: { ...headersOf(input), IP: sending?.ip ?? nobody, Helo: sending?.helo ?? '' },
          body: Uint8Array.from(withReceived(input, sending)),
          redirect: 'error',
          signal: AbortSignal.timeout(budget),
        })
        const text = await bounded(response)
        if (!response.ok) throw new Error(`it says ${response.status}`)
        return outcome(JSON.parse(text), response.headers.get('server'), performance.now() - began)
      } catch (error) {
        const reason = engineDown('Rspamd', url.origin, whyOf(error))
        return { facts: {}, details: null, undecided: { reason, again: true } }
      }
    },
  }
}

/** A header field holds no line ends, and bytes only. */
function headersOf({ envelope, id }: CheckInput): Record<string, string> {
  const plain = (text: string) => encodeURI(text).slice(0, 1000)
  return {
    From: plain(envelope.from),
    ...(envelope.to[0] === undefined ? {} : { Rcpt: plain(envelope.to[0]) }),
    'Queue-Id': id,
    'Content-Type': 'application/octet-stream',
  }
}

async function bounded(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    // The stream of a response brings bytes; its type does not say so.
    const bytes = chunk as Uint8Array
    chunks.push(bytes)
    size += bytes.length
    if (size > largestReply) throw new Error('the reply is too long')
  }
  return Buffer.concat(chunks).toString('utf8')
}

function whyOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return 'no answer in time'
  const { cause } = error
  return cause instanceof Error && cause.message !== '' ? cause.message : error.message
}

/** @param reply JSON from outside */
function outcome(reply: unknown, server: string | null, ms: number): Outcome<SpamDetails> {
  const { score, symbols } = object(reply)
  if (typeof score !== 'number') throw new Error('a reply without a score')
  const rules = Object.values(object(symbols)).flatMap((one) => ruleOf(object(one)) ?? [])
  const rounds = rounded(score)
  const details: SpamDetails = {
    ...{ engine: 'rspamd', score: rounds, content: null, transport: null, ms: Math.round(ms) },
    ruleSet: {
      name: 'Rspamd',
      version: server?.replace(/^rspamd\//i, '') ?? '',
      ...{ rules: 0, notEvaluated: [] },
    },
    rules: rules.sort((a, b) => b.points - a.points).slice(0, mostRules),
  }
  return { facts: { spam: rounds }, details }
}

function ruleOf({ name, score, description, options }: Record<string, unknown>): KeptRule | null {
  if (typeof name !== 'string' || typeof score !== 'number') return null
  const words = typeof description === 'string' ? description : ''
  const first: unknown = Array.isArray(options) ? options[0] : undefined
  return {
    ...{ name, points: Math.round(score * 100) / 100 },
    description: { en: words, es: words },
    ...{ hint: null, scope: 'content' },
    matched: typeof first === 'string' ? { text: first.slice(0, 200), place: null } : null,
  }
}

function object(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
