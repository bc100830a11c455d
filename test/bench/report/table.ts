import type { Detail, Row } from '../rows/row.ts'

const heads = ['what', 'Mailproof', 'compared with', 'result', 'budget', 'holds']

function cells(row: Row): string[] {
  const holds = row.holds === null ? '' : row.holds ? 'yes' : 'NO'
  return [row.what, row.ours, row.control, row.figure, row.budget, holds]
}

/** Tables for a terminal. */
export function plainTables(rows: Row[], details: Detail[]): string {
  const main = plain([heads, ...rows.map(cells)])
  const more = details.map(({ title, heads, lines }) => `${title}\n\n${plain([heads, ...lines])}`)
  return [main, ...more].join('\n\n')
}

function plain(lines: string[][]): string {
  const [first = []] = lines
  const widths = first.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)))
  const text = lines.map((line) => line.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  '))
  text.splice(1, 0, widths.map((width) => '─'.repeat(width)).join('  '))
  return text.map((line) => line.trimEnd()).join('\n')
}

/** The same for docs/performance.md. */
export function markdownTables(rows: Row[], details: Detail[]): string {
  const main = markdown(heads, rows.map(cells))
  const more = details.map(({ title, heads, lines }) => `### ${title}\n\n${markdown(heads, lines)}`)
  return [main, ...more].join('\n\n')
}

function markdown(heads: string[], lines: string[][]): string {
  const row = (parts: string[]) =>
    `| ${parts.map((part) => part.replaceAll('|', '\\|')).join(' | ')} |`
  return [row(heads), row(heads.map(() => '---')), ...lines.map(row)].join('\n')
}
