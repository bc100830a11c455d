import type { Rows } from './rows.ts'

/** A stretch of one colour; `kind` is '' for plain text. */
export interface Run {
  kind: string
  text: string
}

/** Colours a stretch of a text that starts at `start`; the runs together are the stretch. */
export type Painter = (stretch: string, start: number) => Run[]

/** Rows that are coloured together: enough context for a tag over some lines, quick enough for a scroll. */
export const ROWS_IN_A_BLOCK = 200

/** The runs of one block of rows, cut at the row borders and without line ends. */
export function paintBlock(text: string, rows: Rows, block: number, paint: Painter): Run[][] {
  const first = block * ROWS_IN_A_BLOCK
  const last = Math.min(rows.count, first + ROWS_IN_A_BLOCK)
  const from = rows.starts[first] ?? 0
  const to = rows.starts[last] ?? from
  const painted: Run[][] = Array.from({ length: last - first }, () => [])
  let at = from
  let row = first
  for (const run of paint(text.slice(from, to), from)) {
    let rest = run.text
    while (rest.length > 0) {
      while (row < last - 1 && at >= (rows.starts[row + 1] ?? to)) row++
      const room = row < last - 1 ? (rows.starts[row + 1] ?? to) - at : rest.length
      const here = rest.slice(0, room)
      const shown = here.replace(/[\r\n]/g, '')
      if (shown !== '') painted[row - first]?.push({ kind: run.kind, text: shown })
      at += here.length
      rest = rest.slice(here.length)
    }
  }
  return painted
}
