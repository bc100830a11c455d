import { diffArrays } from 'diff'
import { lineText, type Lines } from './split.ts'

/** A stretch that differs: so many lines from `left` on stand in place of those from `right` on. */
export interface Hunk {
  left: number
  right: number
  removed: number
  added: number
}

/** A part of both texts that is still to be compared; ends are exclusive. */
interface Stretch {
  left: number
  leftEnd: number
  right: number
  rightEnd: number
}

/** More edits than this cost memory by their square; two such texts have little in common anyway. */
const MOST_EDITS = 4000
/** Between two lines that surely belong together, so many are still compared one by one. */
const SMALL = 1500
const DEEPEST = 8

/**
 * The stretches in which two texts differ, in order; between them lines are equal one by one.
 * @param until milliseconds of `performance.now()` after which only lines that occur once in each
 * text are still matched; `coarse` says that it came to that
 */
export function findHunks(
  one: Lines,
  other: Lines,
  until: number,
): { hunks: Hunk[]; coarse: boolean } {
  const [left, right] = numbered(one, other)
  const whole = { left: 0, leftEnd: left.length, right: 0, rightEnd: right.length }
  const all = trimmed(whole, left, right)
  const exact = edits(all, left, right, until)
  if (exact) return { hunks: exact, coarse: false }
  return { hunks: apart(all, left, right, until, DEEPEST), coarse: true }
}

/** Cut at the lines that surely belong together, again and again: what occurs twice in all may occur once in a part. */
function apart(
  whole: Stretch,
  left: number[],
  right: number[],
  until: number,
  depth: number,
): Hunk[] {
  const pairs = depth === 0 ? [] : anchors(whole, left, right)
  if (pairs.length === 0) return [hunkOf(whole)]
  const hunks = between(whole, pairs).map((stretch) => {
    const part = trimmed(stretch, left, right)
    const { removed, added } = hunkOf(part)
    const small = Math.min(removed, added) === 0 || removed + added <= SMALL
    const exact = small ? edits(part, left, right, until) : null
    return exact ?? apart(part, left, right, until, depth - 1)
  })
  return hunks.flat()
}

/** Equal lines get equal numbers: those are compared quicker than texts. */
function numbered(...texts: [Lines, Lines]): [number[], number[]] {
  const numbers = new Map<string, number>()
  const of = (lines: Lines) =>
    Array.from({ length: lines.count }, (_, line) => {
      const text = lineText(lines, line)
      const known = numbers.get(text) ?? numbers.size
      if (known === numbers.size) numbers.set(text, known)
      return known
    })
  return [of(texts[0]), of(texts[1])]
}

/** Without what both begin and end with. */
function trimmed(stretch: Stretch, one: number[], other: number[]): Stretch {
  let { left, leftEnd, right, rightEnd } = stretch
  while (left < leftEnd && right < rightEnd && one[left] === other[right]) {
    left++
    right++
  }
  while (leftEnd > left && rightEnd > right && one[leftEnd - 1] === other[rightEnd - 1]) {
    leftEnd--
    rightEnd--
  }
  return { left, leftEnd, right, rightEnd }
}

function hunkOf({ left, leftEnd, right, rightEnd }: Stretch): Hunk {
  return { left, right, removed: leftEnd - left, added: rightEnd - right }
}

/** The fewest edits from one to the other; null when there are too many of them to be found in time. */
function edits(stretch: Stretch, one: number[], other: number[], until: number): Hunk[] | null {
  const { removed, added } = hunkOf(stretch)
  if (removed === 0 || added === 0) return removed + added === 0 ? [] : [hunkOf(stretch)]
  const timeout = until - performance.now()
  if (timeout <= 0) return null
  const changes = diffArrays(
    one.slice(stretch.left, stretch.leftEnd),
    other.slice(stretch.right, stretch.rightEnd),
    { timeout, maxEditLength: MOST_EDITS },
  )
  if (changes === undefined) return null
  const hunks: Hunk[] = []
  let hunk = { left: stretch.left, right: stretch.right, removed: 0, added: 0 }
  for (const { added: adds, removed: removes, value } of changes) {
    if (removes) hunk.removed += value.length
    else if (adds) hunk.added += value.length
    else {
      if (hunk.removed + hunk.added > 0) hunks.push(hunk)
      const left = hunk.left + hunk.removed + value.length
      const right = hunk.right + hunk.added + value.length
      hunk = { left, right, removed: 0, added: 0 }
    }
  }
  if (hunk.removed + hunk.added > 0) hunks.push(hunk)
  return hunks
}

/** Lines that occur once in each text surely belong together, as far as they keep their order. */
function anchors(stretch: Stretch, one: number[], other: number[]): [number, number][] {
  const left = onlyOnce(one, stretch.left, stretch.leftEnd)
  const right = onlyOnce(other, stretch.right, stretch.rightEnd)
  const both: [number, number][] = []
  for (const [line, at] of left) {
    const there = right.get(line)
    if (there !== undefined) both.push([at, there])
  }
  return longestRising(both)
}

function onlyOnce(lines: number[], from: number, to: number): Map<number, number> {
  const seen = new Map<number, number>()
  for (let at = from; at < to; at++) {
    const line = lines[at] ?? -1
    seen.set(line, seen.has(line) ? -1 : at)
  }
  for (const [line, at] of seen) if (at < 0) seen.delete(line)
  return seen
}

/** The longest part of pairs, sorted by their first number, whose second number only grows. */
export function longestRising(pairs: [number, number][]): [number, number][] {
  /** `ends[n]` is the pair with the smallest second number that ends a row of n + 1. */
  const ends: number[] = []
  const before: number[] = []
  pairs.forEach(([, there], index) => {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < there) low = middle + 1
      else high = middle
    }
    before.push(ends[low - 1] ?? -1)
    ends[low] = index
  })
  const found: [number, number][] = []
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at]
    if (pair) found.push(pair)
  }
  return found.reverse()
}

function between(whole: Stretch, pairs: [number, number][]): Stretch[] {
  const stretches: Stretch[] = []
  let { left, right } = whole
  for (const [here, there] of pairs) {
    stretches.push({ left, leftEnd: here, right, rightEnd: there })
    left = here + 1
    right = there + 1
  }
  stretches.push({ ...whole, left, right })
  return stretches
}
