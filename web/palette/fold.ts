/** A text without case and accents, and where each of its characters stood. */
export interface Folded {
  text: string
  /** One more than there are characters: the last says where the text ends. */
  at: readonly number[]
}

/** Longer texts are known by their beginning. */
const longest = 300

export function fold(text: string): Folded {
  let folded = ''
  const at: number[] = []
  let start = 0
  for (const letter of text.slice(0, longest)) {
    const plain = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
    folded += plain
    for (let n = 0; n < plain.length; n++) at.push(start)
    start += letter.length
  }
  at.push(start)
  return { text: folded, at }
}
