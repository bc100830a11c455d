/** Characters of a line that has been folded, where blanks allow it (RFC 5322 §2.1.1). */
const usual = 76

/**
 * A field on several lines: it is parted before blanks, so that unfolded it is what it was. What
 * has no blanks stays long.
 * @param text without its last line end, unfolded
 */
export function folded(text: string): string {
  if (text.length <= usual) return text
  const lines: string[] = []
  let line = ''
  // Blanks stay before the word that they part; the field's name keeps its first word.
  for (const piece of text.match(/[ \t]*[^ \t]+|[ \t]+$/g) ?? []) {
    const isFirst = lines.length === 0 && (line === '' || line.endsWith(':'))
    if (line !== '' && !isFirst && line.length + piece.length > usual && piece.trim() !== '') {
      lines.push(line)
      line = ''
    }
    line += piece
  }
  lines.push(line)
  return lines.join('\r\n')
}
