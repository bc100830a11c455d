import { walk } from '../../../../mime/walk.ts'
import type { Part } from '../../../../types.ts'
import { latin } from './latin.ts'
import type { MimePart } from '../mail.ts'
import { Piece } from './parts.ts'

/** Messages in encoded messages that are opened, one in another. */
const maxDepth = 4

type Within = MimePart['within']

/**
 * All parts in their order, each knowing what it lies in. Where the parts were found by a boundary
 * that the message does not name, there are none for the rules; a message that lies encoded in
 * another is opened for them.
 */
export function piecesOf(raw: Uint8Array, parts: readonly Part[]): Piece[] {
  return new Pieces(raw).add(parts, [], 0)
}

class Pieces {
  readonly #raw: Uint8Array
  #next: number

  constructor(raw: Uint8Array, next = 0) {
    this.#raw = raw
    this.#next = next
  }

  add(parts: readonly Part[], around: Within, depth: number): Piece[] {
    const open: { part: Part; within: Within[number] }[] = []
    const pieces: Piece[] = []
    let closedUntil = -1
    for (const [index, part] of parts.entries()) {
      if (part.headerStart < closedUntil) continue
      while ((open.at(-1)?.part.bodyEnd ?? Infinity) <= part.headerStart) open.pop()
      const within = [...around, ...open.map((one) => one.within)]
      const shut = this.#unopened(part, parts[index + 1], within)
      if (shut) {
        pieces.push(...shut)
        closedUntil = part.bodyEnd
        continue
      }
      const piece = this.#piece(part, within, holds(part, parts[index + 1]))
      pieces.push(piece)
      if (piece.container) {
        open.push({ part, within: { type: part.type, id: this.#next - 1 } })
      } else pieces.push(...this.#encoded(piece, within, depth))
    }
    return pieces
  }

  #piece(part: Part, within: Within, container: boolean): Piece {
    this.#next++
    return new Piece(this.#raw, part, within, container)
  }

  /** A multipart whose boundary it does not name itself: text, or a part that is all of it. */
  #unopened(part: Part, first: Part | undefined, within: Within): Piece[] | null {
    if (!part.type.startsWith('multipart/') || part.bodyEnd <= part.bodyStart) return null
    const named = this.#boundaryOf(part, within)
    if (named === null) return [this.#piece({ ...part, role: 'text' }, within, false)]
    const child = first && first.headerStart < part.bodyEnd ? first : null
    if (child && this.#endsWith(child.headerStart, `--${named}`)) return null
    const container = this.#piece({ ...part, role: 'text' }, within, true)
    const whole: Part = {
      ...{ ...part, type: 'text/plain', role: 'text', charset: null, encoding: '7bit' },
      headerStart: part.bodyStart,
    }
    const inside = [...within, { type: part.type, id: this.#next - 1 }]
    return [container, this.#piece(whole, inside, false)]
  }

  /** Null where none is named. */
  #boundaryOf(part: Part, within: Within): string | null {
    const { fields } = new Piece(this.#raw, part, within, true)
    const types = fields.filter(({ key }) => key === 'content-type').map((field) => field.raw)
    const type = types.findLast((one) => /^\s*multipart\//i.test(one)) ?? ''
    const [, named] = /\bboundary\s*=\s*("[^"]+|[^\s";]+(?=[\s;]|$))/i.exec(type) ?? []
    return named?.replaceAll('"', '').trimEnd() ?? null
  }

  /** Whether the line before is that one. */
  #endsWith(at: number, line: string): boolean {
    const text = latin(this.#raw.subarray(Math.max(0, at - line.length - 80), at)).trimEnd()
    const before = text.length - line.length - 1
    return text.endsWith(line) && (before < 0 || text[before] === '\n')
  }

  /** A message that lies encoded in this one. */
  #encoded(piece: Piece, within: Within, depth: number): Piece[] {
    const { type, encoding } = piece.part
    if (!/^message\/(?:rfc822|global)$/.test(type) || depth >= maxDepth) return []
    if (!/^(?:base64|quoted-printable)$/.test(encoding) || piece.bytes.length === 0) return []
    piece.opened = true
    const inside = [...within, { type, id: this.#next - 1 }]
    const opened = new Pieces(piece.bytes, this.#next)
    const pieces = opened.add(walk(piece.bytes).parts, inside, depth + 1)
    this.#next = opened.#next
    return pieces
  }
}

function holds(part: Part, next: Part | undefined): boolean {
  return part.role === 'container' || (next !== undefined && next.headerStart < part.bodyEnd)
}
