/** A macro of a domain-spec or of an explanation (RFC 7208 §7). */
export interface Macro {
  letter: string
  /** How many labels from the right are kept; null keeps all. */
  keep: number | null
  reverse: boolean
  delimiters: string
  /** An upper-case letter: the value is escaped as in a URL. */
  escape: boolean
}

export type MacroString = (string | Macro)[]

const token = /%(?:([%_-])|\{([slodiphcrtv])(\d*)(r?)([-.+,/_=]*)\})|[!-$&-~]+/iy
const inExplanation = /%(?:([%_-])|\{([slodiphcrtv])(\d*)(r?)([-.+,/_=]*)\})|[ -$&-~]+/iy

const stands: Record<string, string> = { '%': '%', _: ' ', '-': '%20' }

/** Reads a macro-string; null when it is none. `explanation`: with blanks, and with c, r and t. */
export function readMacros(text: string, explanation = false): MacroString | null {
  const pattern = new RegExp(explanation ? inExplanation : token)
  const pieces: MacroString = []
  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text)
    if (!match) return null
    const [all, sign, letter, digits = '', reverse, delimiters] = match
    if (sign !== undefined) pieces.push(stands[sign] ?? '')
    else if (letter === undefined) pieces.push(all)
    else {
      const keep = digits === '' ? null : Number(digits)
      if (keep === 0 || (!explanation && /[crt]/i.test(letter))) return null
      const escape = letter !== letter.toLowerCase()
      pieces.push({
        ...{ letter: letter.toLowerCase(), keep, escape },
        ...{ reverse: reverse !== '', delimiters: delimiters || '.' },
      })
    }
  }
  return pieces
}

/** Reads a domain-spec: it ends with a macro, or with a dot and a top label (RFC 7208 §7.1). */
export function readDomainSpec(text: string): MacroString | null {
  const pieces = text === '' ? null : readMacros(text)
  if (!pieces || /(\}|%[%_-])$/.test(text)) return pieces
  const name = text.endsWith('.') ? text.slice(0, -1) : text
  const dot = name.lastIndexOf('.')
  const top = name.slice(dot + 1)
  const isTop = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/i.test(top) && !/^\d+$/.test(top)
  return dot >= 0 && isTop ? pieces : null
}

/** Puts values for the macros; the transformers and the escape of RFC 7208 §7.3. */
export async function expandMacros(
  pieces: MacroString,
  valueOf: (letter: string) => string | Promise<string>,
): Promise<string> {
  const out: string[] = []
  for (const piece of pieces) {
    if (typeof piece === 'string') out.push(piece)
    else out.push(transformed(piece, await valueOf(piece.letter)))
  }
  return out.join('')
}

function transformed({ keep, reverse, delimiters, escape }: Macro, value: string): string {
  const labels: string[] = []
  let begin = 0
  for (let i = 0; i <= value.length; i++) {
    if (i < value.length && !delimiters.includes(value[i] ?? '')) continue
    labels.push(value.slice(begin, i))
    begin = i + 1
  }
  if (reverse) labels.reverse()
  const kept = (keep === null ? labels : labels.slice(-keep)).join('.')
  return escape ? escaped(kept) : kept
}

/** All but the unreserved characters of RFC 3986 §2.3. */
function escaped(text: string): string {
  return [...Buffer.from(text)]
    .map((byte) => {
      const char = String.fromCharCode(byte)
      if (/[A-Za-z0-9._~-]/.test(char)) return char
      return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
    })
    .join('')
}
