import type { Item } from './fold.ts'
import { lineRange, type Lines } from './split.ts'

/** Characters of one text from one place to another; null where a row shows nothing of it. */
export type Range = { from: number; to: number } | null

/** One row of the screen: a line, or a piece of one that is too long for the width. */
export interface Row {
  item: number
  left: Range
  right: Range
  /** False for the second and later pieces of a line. */
  first: boolean
}

/** All rows, as numbers: there may be hundreds of thousands. */
export interface Layout {
  count: number
  row(index: number): Row
  /** The row with which each difference begins. */
  changes: number[]
  /** There were more rows than can be scrolled. */
  cut: boolean
}

/** Browsers end at 33.5 million pixels: at 20 to 40 pixels a row this stays below. */
const MOST_ROWS = 700_000
const FIELDS = 5

/**
 * Lays items out in rows of equal height.
 * @param columns cells that a side has
 * @param unified the sides below each other instead of beside each other
 */
export function layOut(
  items: readonly Item[],
  texts: { left: Lines; right: Lines },
  columns: number,
  unified: boolean,
): Layout {
  /** Item, then from and to of both sides; -1 is nothing. The item is negative, less one, where a line goes on. */
  const data: number[] = []
  const changes: number[] = []
  const rows = () => data.length / FIELDS
  const put = (item: number, left: Int32Array | null, right: Int32Array | null) => {
    const most = Math.max(left?.length ?? 0, right?.length ?? 0) - 1
    for (let at = 0; at < Math.max(1, most); at++) {
      data.push(at === 0 ? item : -1 - item)
      for (const cuts of [left, right])
        data.push(cuts?.[at + 1] === undefined ? -1 : (cuts[at] ?? -1), cuts?.[at + 1] ?? -1)
    }
  }
  const cutLeft = (line: number | null) => (line === null ? null : cuts(texts.left, line, columns))
  const cutRight = (line: number | null) =>
    line === null ? null : cuts(texts.right, line, columns)
  let at = 0
  for (; at < items.length && rows() < MOST_ROWS; at++) {
    const item = items[at]
    if (item?.kind === 'same') put(at, cutLeft(item.left), unified ? null : cutRight(item.right))
    else if (item?.kind === 'fold') put(at, null, null)
    else if (item) {
      changes[item.change] ??= rows()
      if (!unified) {
        put(at, cutLeft(item.left), cutRight(item.right))
        continue
      }
      const end = endOfChange(items, at, item.change)
      each(items, at, end, 'left', (index, line) => put(index, cutLeft(line), null))
      each(items, at, end, 'right', (index, line) => put(index, null, cutRight(line)))
      at = end - 1
    }
  }
  const numbers = Int32Array.from(data)
  return {
    count: numbers.length / FIELDS,
    row: (index) => rowAt(numbers, index * FIELDS),
    changes,
    cut: at < items.length,
  }
}

function rowAt(numbers: Int32Array, at: number): Row {
  const item = numbers[at] ?? 0
  const range = (from: number): Range => {
    const start = numbers[from] ?? -1
    return start < 0 ? null : { from: start, to: numbers[from + 1] ?? start }
  }
  return {
    item: item < 0 ? -1 - item : item,
    first: item >= 0,
    left: range(at + 1),
    right: range(at + 3),
  }
}

function endOfChange(items: readonly Item[], from: number, change: number): number {
  let end = from
  for (let item = items[end]; item?.kind === 'changed' && item.change === change;)
    item = items[++end]
  return end
}

function each(
  items: readonly Item[],
  from: number,
  to: number,
  side: 'left' | 'right',
  put: (index: number, line: number) => void,
): void {
  for (let index = from; index < to; index++) {
    const item = items[index]
    const line = item?.kind === 'changed' ? item[side] : null
    if (line !== null) put(index, line)
  }
}

/**
 * Where a line is cut so that no piece is wider than the columns: its start, every cut, its end. A
 * blank in the second half of a piece is a better place than the middle of a word.
 */
function cuts(lines: Lines, line: number, columns: number): Int32Array {
  const { from, to } = lineRange(lines, line)
  const found = [from]
  let [start, width, blank] = [from, 0, from]
  for (let at = from; at < to; at++) {
    const code = lines.text.charCodeAt(at)
    const cells = cellsOf(code, width)
    if (width + cells > columns && width > 0 && !isLow(code)) {
      if (blank - start > columns / 2) at = blank
      found.push(at)
      ;[start, width, blank] = [at, 0, at]
    }
    if (code === 32) blank = at + 1
    width += cellsOf(lines.text.charCodeAt(at), width)
  }
  found.push(to)
  return Int32Array.from(found)
}

/** Wide characters take two cells, the second half of a pair none. */
function cellsOf(code: number, width: number): number {
  if (code === 9) return 8 - (width % 8)
  if (code < 0x1100) return 1
  return isLow(code) ? 0 : 2
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff
}
