/** A stretch of text; `href` where it is safe to make it a link. */
export interface Piece {
  text: string
  href: string | null
}

const START = /https?:\/\/|mailto:|@/gi
/** What ends an address: blanks, quotes, angle brackets, controls, marks that turn the writing. */
const STOP = /[\s<>"`{}|\\^\p{Cc}\p{Cf}]/u
const TRAILING = new Set(".,;:!?'*_~…»”’".split(''))
const CLOSING: Record<string, string> = { ')': '(', ']': '[' }
const LOCAL = /[\w.!#$%&'*+/=?^~-]/
const DOMAIN = /[a-z0-9.-]/i
/** RFC 5321 §4.5.3.1: a local part has at most 64 octets, a domain 255. */
const LONGEST_LOCAL = 64
const LONGEST_DOMAIN = 255
/** Nobody clicks a longer one, and browsers refuse them. */
const LONGEST_URL = 4096

/** Finds http, https and mailto links and bare addresses, in time linear in the text. */
export function linkify(text: string): Piece[] {
  const pieces: Piece[] = []
  let done = 0
  START.lastIndex = 0
  for (let hit = START.exec(text); hit; hit = START.exec(text)) {
    const link =
      hit[0] === '@' ? bareAddress(text, hit.index, done) : url(text, hit.index, hit[0].length)
    if (!link) continue
    if (link.href === null) {
      START.lastIndex = link.end
      continue
    }
    if (link.start > done) pieces.push({ text: text.slice(done, link.start), href: null })
    pieces.push({ text: text.slice(link.start, link.end), href: link.href })
    done = link.end
    START.lastIndex = done
  }
  if (done < text.length) pieces.push({ text: text.slice(done), href: null })
  return pieces
}

interface Link {
  start: number
  end: number
  /** null: looked like one up to `end`, and is none. */
  href: string | null
}

function url(text: string, start: number, scheme: number): Link | null {
  if (start > 0 && /\w/.test(text.charAt(start - 1))) return null
  let seen = start + scheme
  const last = Math.min(text.length, start + LONGEST_URL)
  while (seen < last && !STOP.test(text.charAt(seen))) seen++
  const end = withoutTrailing(text, start, seen)
  const href = text.slice(start, end)
  if (end > start + scheme && URL.canParse(href)) return { start, end, href }
  return { start, end: seen, href: null }
}

/** A sentence's own punctuation is no part of the link; a bracket is when it was opened inside. */
function withoutTrailing(text: string, start: number, end: number): number {
  const open = countBrackets(text, start, end)
  for (; end > start; end--) {
    const last = text.charAt(end - 1)
    const opener = CLOSING[last]
    if (opener === undefined ? !TRAILING.has(last) : (open[last] ?? 0) <= (open[opener] ?? 0)) break
    if (opener !== undefined) open[last] = (open[last] ?? 0) - 1
  }
  return end
}

function countBrackets(text: string, start: number, end: number): Record<string, number> {
  const counts: Record<string, number> = { '(': 0, ')': 0, '[': 0, ']': 0 }
  for (let at = start; at < end; at++) {
    const char = text.charAt(at)
    if (char in counts) counts[char] = (counts[char] ?? 0) + 1
  }
  return counts
}

function bareAddress(text: string, at: number, done: number): Link | null {
  let start = at
  const first = Math.max(done, at - LONGEST_LOCAL)
  while (start > first && LOCAL.test(text.charAt(start - 1))) start--
  while (start < at && /[^\w]/.test(text.charAt(start))) start++
  let end = at + 1
  const last = Math.min(text.length, end + LONGEST_DOMAIN)
  while (end < last && DOMAIN.test(text.charAt(end))) end++
  while (end > at && /[.-]/.test(text.charAt(end - 1))) end--
  const domain = text.slice(at + 1, end)
  if (start === at || !domain.includes('.') || domain.startsWith('.')) return null
  return { start, end, href: `mailto:${text.slice(start, end)}` }
}
