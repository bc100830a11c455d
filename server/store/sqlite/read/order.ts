import type { Sort } from '../../../types.ts'
import type { Selection } from '../where/select.ts'

/** An order other than that of arrival: by a key, those without one last, then newest first. */
export interface Order {
  /** The key of a row, as SQL. */
  key: string
  /** What the key needs besides the selection. */
  join: string
  down: boolean
}

const kinds: Record<
  Exclude<Sort, 'newest' | 'oldest'>,
  { by: keyof typeof keys; down: boolean }
> = {
  largest: { by: 'size', down: true },
  smallest: { by: 'size', down: false },
  sender: { by: 'sender', down: false },
  'sender-down': { by: 'sender', down: true },
  subject: { by: 'subject', down: false },
  'subject-down': { by: 'subject', down: true },
}

/**
 * Keys are looked up by the number of the row. `sorted` has those of analysed messages; the few
 * others are made on the spot, by functions that `connections.ts` defines.
 */
const keys = {
  size: {
    of: () =>
      '(SELECT x.size FROM message x INDEXED BY message_scan WHERE x.hidden IS NULL AND x.n = @row)',
    join: false,
  },
  sender: { of: () => text('sender', 'sender_key(w.from_name, w.from_address)'), join: true },
  subject: { of: () => text('subject', 'subject_key(w.subject)'), join: true },
}

function text(column: string, made: string): string {
  return `(CASE WHEN s.message IS NULL THEN (SELECT ${made} FROM message w WHERE w.n = @row) ELSE s.${column} END)`
}

/** null for the order of arrival. */
export function orderOf(sort: Sort, selection: Selection): Order | null {
  if (sort === 'newest' || sort === 'oldest') return null
  const { by, down } = kinds[sort]
  const { of, join } = keys[by]
  const scanned = selection.from.includes('message m ')
  const key = by === 'size' && scanned ? 'm.size' : of().replace('@row', selection.key)
  return { key, down, join: join ? `LEFT JOIN sorted s ON s.message = ${selection.key}` : '' }
}
