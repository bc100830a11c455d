import { fold } from './fold.ts'

/** How well a name fits what was typed, and which of its letters do. */
export interface Fit {
  /** Above 0; the better the higher. The kind of fit weighs more than anything else. */
  score: number
  /** Where, in the name as it is written. */
  marks: readonly Mark[]
}

export interface Mark {
  start: number
  end: number
}

/** The kinds of fit. Of names that fit alike the shortest comes first; that never makes up for a kind. */
export const kinds = { whole: 600, beginning: 500, words: 400, within: 300, letters: 200 } as const

/** Case and accents do not count. null where it does not fit; nothing typed fits nothing. */
export function fit(typed: string, name: string): Fit | null {
  const wanted = fold(typed.trim()).text.replace(/\s+/g, ' ')
  if (wanted === '') return null
  const { text, at } = fold(name)
  const found = whole(wanted, text) ?? words(wanted, text) ?? letters(wanted, text)
  if (!found) return null
  const short = 50 / (1 + text.length / 10)
  const marks = joined(found.places).map(({ start, end }) => ({
    start: at[start] ?? 0,
    end: at[end] ?? name.length,
  }))
  return { score: found.score + short, marks }
}

interface Found {
  score: number
  places: Mark[]
}

/** All of it in one piece. */
function whole(wanted: string, text: string): Found | null {
  const at = placeOf(wanted, text)
  if (at < 0) return null
  const places = [{ start: at, end: at + wanted.length }]
  if (wanted === text) return { score: kinds.whole, places }
  if (at === 0) return { score: kinds.beginning, places }
  return { score: begins(text, at) ? kinds.words + 20 : kinds.within, places }
}

/** Where it stands; at the beginning of a word, if it does so anywhere. */
function placeOf(wanted: string, text: string): number {
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    if (begins(text, at)) return at
  }
  return text.indexOf(wanted)
}

/** Each word of it begins a word of the text, in any order. */
function words(wanted: string, text: string): Found | null {
  const places: Mark[] = []
  for (const word of wanted.split(' ')) {
    const at = placeOf(word, text)
    if (at < 0 || !begins(text, at)) return null
    places.push({ start: at, end: at + word.length })
  }
  return { score: kinds.words, places }
}

/** Its letters in this order, the first at the beginning of a word; the closer together the better. */
function letters(wanted: string, text: string): Found | null {
  const all = wanted.replaceAll(' ', '')
  let best: Found | null = null
  for (let from = text.indexOf(all.charAt(0)); from >= 0;) {
    if (begins(text, from)) {
      const found = lettersFrom(all, text, from)
      // What is not to be found from here is not to be found further on.
      if (!found) break
      if (!best || found.score > best.score) best = found
    }
    from = text.indexOf(all.charAt(0), from + 1)
  }
  return best
}

function lettersFrom(all: string, text: string, from: number): Found | null {
  const places: Mark[] = []
  let at = from
  let score: number = kinds.letters
  for (let n = 0; n < all.length; n++) {
    const next = text.indexOf(all.charAt(n), at)
    if (next < 0) return null
    // To begin another word is no gap.
    if (next > at && !begins(text, next)) score -= Math.min(20, next - at + 5)
    places.push({ start: next, end: next + 1 })
    at = next + 1
  }
  return { score: Math.max(1, score), places }
}

function begins(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))
}

/** In order, and as few as there can be. */
function joined(places: readonly Mark[]): Mark[] {
  const all: Mark[] = []
  for (const place of places.toSorted((one, other) => one.start - other.start)) {
    const last = all.at(-1)
    if (last && place.start <= last.end) last.end = Math.max(last.end, place.end)
    else all.push({ ...place })
  }
  return all
}
