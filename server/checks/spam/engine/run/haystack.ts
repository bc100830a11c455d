import type { Needs } from '../regex/needs.ts'

/** Of a power of two, for triples of bytes. */
const slots = 1 << 16

/** Shorter texts are matched at once. */
const worthIt = 200

/** Texts that many rules look at, with which triples of letters are in them. */
export class Haystack {
  readonly texts: readonly string[]
  /** undefined for texts too short to be worth it. */
  readonly #triples: Uint8Array | undefined
  readonly #lower: readonly string[]
  /** Whether a word was there. */
  readonly #known = new Map<string, boolean>()

  constructor(texts: readonly string[]) {
    this.texts = texts
    const length = texts.reduce((sum, text) => sum + text.length, 0)
    this.#lower = length < worthIt ? [] : texts.map((text) => text.toLowerCase())
    if (length >= worthIt) this.#triples = triplesOf(this.#lower)
  }

  /** False when no text can be matched by what needs so much. */
  mayMatch(needs: Needs): boolean {
    return this.#triples === undefined || needs.every((words) => this.#hasOne(words))
  }

  #hasOne(words: readonly string[]): boolean {
    for (const word of words) if (this.#has(word)) return true
    return false
  }

  #has(word: string): boolean {
    if (!this.#hasTriples(word)) return false
    let known = this.#known.get(word)
    if (known === undefined) {
      known = this.#lower.some((text) => text.includes(word))
      this.#known.set(word, known)
    }
    return known
  }

  #hasTriples(word: string): boolean {
    const triples = this.#triples
    if (!triples) return true
    for (let at = 2; at < word.length; at++) if (triples[slotOf(word, at)] === 0) return false
    return true
  }
}

function triplesOf(texts: readonly string[]): Uint8Array {
  const triples = new Uint8Array(slots)
  for (const text of texts) {
    for (let at = 2; at < text.length; at++) triples[slotOf(text, at)] = 1
  }
  return triples
}

/** The slot of the triple that ends here. */
function slotOf(text: string, at: number): number {
  const triple = text.charCodeAt(at - 2) * 961 + text.charCodeAt(at - 1) * 31 + text.charCodeAt(at)
  return triple & (slots - 1)
}

const made = new WeakMap<readonly unknown[], Haystack>()

/** One for each view of a message: they are made once, and so is this. */
export function haystackOf<T>(
  view: readonly T[],
  textsOf: (view: readonly T[]) => readonly string[],
) {
  let haystack = made.get(view)
  if (!haystack) made.set(view, (haystack = new Haystack(textsOf(view))))
  return haystack
}
