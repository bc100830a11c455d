import type { Needs } from '../regex/needs.ts'

/** Bits, of which each triple of bytes has one. */
const slots = 1 << 16

/** Texts that many rules look at, with which triples of letters are in them. */
export class Haystack {
  readonly texts: readonly string[]
  readonly #lower: readonly string[]
  readonly #triples: Uint32Array
  /** Whether a word was there. */
  readonly #known = new Map<string, boolean>()

  constructor(texts: readonly string[]) {
    this.texts = texts
    this.#lower = texts.map((text) => text.toLowerCase())
    this.#triples = triplesOf(this.#lower)
  }

  /** False when no text can be matched by what needs so much. */
  mayMatch(needs: Needs): boolean {
    return needs.every((words) => words.some((word) => this.#has(word)))
  }

  #has(word: string): boolean {
    for (let at = 2; at < word.length; at++) {
      const slot = slotOf(word, at)
      if (((this.#triples[slot >> 5] ?? 0) & (1 << (slot & 31))) === 0) return false
    }
    let known = this.#known.get(word)
    if (known === undefined) {
      known = this.#lower.some((text) => text.includes(word))
      this.#known.set(word, known)
    }
    return known
  }
}

function triplesOf(texts: readonly string[]): Uint32Array {
  const triples = new Uint32Array(slots / 32)
  for (const text of texts) {
    for (let at = 2; at < text.length; at++) {
      const slot = slotOf(text, at)
      triples[slot >> 5] = (triples[slot >> 5] ?? 0) | (1 << (slot & 31))
    }
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
