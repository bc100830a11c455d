/** What is looked for in a source. */
export interface Wanted {
  text: string
  /** Upper and lower case differ. */
  exact: boolean
  /** The text is a regular expression. */
  regex: boolean
}

/** Where the wanted text stands: match `n` covers `starts[n]` up to `ends[n]`. */
export interface Matches {
  starts: Int32Array
  ends: Int32Array
  /** True when there were more than are counted. */
  cut: boolean
}

/** More than anyone steps through; a search for "e" in 50 MB ends here. */
export const mostMatches = 100_000

export const noMatches: Matches = { starts: new Int32Array(), ends: new Int32Array(), cut: false }

/** Throws a SyntaxError where the text is no regular expression. */
export function patternOf({ text, exact, regex }: Wanted): RegExp {
  const source = regex ? text : text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  return new RegExp(source, exact ? 'gm' : 'gim')
}

/** Every match that is not empty. A hostile pattern can take for ever: run it where it can be stopped. */
export function findMatches(source: string, wanted: Wanted): Matches {
  if (wanted.text === '') return noMatches
  const starts: number[] = []
  const ends: number[] = []
  for (const { 0: found, index } of source.matchAll(patternOf(wanted))) {
    if (found === '') continue
    if (starts.length === mostMatches) return packed(starts, ends, true)
    starts.push(index)
    ends.push(index + found.length)
  }
  return packed(starts, ends, false)
}

function packed(starts: number[], ends: number[], cut: boolean): Matches {
  return { starts: Int32Array.from(starts), ends: Int32Array.from(ends), cut }
}

/** The place in ascending numbers where all from there on are at least `value`. */
export function firstFrom(sorted: ArrayLike<number>, value: number, count = sorted.length): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}
