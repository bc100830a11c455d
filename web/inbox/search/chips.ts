import type { SearchExplanation, SearchToken } from '../../../server/types.ts'

/** A piece of a search that is settled: a filter as a thing of its own, or plain text. */
export interface ChipPiece {
  kind: 'filter' | 'text'
  start: number
  end: number
  /** '-from:'; '' of plain text. */
  key: string
  value: string
  /** Taking it away leaves a search that makes sense. */
  removable: boolean
}

/**
 * Cuts a search into filters and what stands between them.
 * @param explanation of exactly this text
 */
export function chipsOf(text: string, { tokens }: SearchExplanation): ChipPiece[] {
  const pieces: ChipPiece[] = []
  let from = 0
  let depth = 0
  const between = (end: number) => {
    const value = text.slice(from, end)
    if (value.trim() === '') return
    pieces.push({ kind: 'text', start: from, end, key: '', value, removable: false })
  }
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (token?.kind === 'paren') depth += text[token.start] === '(' ? 1 : -1
    if (token?.kind !== 'key') continue
    const last = endOf(tokens, at, text)
    const before = tokens[at - 1]
    const denied = before?.kind === 'not' && before.end === token.start
    const start = denied ? before.start : token.start
    const end = (tokens[last] ?? token).end
    const others = [tokens.slice(0, denied ? at - 1 : at).reverse(), tokens.slice(last + 1)]
    const beside = others.map((all) => all.find((one) => says(one, text)))
    between(start)
    pieces.push({
      ...{ kind: 'filter', start, end },
      key: text.slice(start, token.end),
      value: text.slice(token.end, end),
      // One side of an OR, or what a group holds, cannot go alone.
      removable: depth === 0 && !beside.some((one) => one?.kind === 'operator'),
    })
    from = end
    at = last
  }
  between(text.length)
  return pieces
}

/** A lone '-' or the like asks for nothing. */
function says({ start, end }: SearchToken, text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text.slice(start, end))
}

/** The last token of the filter that begins at one: its value, or the end of the group of its values. */
function endOf(tokens: readonly SearchToken[], key: number, text: string): number {
  let at = key
  let depth = 0
  for (let next = tokens[at + 1]; next; next = tokens[at + 1]) {
    const touches = next.start === tokens[at]?.end
    if (depth === 0 && !touches) break
    if (next.kind === 'paren') {
      if (depth === 0 && (text[next.start] === ')' || at > key)) break
      depth += text[next.start] === '(' ? 1 : -1
    }
    at++
    if (depth === 0 && next.kind === 'paren') break
  }
  return at
}

/** The search without one of its pieces. */
export function without(text: string, { start, end }: Pick<ChipPiece, 'start' | 'end'>): string {
  return `${text.slice(0, start).trimEnd()} ${text.slice(end).trimStart()}`.trim()
}
