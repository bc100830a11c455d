import { diffArrays } from 'diff'

/** Characters from one place to another within a line. */
export type Mark = readonly [from: number, to: number]

/** What differs within two lines that belong together. */
export interface Marks {
  left: Mark[]
  right: Mark[]
}

const TOKEN = /[\p{L}\p{M}\p{N}_]+|\s+|./gsu
/** A line of more words is told by its middle: what lies between the same beginning and the same end. */
const MOST_TOKENS = 40_000
const MOST_EDITS = 1500
/** Two lines with less in common, by length, are two lines and not one that was changed. */
const ALIKE = 0.25

/**
 * The words in which two lines differ; null when they have hardly anything in common.
 * @param until milliseconds of `performance.now()` that it may take
 */
export function markWords(left: string, right: string, until: number): Marks | null {
  return exactly(left, right, until) ?? roughly(left, right)
}

/** `undefined` where it takes too long, null where the lines are not alike. */
function exactly(left: string, right: string, until: number): Marks | null | undefined {
  const timeout = until - performance.now()
  // A token has a character at least; longer texts need not even be cut into them.
  if (timeout <= 0 || Math.max(left.length, right.length) > MOST_TOKENS * 20) return undefined
  const tokens = [left.match(TOKEN) ?? [], right.match(TOKEN) ?? []] as const
  if (tokens[0].length + tokens[1].length > MOST_TOKENS) return undefined
  const changes = diffArrays([...tokens[0]], [...tokens[1]], {
    timeout,
    maxEditLength: MOST_EDITS,
  })
  if (changes === undefined) return undefined
  const marks: Marks = { left: [], right: [] }
  let [here, there, same] = [0, 0, 0]
  for (const { added, removed, value } of changes) {
    const text = value.join('')
    if (added) add(marks.right, right, there, (there += text.length))
    else if (removed) add(marks.left, left, here, (here += text.length))
    else {
      same += text.trim().length
      here += text.length
      there += text.length
    }
  }
  const shorter = Math.min(left.trim().length, right.trim().length)
  return same < shorter * ALIKE || (same === 0 && shorter > 0) ? null : marks
}

/** A blank between two changed words is no reason to end the mark. */
function add(marks: Mark[], text: string, from: number, to: number): void {
  const last = marks.at(-1)
  if (last && text.slice(last[1], from).trim() === '') marks[marks.length - 1] = [last[0], to]
  else marks.push([from, to])
}

function roughly(left: string, right: string): Marks | null {
  const most = Math.min(left.length, right.length)
  let start = 0
  while (start < most && left[start] === right[start]) start++
  if (isLow(left.charCodeAt(start)) || isLow(right.charCodeAt(start))) start--
  let end = 0
  while (end < most - start && left.at(-1 - end) === right.at(-1 - end)) end++
  if (end > 0 && isLow(left.charCodeAt(left.length - end))) end--
  if (start + end < most * ALIKE) return null
  const mark = (text: string): Mark[] =>
    start < text.length - end ? [[start, text.length - end]] : []
  return { left: mark(left), right: mark(right) }
}

/** The second half of a character that is two. */
function isLow(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff
}
