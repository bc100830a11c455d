/** One mailbox of an address field (RFC 5322 §3.4), as it stands: nothing is decoded. */
export interface Mailbox {
  /** Name of the group that it opens, without the colon; null when it opens none. */
  group: string | null
  /** Before the address, the phrase that names it. */
  before: string
  /** Without angle brackets; '' where there is none. */
  address: string
  angled: boolean
  /** Behind the address: comments. */
  after: string
  /** What ends it: ',', ';' or nothing. */
  end: string
}

/** Parts an unfolded address field; takes what is malformed as it comes. Linear. */
export function mailboxes(value: string): Mailbox[] {
  const out: Mailbox[] = []
  let group: string | null = null
  let from = 0
  const add = (at: number, end: string) => {
    out.push({ group, ...parted(value.slice(from, at)), end })
    group = null
    from = at + 1
  }
  for (const at of separators(value)) {
    const char = value.charAt(at)
    if (char !== ':') add(at, char)
    else if (group === null) {
      group = value.slice(from, at).trim()
      from = at + 1
    }
  }
  if (value.slice(from).trim() !== '' || group !== null) add(value.length, '')
  return out
}

/** Places of ',', ';' and ':' outside of quotes, comments and brackets. */
function* separators(value: string): Generator<number> {
  for (const { at, char, plain } of tokens(value)) {
    if (plain && (char === ',' || char === ';' || char === ':')) yield at
  }
}

/** Every character, and whether it stands outside of quotes, comments and brackets; one object for all. */
function* tokens(value: string): Generator<{ at: number; char: string; plain: boolean }> {
  const token = { at: 0, char: '', plain: true }
  let quoted = false
  let depth = 0
  let bracket = ''
  for (let at = 0; at < value.length; at++) {
    const char = value.charAt(at)
    token.at = at
    token.char = char
    token.plain = !quoted && depth === 0 && bracket === ''
    yield token
    if (char === '\\' && (quoted || depth > 0)) at++
    else if (quoted) quoted = char !== '"'
    else if (char === '(') depth++
    else if (depth > 0) depth -= char === ')' ? 1 : 0
    else if (char === '"') quoted = true
    else if (bracket !== '') bracket = char === bracket ? '' : bracket
    else if (char === '<') bracket = '>'
    else if (char === '[') bracket = ']'
  }
}

function parted(text: string): Pick<Mailbox, 'before' | 'address' | 'angled' | 'after'> {
  const { open, comment, start } = marks(text)
  if (open >= 0) {
    const close = text.indexOf('>', open)
    const end = close < 0 ? text.length : close
    return {
      ...{ before: text.slice(0, open).trim(), address: text.slice(open + 1, end).trim() },
      ...{ angled: true, after: text.slice(end + 1).trim() },
    }
  }
  const end = comment < 0 ? text.length : comment
  const bare = text.slice(start, end).trim()
  const isAddress = bare.includes('@')
  return {
    before: text.slice(0, isAddress ? start : end).trim(),
    ...{ address: isAddress ? bare : '', angled: false, after: text.slice(end).trim() },
  }
}

/** Where the angle bracket opens, the text behind leading comments starts, and a comment behind it. */
function marks(text: string): { open: number; comment: number; start: number } {
  let comment = -1
  let start = -1
  for (const { at, char, plain } of tokens(text)) {
    if (!plain) continue
    if (char === '<') return { open: at, comment, start }
    // A comment is closed inside itself; what follows it is plain again.
    const blank = char === ' ' || char === '\t' || char === '('
    if (start < 0 && !blank) start = at
    if (start >= 0 && char === '(' && comment < 0) comment = at
  }
  return { open: -1, comment, start: Math.max(start, 0) }
}
