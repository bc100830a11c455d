import { languages, type Language } from './languages.ts'
import { seeded, zipf, type Random } from './random.ts'

const wordsOfLanguage = 12_000

/** All words of a language, the commonest first; the same on every machine. */
export function vocabulary(language: Language): string[] {
  const random = seeded(languages.indexOf(language) + 4711)
  const words = new Set(language.common)
  while (words.size < wordsOfLanguage) {
    let word = ''
    const syllables = 2 + random.below(3)
    for (let i = 0; i < syllables; i++) word += random.pick(language.syllables)
    words.add(word)
  }
  return [...words]
}

/** Draws words as they occur in text. */
export function wordSource(language: Language, random: Random): () => string {
  const words = vocabulary(language)
  const rank = zipf(random, words.length)
  return () => words[rank()] ?? ''
}
