/** A removed line beside an added one; null where there is none. */
export type Pair = readonly [removed: number | null, added: number | null]

/** Beyond so many possible pairs, lines are paired as they come. */
const MOST = 2500
/** What is read of a line to see what it is like. */
const LONGEST = 400
const ALIKE = 0.35

/**
 * Lays the removed lines of a stretch beside the added ones, each in its order: those that are most
 * alike together, the others as they come.
 */
export function pairLines(removed: readonly string[], added: readonly string[]): Pair[] {
  if (removed.length * added.length > MOST)
    return zip(range(0, removed.length), range(0, added.length))
  const pairs: Pair[] = []
  let [left, right] = [0, 0]
  for (const [here, there] of bestPairs(removed, added)) {
    pairs.push(...zip(range(left, here), range(right, there)), [here, there])
    left = here + 1
    right = there + 1
  }
  pairs.push(...zip(range(left, removed.length), range(right, added.length)))
  return pairs
}

/** By the table of the best sums, as for the longest common subsequence. */
function bestPairs(removed: readonly string[], added: readonly string[]): [number, number][] {
  const words = [removed.map(wordsOf), added.map(wordsOf)] as const
  const width = added.length + 1
  const best = new Float64Array((removed.length + 1) * width)
  const alike = new Float64Array(removed.length * width)
  const at = (table: Float64Array, row: number, column: number) => table[row * width + column] ?? 0
  for (let row = removed.length - 1; row >= 0; row--) {
    for (let column = added.length - 1; column >= 0; column--) {
      const like = likeness(words[0][row], words[1][column])
      alike[row * width + column] = like
      best[row * width + column] = Math.max(
        at(best, row + 1, column),
        at(best, row, column + 1),
        like >= ALIKE ? like + at(best, row + 1, column + 1) : 0,
      )
    }
  }
  const found: [number, number][] = []
  for (let row = 0, column = 0; row < removed.length && column < added.length;) {
    const sum = at(best, row, column)
    if (sum === at(best, row + 1, column)) row++
    else if (sum === at(best, row, column + 1)) column++
    else found.push([row++, column++])
  }
  return found
}

function wordsOf(line: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of line.slice(0, LONGEST).match(/[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? []) {
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return counts
}

/** Dice's coefficient over words: 0 is nothing in common, 1 all. */
function likeness(one: Map<string, number> = new Map(), other: Map<string, number> = new Map()) {
  let [both, all] = [0, 0]
  for (const [word, count] of one) {
    both += Math.min(count, other.get(word) ?? 0)
    all += count
  }
  for (const count of other.values()) all += count
  return all === 0 ? 0 : (2 * both) / all
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
}

function zip(removed: number[], added: number[]): Pair[] {
  return Array.from({ length: Math.max(removed.length, added.length) }, (_, index): Pair => [
    removed[index] ?? null,
    added[index] ?? null,
  ])
}
