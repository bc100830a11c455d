import { SandboxError, type ErrorPlace } from '../errors.ts'

/** One term as typed: `word`, `"a phrase"`, `key:value`, each perhaps with `-` before it. */
export interface Term {
  not: boolean
  /** Lower case; null for free text. */
  key: string | null
  value: string
  quoted: boolean
  /** Characters of the typed text. */
  place: ErrorPlace
}

const blank = /\s/u
const keyBefore = /^([\p{L}][\p{L}-]*):/u

/**
 * Cuts typed text into terms, in linear time. A term has a key when letters stand right before
 * its first colon and something follows that is not `//`; so `http://x`, `12:30` and the `Re:` of
 * `Re: order` are plain text. A known key keeps its meaning with nothing behind it.
 * @throws SandboxError `bad_request` with the place of a quote that is not closed
 */
export function termsOf(text: string, known: (key: string) => boolean): Term[] {
  const terms: Term[] = []
  let at = 0
  while (at < text.length) {
    if (blank.test(text.charAt(at))) at++
    else {
      const term = termAt(text, at, known)
      terms.push(term)
      at = term.place.end
    }
  }
  return terms
}

function termAt(text: string, start: number, known: (key: string) => boolean): Term {
  const not = text[start] === '-' && start + 1 < text.length && !blank.test(text.charAt(start + 1))
  const first = not ? start + 1 : start
  const key = keyAt(text, first, known)
  const from = key === null ? first : first + key.length + 1
  const { value, quoted, end } = valueAt(text, from)
  return { not, key: key?.toLowerCase() ?? null, value, quoted, place: { start, end } }
}

function keyAt(text: string, start: number, known: (key: string) => boolean): string | null {
  const key = keyBefore.exec(text.slice(start, start + 40))?.[1]
  if (key === undefined) return null
  const after = text.slice(start + key.length + 1, start + key.length + 3)
  if (after === '//') return null
  const empty = after === '' || blank.test(after.charAt(0))
  return empty && !known(key.toLowerCase()) ? null : key
}

function valueAt(text: string, start: number) {
  if (text[start] !== '"') {
    let end = start
    while (end < text.length && !blank.test(text.charAt(end))) end++
    return { value: text.slice(start, end), quoted: false, end }
  }
  const close = text.indexOf('"', start + 1)
  if (close < 0) {
    throw new SandboxError(
      'bad_request',
      {
        en: 'This quotation mark is not closed: add " at the end of the phrase.',
        es: 'Estas comillas no se cierran: añada " al final de la frase.',
      },
      { at: { start, end: text.length } },
    )
  }
  return { value: text.slice(start + 1, close), quoted: true, end: close + 1 }
}
