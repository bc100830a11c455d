/** What stands between two commas of an address field; null where it is not there. */
export interface Mailbox {
  /** Still encoded. */
  name: string | null
  address: string | null
}

/** Closing brackets that are tried, for an address may hold some. */
const maxBrackets = 20

/** RFC 5322 §3.4.1, and much that only looks like it; of bytes, of which only ASCII is blank. */
const mailbox =
  /(?:"(?:[^"\\]|\\[^])*"|[^@ \t-\r<>()[\],:;"][^@ \t-\r<>()[\],:;]*)@(?:\[[\d:.]+\]|[^" \t-\r<>()[\],:;]+)/y
const comment = /\((?:[^()\\]|\\[^])*\)/g

/**
 * The mailboxes of an address field as SpamAssassin finds them: laxer than RFC 5322, and with no
 * address where there is only something like one.
 */
export function mailboxesIn(value: string, limit: number): Mailbox[] {
  const text = withoutGroup(value.replace(/[ \t-\r]+$/, '').replaceAll('\\\\', ''))
  const found: Mailbox[] = []
  let at = 0
  while (at < text.length && found.length < limit) {
    const next = bracketed(text, at) ?? bare(text, at) ?? worded(text, at)
    if (next === null) break
    found.push(next.mailbox)
    at = next.end
  }
  return found.concat(leftOver(text.slice(at))).slice(0, limit)
}

/** `Name: a@b, c@d;` is a group: what stands before its colon names nobody. */
function withoutGroup(text: string): string {
  const free = /^[^"()<>]*/.exec(text)?.[0] ?? ''
  const colon = free.lastIndexOf(':')
  if (colon < 1) return text
  const members = text.slice(skipBlank(text, colon + 1))
  return members.startsWith(';') ? '' : members
}

interface Found {
  mailbox: Mailbox
  end: number
}

/** `Name <address>`, the address perhaps twice. */
function bracketed(text: string, at: number): Found | null {
  const open = wordsEnd(text, at)
  if (text[open] !== '<') return null
  const start = skipBlank(text, open + 1)
  const stop = text.slice(start).search(/[>@]/)
  if (stop < 0) return null
  for (const close of closings(text, start + stop)) {
    const end = ending(text, repeated(text, close + 1))
    if (end === null) continue
    const inside = text
      .slice(start, close)
      .replace(/[ \t-\r]+$/, '')
      .replace(comment, '')
    return {
      mailbox: named(text.slice(skipBlank(text, at), open), addressOf(inside), end.comment),
      end: end.end,
    }
  }
  return null
}

/** Where the bracket may close, the furthest first: behind the word, or within it. */
function closings(text: string, from: number): number[] {
  const word = text.slice(from).search(/[ \t-\r]/)
  const wordEnd = word < 0 ? text.length : from + word
  const behind = skipBlank(text, wordEnd)
  const found = text[behind] === '>' && behind > wordEnd ? [behind] : []
  let close = text.lastIndexOf('>', wordEnd - 1)
  while (close >= from && found.length < maxBrackets) {
    found.push(close)
    close = close === 0 ? -1 : text.lastIndexOf('>', close - 1)
  }
  return found
}

/** Some programs write the address a second time. */
function repeated(text: string, at: number): number {
  const again = /[ \t-\r]*<(?:[ \t-\r]*"(?:[^"\\]|\\[^])*")?[^ \t-\r<>]*>/y
  let end = at
  for (again.lastIndex = at; again.test(text); again.lastIndex = end) end = again.lastIndex
  return end
}

function bare(text: string, at: number): Found | null {
  mailbox.lastIndex = skipBlank(text, at)
  const address = mailbox.exec(text)?.[0]
  if (address === undefined) return null
  const end = ending(text, skipBlank(text, at) + address.length)
  return end && { mailbox: named('', addressOf(address), end.comment), end: end.end }
}

/** Words alone, which may be an address after all. */
function worded(text: string, at: number): Found | null {
  const stop = wordsEnd(text, at)
  const end = stop > at ? ending(text, stop) : null
  if (end === null) return null
  const { name } = named(text.slice(skipBlank(text, at), stop), null, end.comment)
  const address = name === null ? null : addressOf(name)
  const whole = address !== null && /@(?:[\w-]{1,63}\.)+[a-z][a-z0-9-]+$/i.test(address)
  return { mailbox: whole ? { name: null, address } : { name, address: null }, end: end.end }
}

/** Where words and quoted strings end. */
function wordsEnd(text: string, at: number): number {
  const words = /(?:"(?:[^"\\]|\\[^])*"|[^",;<]+)*/y
  words.lastIndex = skipBlank(text, at)
  words.test(text)
  return words.lastIndex
}

/** A mailbox ends at a comma, a semicolon or the end, perhaps with a comment before it. */
function ending(text: string, at: number): { end: number; comment: string | null } | null {
  const tail = /[ \t-\r]*(?:\(((?:[^()\\]|\\[^])*)\))?[ \t-\r]*(?:[,;]|$)/y
  tail.lastIndex = at
  const found = tail.exec(text)
  return found && { end: tail.lastIndex, comment: found[1] ?? null }
}

function named(words: string, address: string | null, remark: string | null): Mailbox {
  const name = words.replace(/"((?:[^"\\]|\\[^])*)"|[^"]+/g, (all, quoted?: string) =>
    quoted === undefined ? all.replace(comment, '') : quoted.replace(/\\(?!\\)/g, ''),
  )
  return { name: name === '' || name === address ? remark : name, address }
}

/** Up to a second @; null for what is no address. */
function addressOf(text: string): string | null {
  mailbox.lastIndex = 0
  const found = mailbox.exec(text)?.[0]
  if (found !== text || found.startsWith('""@') || found.split('"').length === 2) return null
  return /^[^@]*@[^@]*/.exec(found)?.[0] ?? null
}

/** Addresses in brackets, in what was not understood. */
function leftOver(text: string): Mailbox[] {
  if (!text.includes('@')) return []
  return [...text.matchAll(/<([^<>]{1,1000})>/g)].flatMap(([, inside = '']) => {
    const address = addressOf(inside)
    return address === null ? [] : [{ name: null, address }]
  })
}

function skipBlank(text: string, at: number): number {
  const blank = /[ \t-\r]*/y
  blank.lastIndex = at
  blank.test(text)
  return blank.lastIndex
}
