import { fold } from '../../palette/fold.ts'

/** Those whose name holds every word that is typed, whatever its case and accents. */
export function found<T>(items: readonly T[], nameOf: (item: T) => string, typed: string) {
  const words = fold(typed).text.split(/\s+/).filter(Boolean)
  if (words.length === 0) return items
  return items.filter((item) => {
    const name = fold(nameOf(item)).text
    return words.every((word) => name.includes(word))
  })
}
