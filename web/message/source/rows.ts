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

/** Browsers end at 33.5 million pixels: at 20 to 30 pixels a row this stays below. */
const MOST_ROWS = 1_000_000

/** Cuts at line ends (CRLF, LF, a lone CR) and after `columns` cells; wide characters count twice. */
export function cutRows(text: string, columns: number): Rows {
  const starts: number[] = []
  const lines: number[] = []
  let line = 1
  let start = 0
  let width = 0
  let at = 0
  const push = () => {
    starts.push(start)
    lines.push(line)
  }
  for (; at < text.length && starts.length < MOST_ROWS; at++) {
    const code = text.charCodeAt(at)
    if (code === 10 || code === 13) {
      push()
      if (code === 13 && text.charCodeAt(at + 1) === 10) at++
      start = at + 1
      width = 0
      line++
      continue
    }
    const cells = cellsOf(code, width)
    if (width + cells > columns && width > 0 && !isLowSurrogate(code)) {
      push()
      start = at
      width = 0
    }
    width += cells
  }
  const cut = at < text.length
  if (!cut && (start < text.length || starts.length === 0)) push()
  const end = cut ? start : text.length
  const count = starts.length
  starts.push(end)
  return { count, starts: Int32Array.from(starts), lines: Int32Array.from(lines), cut }
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
