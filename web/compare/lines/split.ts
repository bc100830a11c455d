/** A text by lines; a text of a line for each byte is only some arrays, not millions of strings. */
export interface Lines {
  text: string
  count: number
  /** Where each line starts, and one more: the end of the text. */
  starts: Int32Array
}

/** Lines end with CRLF, LF or a lone CR; after the last line end there is no further line. */
export function splitLines(text: string): Lines {
  const starts: number[] = []
  let start = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code !== 10 && code !== 13) continue
    if (code === 13 && text.charCodeAt(at + 1) === 10) at++
    starts.push(start)
    start = at + 1
  }
  if (start < text.length) starts.push(start)
  const count = starts.length
  starts.push(text.length)
  return { text, count, starts: Int32Array.from(starts) }
}

/** Where a line is in the text, without its line end. */
export function lineRange({ text, starts }: Lines, line: number): { from: number; to: number } {
  const from = starts[line] ?? text.length
  let to = starts[line + 1] ?? text.length
  if (to > from && text.charCodeAt(to - 1) === 10) to--
  if (to > from && text.charCodeAt(to - 1) === 13) to--
  return { from, to }
}

export function lineText(lines: Lines, line: number): string {
  const { from, to } = lineRange(lines, line)
  return lines.text.slice(from, to)
}
