import type { Envelope } from '../types.ts'
import { plusTag } from './inboxes.ts'

const maxTags = 20
const maxLength = 60

/**
 * The tags of a new message: those given on the way in, those of its `X-Tags` field, and the
 * `+tag` of its recipients. At most 20, one spelling of each.
 */
export function tagsOf(asked: string[], given: string[], envelope: Envelope): string[] {
  const none = asked.length === 0 && given.length === 0
  if (none && !envelope.to.some((address) => address.includes('+'))) return []
  const tags = new Map<string, string>()
  for (const tag of [...given, ...asked, ...plusTags(envelope)]) {
    if (tags.size >= maxTags) break
    const clean = cleanTag(tag)
    if (clean !== '' && !tags.has(clean.toLowerCase())) tags.set(clean.toLowerCase(), clean)
  }
  return [...tags.values()]
}

function* plusTags(envelope: Envelope): Generator<string> {
  for (const address of envelope.to) {
    const tag = plusTag(address)
    if (tag !== null) yield tag
  }
}

function cleanTag(tag: string): string {
  const text = tag
    .slice(0, 1000)
    .replace(/\p{Cc}/gu, ' ')
    .trim()
  return [...text].slice(0, maxLength).join('').trim()
}
