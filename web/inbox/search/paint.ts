import type { SearchExplanation, SearchToken } from '../../../server/types.ts'

export interface PaintedPiece {
  text: { start: number; value: string }
  kind: 'plain' | 'filter' | 'operator' | 'wrong'
}

const kinds: Record<SearchToken['kind'], PaintedPiece['kind']> = {
  word: 'plain',
  phrase: 'plain',
  operator: 'operator',
  not: 'plain',
  paren: 'plain',
  key: 'filter',
  value: 'filter',
}

/**
 * A text cut into pieces that look alike. The explanation may be of an older text: it holds as far
 * as that began alike.
 */
export function painted(
  text: string,
  known: string,
  { tokens, errors }: SearchExplanation,
  typing: boolean,
): PaintedPiece[] {
  const same = common(text, known)
  const looks: PaintedPiece['kind'][] = Array.from({ length: text.length }, () => 'plain')
  for (const { kind, start, end } of tokens) {
    if (end <= same) looks.fill(kinds[kind], start, end)
  }
  for (const { at, unfinished } of errors) {
    if (at.end <= same && !(typing && unfinished)) looks.fill('wrong', at.start, at.end)
  }
  const pieces: PaintedPiece[] = []
  for (const [at, kind] of looks.entries()) {
    const last = pieces.at(-1)
    if (last?.kind === kind) last.text.value += text.charAt(at)
    else pieces.push({ kind, text: { start: at, value: text.charAt(at) } })
  }
  return pieces
}

/** How many characters two texts begin with alike. */
function common(one: string, other: string): number {
  let at = 0
  while (at < one.length && one.charAt(at) === other.charAt(at)) at++
  return at
}
