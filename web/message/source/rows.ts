/** A text cut into rows of bounded width: the rows of a line that is too long follow each other. */
export interface Rows {
  count: number
  /** Where each row starts in the text, and one more: the end of the last. */
  starts: Int32Array
  /** The number of the line (from 1) that each row belongs to. */
  lines: Int32Array
  /** True when there was more than can be scrolled. */
  cut: boolean
}

/** Memory ends somewhere: 50 MB of lines that are not empty stay below. */
const MOST_ROWS = 4_000_000
/** Characters between two breaths: some tens of milliseconds at most. */
const STRIDE = 1_000_000

/** Cuts at line ends (CRLF, LF, a lone CR) and after `columns` cells; wide characters count twice. */
export function cutRows(text: string, columns: number): Rows {
  let rows: Rows = { count: 0, starts: new Int32Array(1), lines: new Int32Array(0), cut: false }
  for (const more of cuttingRows(text, columns)) rows = more
  return rows
}

/** The same in strides: what is cut so far, again and again; the last is the whole. */
export function* cuttingRows(text: string, columns: number): Generator<Rows> {
  const rows = new Growing()
  let line = 1
  let start = 0
  let width = 0
  let at = 0
  let pause = STRIDE
  for (; at < text.length && rows.count < MOST_ROWS; at++) {
    if (at >= pause) {
      pause = at + STRIDE
      yield rows.upTo(start, false)
    }
    const code = text.charCodeAt(at)
    if (code === 10 || code === 13) {
      rows.push(start, line++)
      if (code === 13 && text.charCodeAt(at + 1) === 10) at++
      start = at + 1
      width = 0
      continue
    }
    const cells = cellsOf(code, width)
    if (width + cells > columns && width > 0 && !isLowSurrogate(code)) {
      rows.push(start, line)
      start = at
      width = 0
    }
    width += cells
  }
  const cut = at < text.length
  if (!cut && (start < text.length || rows.count === 0)) rows.push(start, line)
  yield rows.upTo(cut ? start : text.length, cut)
}

class Growing {
  count = 0
  #starts = new Int32Array(4096)
  #lines = new Int32Array(4096)

  push(start: number, line: number): void {
    // One place stays free for the end.
    if (this.count + 1 >= this.#starts.length) this.#grow()
    this.#starts[this.count] = start
    this.#lines[this.count++] = line
  }

  upTo(end: number, cut: boolean): Rows {
    const starts = this.#starts.slice(0, this.count + 1)
    starts[this.count] = end
    return { count: this.count, starts, lines: this.#lines.subarray(0, this.count), cut }
  }

  #grow(): void {
    const [starts, lines] = [this.#starts, this.#lines]
    this.#starts = new Int32Array(starts.length * 2)
    this.#lines = new Int32Array(lines.length * 2)
    this.#starts.set(starts)
    this.#lines.set(lines)
  }
}

/** How many lines a text has, the empty one after the last line end included. */
export function countLines(source: string): number {
  let count = 1
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) count++
  return count
}

/** A row as it is shown, without its line end. */
export function rowText(text: string, rows: Rows, row: number): string {
  let end = rows.starts[row + 1] ?? 0
  const start = rows.starts[row] ?? 0
  if (end > start && text.charCodeAt(end - 1) === 10) end--
  if (end > start && text.charCodeAt(end - 1) === 13) end--
  return text.slice(start, end)
}

function cellsOf(code: number, width: number): number {
  if (code === 9) return 8 - (width % 8)
  if (code < 0x1100) return 1
  return isLowSurrogate(code) ? 0 : 2
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff
}
