/** A word or a comment of a structured field (RFC 5322 §3.2.2); a comment without its parentheses. */
export interface Token {
  comment: boolean
  text: string
}

/** Words and comments in their order. A parenthesis that is never closed counts as a blank. */
export function tokens(text: string): Token[] {
  const closes = closings(text)
  const found: Token[] = []
  let word = ''
  const flush = () => {
    if (word !== '') found.push({ comment: false, text: word })
    word = ''
  }
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at)
    const close = closes.get(at)
    if (close !== undefined) {
      flush()
      found.push({ comment: true, text: text.slice(at + 1, close).trim() })
      at = close
    } else if (char === '(' || /\s/.test(char)) flush()
    else word += char
  }
  flush()
  return found
}

/** Cuts at semicolons that stand outside comments and quoted strings. */
export function splitAtSemicolons(text: string): string[] {
  const closes = closings(text)
  const pieces: string[] = []
  const lastQuote = text.lastIndexOf('"')
  let start = 0
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at)
    const close = closes.get(at)
    if (close !== undefined) at = close
    else if (char === '"' && at < lastQuote) at = text.indexOf('"', at + 1)
    else if (char === ';') {
      pieces.push(text.slice(start, at).trim())
      start = at + 1
    }
  }
  pieces.push(text.slice(start).trim())
  return pieces
}

/** Where each outermost comment starts and ends; they nest, and hold anything after a backslash. */
function closings(text: string): Map<number, number> {
  const pairs = new Map<number, number>()
  const open: number[] = []
  let inner: [number, number][] = []
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at)
    if (char === '\\' && open.length > 0) at++
    else if (char === '(') open.push(at)
    else if (char === ')' && open.length > 0) {
      const start = open.pop() ?? at
      // What this one holds is part of it.
      while ((inner.at(-1)?.[0] ?? -1) > start) inner.pop()
      inner.push([start, at])
    }
    if (open.length === 0 && inner.length > 0) {
      for (const [from, to] of inner) pairs.set(from, to)
      inner = []
    }
  }
  for (const [from, to] of inner) pairs.set(from, to)
  return pairs
}
