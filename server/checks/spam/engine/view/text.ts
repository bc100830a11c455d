import { utf8Latin } from './latin.ts'

/** Bytes of a part that are looked at, rendered and as they are. */
const maxRendered = 50_000
const maxRaw = 500_000
/** Regexes are at their slowest on long lines. */
const longestLine = 2048

/**
 * The texts of the parts as paragraphs, with the subject before them; null stands for a part that
 * is no text. The texts are characters, for white space is more than a byte; what comes out is
 * bytes.
 */
export function paragraphs(
  subject: string | undefined,
  rendered: readonly (string | null)[],
): string[] {
  let text = ''
  for (const part of rendered) {
    if (text !== '') text += '\n'
    if (part !== null) text += cut(part, maxRendered, ['\n', ' '])
  }
  const lines = text
    .split(/\n\s*\n/)
    // Rules see a paragraph as one line.
    .map((paragraph) => paragraph.replace(/[\s\x85]+/g, ' '))
    .join('\n')
  return shortLines((subject ?? '\n') + utf8Latin(lines))
}

/** Pieces of one to two times the longest line, cut where they hurt least. */
export function pieces(text: string): string[] {
  const whole = cut(text, maxRaw, ['\n', '>', ' '])
  if (whole.length <= longestLine) return [whole]
  const found: string[] = []
  let start = 0
  while (whole.length - start > 2 * longestLine) {
    const end = endOfPiece(whole, start)
    found.push(whole.slice(start, end + 1))
    start = end + 1
  }
  if (start < whole.length) found.push(whole.slice(start))
  return found
}

function endOfPiece(text: string, start: number): number {
  for (const sign of ['\n', '>', ' ']) {
    const at = text.indexOf(sign, start + longestLine)
    if (at >= 0 && at - start + 1 <= 2 * longestLine) return at
  }
  return start + longestLine
}

function shortLines(text: string): string[] {
  const lines: string[] = []
  for (const line of text.split(/(?<=\n)/)) {
    let rest = line
    while (rest.length > longestLine) {
      const end = rest.lastIndexOf(' ', longestLine) + 1 || longestLine
      lines.push(rest.slice(0, end))
      rest = rest.slice(end)
    }
    if (rest !== '') lines.push(rest)
  }
  return lines
}

/** Not much more than `most`, at one of the signs where one is near. */
function cut(text: string, most: number, signs: readonly string[]): string {
  if (text.length <= most) return text
  for (const sign of signs) {
    const at = text.indexOf(sign, most)
    if (at >= 0 && at - most <= 1024) return text.slice(0, at + 1)
  }
  return text.slice(0, most)
}
