import type { Piece } from './compare.ts'
import type { Marks } from './words.ts'

/** What is shown of a comparison, from top to bottom. */
export type Item =
  | { kind: 'same'; left: number; right: number }
  | {
      kind: 'changed'
      left: number | null
      right: number | null
      marks: Marks | null
      /** Which of the differences it is part of, from 0. */
      change: number
    }
  /** Lines that are left out; `piece` opens them. */
  | { kind: 'fold'; piece: number; count: number }

/** Equal lines shown around a difference, so that one sees where it is. */
const CONTEXT = 3
/** Fewer are not worth a click. */
const LEAST = 4

/** @param opened indices of pieces whose equal lines are all shown */
export function foldSame(pieces: readonly Piece[], opened: ReadonlySet<number>): Item[] {
  const items: Item[] = []
  let change = 0
  pieces.forEach((piece, index) => {
    if (piece.kind === 'changed') {
      for (const row of piece.rows) items.push({ kind: 'changed', ...row, change })
      change++
      return
    }
    const show = (from: number, to: number) => {
      for (let at = from; at < to; at++)
        items.push({ kind: 'same', left: piece.left + at, right: piece.right + at })
    }
    const above = index === 0 ? 0 : CONTEXT
    const below = index === pieces.length - 1 ? 0 : CONTEXT
    const hidden = piece.count - above - below
    if (hidden < LEAST || opened.has(index)) return show(0, piece.count)
    show(0, above)
    items.push({ kind: 'fold', piece: index, count: hidden })
    show(piece.count - below, piece.count)
  })
  return items
}
