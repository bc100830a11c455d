import { randomBytes } from 'node:crypto'
import { createOutcomes, type Outcomes } from './outcomes.ts'
import { deepest, signed, verified, type Wanted } from './signature.ts'

/** Leads remote references of one message to a path of ours, at which they are fetched. */
export interface RemoteJob {
  /** Id of the message. */
  message: string
  /** What the path begins with, as seen from the page: `remote/`. */
  base: string
}

/** Remote content that the user asked for: which of it is really the message's, and what came of it. */
export interface Remote {
  readonly secret: string
  /** What a URL is wanted as; null when this message does not ask for it. */
  wanted(message: string, url: string, key: string): Wanted | null
  readonly outcomes: Outcomes
}

/** The secret dies with the process: a page made by an earlier one has to be loaded anew. */
export function createRemote(): Remote {
  const secret = randomBytes(32).toString('base64url')
  return {
    secret,
    wanted: (message, url, key) => verified(secret, message, url, key),
    outcomes: createOutcomes(),
  }
}

/** References of one page or style sheet that are led to us; the others stay blocked. */
const mostReferences = 200
const longestUrl = 4096

/** The path for a remote URL; null when it stays blocked. */
export type Lead = (url: URL, as: 'file' | 'style') => string | null

/** @param depth how many style sheets stand between the message and what is rewritten */
export function leadRemote({ message, base }: RemoteJob, secret: string, depth: number): Lead {
  const known = new Set<string>()
  return (url, as) => {
    const bare = new URL(url)
    bare.hash = ''
    const { href } = bare
    if (!/^https?:$/.test(bare.protocol) || href.length > longestUrl) return null
    if (as === 'style' && depth >= deepest) return null
    if (!known.has(href) && known.size >= mostReferences) return null
    known.add(href)
    const key = signed(secret, message, href, as === 'file' ? 'file' : depth)
    return `${base}${key}?url=${encodeURIComponent(href)}`
  }
}
