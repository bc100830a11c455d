import type { Place } from '../../state/place.svelte.ts'

/** Where a finding points: a line (from 1) of the HTML source, or of the message as it was sent. */
export interface Where {
  in: 'source' | 'raw'
  line: number
  /** Section path of the nested message that holds it; null is the message itself. */
  part?: string | null
}

/** The link that opens the source at a line and marks it. */
export function hrefOf(place: Place, where: Where): string {
  return place.href({
    tab: where.in,
    line: where.line,
    ...(where.part === undefined ? {} : { part: where.part }),
  })
}
