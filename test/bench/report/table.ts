import type { Row } from '../rows/row.ts'

const heads = ['what', 'Mailproof', 'compared with', 'result', 'budget', 'holds']

function cells(row: Row): string[] {
  const holds = row.holds === null ? '' : row.holds ? 'yes' : 'NO'
  return [row.what, row.ours, row.control, row.figure, row.budget, holds]
}

/** The table for a terminal. */
export function plainTable(rows: Row[]): string {
  const lines = [heads, ...rows.map(cells)]
  const widths = heads.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)))
  const text = lines.map((line) => line.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  '))
  text.splice(1, 0, widths.map((width) => '─'.repeat(width)).join('  '))
  return text.map((line) => line.trimEnd()).join('\n')
}

/** The table for docs/performance.md. */
export function markdownTable(rows: Row[]): string {
  const line = (parts: string[]) =>
    `| ${parts.map((part) => part.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(heads), line(heads.map(() => '---')), ...rows.map((row) => line(cells(row)))].join(
    '\n',
  )
}
