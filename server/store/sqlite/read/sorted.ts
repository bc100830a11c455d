import { SandboxError } from '../../../errors.ts'
import type { Cursor } from './cursor.ts'
import type { Looking } from './looking.ts'
import type { Order } from './order.ts'

/** Further down a sorted list can only be reached page by page. */
const deepest = 50_000

export interface Keyed {
  n: number
  key: string | number | null
}

/**
 * Rows of a sorted list. Every message of the selection is looked at, whatever page is asked:
 * only the best rows so far are kept.
 */
export async function sortedRows(
  looking: Looking,
  order: Order,
  at: { after: Cursor | null; skip: number; limit: number },
): Promise<Keyed[]> {
  if (at.skip > deepest) throw tooDeep()
  const { selection, db } = looking
  const after = at.after && placed(looking, order, at.after, 'after')
  const statement = db.prepare<object, Keyed>(
    `SELECT ${selection.key} AS n, ${order.key} AS key FROM ${selection.from} ${order.join}
     WHERE ${selection.where} ${after ? `AND ${after.where}` : ''}
     ORDER BY 2 ${order.down ? 'DESC' : 'ASC'} NULLS LAST, 1 DESC LIMIT @most`,
  )
  const most = at.skip + at.limit
  let best: Keyed[] = []
  const pieces = looking.pieces()
  for (let piece = pieces.next(); piece; piece = pieces.next()) {
    const rows = statement.all({ ...selection.params, ...after?.params, ...piece, most })
    best = merged(best, rows, order.down).slice(0, most)
    await looking.turn.breathe()
  }
  return best.slice(at.skip)
}

/** Rows that stand before or after a place of the list, as SQL. */
export function placed(
  { selection }: Looking,
  order: Order,
  at: { n: number; key?: Cursor['key'] },
  side: 'before' | 'after',
) {
  const [later, less] =
    side === 'after' ? ['<', order.down ? '<' : '>'] : ['>', order.down ? '>' : '<']
  const tie = `${selection.key} ${later} @atN`
  const key = at.key ?? null
  if (key === null) {
    const where =
      side === 'after'
        ? `(${order.key} IS NULL AND ${tie})`
        : `(${order.key} IS NOT NULL OR ${tie})`
    return { where, params: { atN: at.n } }
  }
  const last = side === 'after' ? `${order.key} IS NULL OR ` : ''
  return {
    where: `(${last}${order.key} ${less} @atKey OR (${order.key} = @atKey AND ${tie}))`,
    params: { atN: at.n, atKey: key },
  }
}

function merged(one: Keyed[], other: Keyed[], down: boolean): Keyed[] {
  if (one.length === 0 || other.length === 0) return one.length === 0 ? other : one
  return [...one, ...other].sort((a, b) => compare(a, b, down))
}

function compare(a: Keyed, b: Keyed, down: boolean): number {
  if (a.key === null || b.key === null) {
    return Number(a.key === null) - Number(b.key === null) || b.n - a.n
  }
  const order =
    typeof a.key === 'number' && typeof b.key === 'number'
      ? a.key - b.key
      : // As SQLite compares: the bytes of UTF-8.
        Buffer.compare(Buffer.from(String(a.key)), Buffer.from(String(b.key)))
  return (down ? -order : order) || b.n - a.n
}

function tooDeep() {
  return new SandboxError('bad_request', {
    en: `A sorted list can be entered within its first ${deepest} rows: go on page by page, or narrow the search.`,
    es: `En una lista ordenada se puede entrar en sus primeras ${deepest} filas: sigue página a página o acota la búsqueda.`,
  })
}
