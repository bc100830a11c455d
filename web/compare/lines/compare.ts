import { findHunks, type Hunk } from './hunks.ts'
import { pairLines } from './pairs.ts'
import { lineText, splitLines, type Lines } from './split.ts'
import { markWords, type Marks } from './words.ts'

/** Lines beside each other in a stretch that differs; null where one side has none. */
export interface ChangedRow {
  left: number | null
  right: number | null
  /** Which words differ; null when the lines differ as a whole. */
  marks: Marks | null
}

/** A stretch of lines that are equal one by one, or one that differs. */
export type Piece =
  | { kind: 'same'; left: number; right: number; count: number }
  | { kind: 'changed'; rows: ChangedRow[] }

export interface Compared {
  pieces: Piece[]
  /** Lines only on the left and only on the right. */
  removed: number
  added: number
  /** There was no time to compare line by line. */
  coarse: boolean
}

/** Milliseconds for the lines, and then for the words in them. */
const LINES = 2000
const WORDS = 1000

/** Compares two texts by lines, and the changed lines by words, in bounded time. */
export function compareTexts(left: string, right: string): Compared {
  const [one, other] = [splitLines(left), splitLines(right)]
  const { hunks, coarse } = findHunks(one, other, performance.now() + LINES)
  const until = performance.now() + WORDS
  const pieces: Piece[] = []
  let [here, there, removed, added] = [0, 0, 0, 0]
  const same = (count: number) => {
    if (count > 0) pieces.push({ kind: 'same', left: here, right: there, count })
  }
  for (const hunk of hunks) {
    same(hunk.left - here)
    pieces.push({ kind: 'changed', rows: changedRows(hunk, one, other, until) })
    here = hunk.left + hunk.removed
    there = hunk.right + hunk.added
    removed += hunk.removed
    added += hunk.added
  }
  same(one.count - here)
  return { pieces, removed, added, coarse }
}

function changedRows(hunk: Hunk, one: Lines, other: Lines, until: number): ChangedRow[] {
  const texts = (lines: Lines, from: number, count: number) =>
    Array.from({ length: count }, (_, index) => lineText(lines, from + index))
  const removed = texts(one, hunk.left, hunk.removed)
  const added = texts(other, hunk.right, hunk.added)
  return pairLines(removed, added).map(([before, after]) => ({
    left: before === null ? null : hunk.left + before,
    right: after === null ? null : hunk.right + after,
    marks:
      before === null || after === null
        ? null
        : markWords(removed[before] ?? '', added[after] ?? '', until),
  }))
}
