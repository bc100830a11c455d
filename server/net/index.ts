import type { IncomingMessage } from 'node:http'
import { readBody } from './body.ts'
import { exchange, refusalOf } from './exchange.ts'
import { Refusal, type FetchGuarded, type FetchOptions, type FetchResult } from './fetch.ts'
import { checkedAddresses, isAllowed, lookupOfSystem, type Lookup } from './resolve.ts'
import { createTurns } from './turns.ts'

export type { Fetched, FetchGuarded, FetchOptions, FetchResult, Refused } from './fetch.ts'
export type { RefusalCode } from './fetch.ts'
export type { Lookup } from './resolve.ts'

export interface FetchConfig {
  /** Hosts that may be fetched from although their addresses are closed: `name`, `*.name`, an address. */
  allowHosts: readonly string[]
}

export interface FetchParts {
  lookup?: Lookup
  /** How long one fetch may take as a whole, DNS and redirects included, in ms. */
  timeMs?: number
  /** PEM of authorities that are trusted in place of the usual ones. */
  ca?: string
  /** Fetches that work, and those that wait for one of them, at most. */
  turns?: { working: number; waiting: number }
}

const mostRedirects = 5
const longestUrl = 8 * 1024

/** The client for every URL out of a mail; nothing else may fetch one. */
export function createFetch(config: FetchConfig, parts: FetchParts = {}): FetchGuarded {
  const { lookup = lookupOfSystem, timeMs = 10_000 } = parts
  const turns = createTurns(parts.turns ?? { working: 8, waiting: 500 })

  /** From the first URL along its redirects to an answer. */
  async function follow(way: Way, options: FetchOptions): Promise<FetchResult> {
    const most = options.redirects ?? mostRedirects
    for (;;) {
      const url = checkedUrl(way.url)
      const open = isAllowed(url.hostname, config.allowHosts)
      const addresses = await checkedAddresses(url.hostname, { lookup, open })
      options.signal?.throwIfAborted()
      const response = await exchange(url, addresses, { ...options, ca: parts.ca })
      try {
        const next = nextOf(url, response)
        if (next === null) return { ok: true, ...way, ...(await answerOf(response, options)) }
        if (way.redirects.length >= most) throw new Refusal('redirects', next)
        way.url = next
        way.redirects.push(next)
      } finally {
        response.destroy()
      }
    }
  }

  return async (url, options) => {
    const way: Way = { url, redirects: [] }
    const refused = (code: Refusal['code'], detail: string): FetchResult => {
      return { ok: false, ...way, code, detail }
    }
    const turn = turns.take()
    if (turn === null) return refused('count', 'too many fetches wait already')
    const end = await turn
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(), timeMs)
    const signal = AbortSignal.any([late.signal, ...(options.signal ? [options.signal] : [])])
    try {
      return await unless(signal, () => follow(way, { ...options, signal }))
    } catch (error) {
      if (late.signal.aborted) return refused('time', `more than ${timeMs} ms`)
      if (options.signal?.aborted) return refused('gone', 'no longer wanted')
      const { code, message } = refusalOf(error)
      return refused(code, message)
    } finally {
      clearTimeout(timer)
      end()
    }
  }
}

interface Way {
  url: string
  redirects: string[]
}

/** DNS cannot be called back: whoever waits for it is let go. */
async function unless<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  signal.throwIfAborted()
  let stop = () => {}
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(new Refusal('time', 'stopped'))
    signal.addEventListener('abort', stop, { once: true })
  })
  try {
    return await Promise.race([work(), aborted])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/** Credentials in a URL go: they are none of ours to send. */
function checkedUrl(text: string): URL {
  const url = text.length <= longestUrl && URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') {
    throw new Refusal('url', text.slice(0, 200))
  }
  url.username = ''
  url.password = ''
  url.hash = ''
  return url
}

/** Where a redirect leads; null for any other answer. */
function nextOf(url: URL, { statusCode = 0, headers }: IncomingMessage): string | null {
  if (![301, 302, 303, 307, 308].includes(statusCode) || !headers.location) return null
  if (!URL.canParse(headers.location, url.href)) throw new Refusal('url', headers.location)
  return new URL(headers.location, url.href).href
}

async function answerOf(response: IncomingMessage, options: FetchOptions) {
  const { statusCode: status = 0, headers } = response
  const [type = '', ...parameters] = (headers['content-type'] ?? '').slice(0, 1000).split(';')
  const named = parameters.map((one) => /^\s*charset\s*=\s*"?([\w.:+-]{1,60})/i.exec(one)?.[1])
  const media = type.trim().toLowerCase()
  const good = status >= 200 && status < 300
  if (good && options.wanted && !options.wanted(media)) throw new Refusal('type', media || 'none')
  const charset = named.find((one) => one !== undefined) ?? null
  // Of a failure nobody wants the page.
  const body = good ? await readBody(response, options.limit) : new Uint8Array()
  return { status, type: media, charset, body }
}
