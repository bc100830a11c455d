import type { Mark } from './words.ts'

/** A stretch of a line; marked where the two lines differ. */
export interface Run {
  text: string
  marked: boolean
}

/**
 * The piece of a text from one place to another, with the marks of its line.
 * @param start where the line begins in the text: marks count from there
 */
export function runsOf(
  text: string,
  piece: { from: number; to: number },
  start: number,
  marks: readonly Mark[],
): Run[] {
  const runs: Run[] = []
  let at = piece.from
  const push = (to: number, marked: boolean) => {
    if (to > at) runs.push({ text: text.slice(at, to), marked })
    at = Math.max(at, to)
  }
  for (let index = firstAfter(marks, piece.from - start); index < marks.length; index++) {
    const [from, to] = marks[index] ?? [0, 0]
    if (start + from >= piece.to) break
    push(Math.max(piece.from, start + from), false)
    push(Math.min(piece.to, start + to), true)
  }
  push(piece.to, false)
  return runs
}

/** The first mark that ends after a place; a line of a megabyte has thousands. */
function firstAfter(marks: readonly Mark[], place: number): number {
  let low = 0
  let high = marks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((marks[middle]?.[1] ?? 0) <= place) low = middle + 1
    else high = middle
  }
  return low
}
