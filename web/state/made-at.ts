import type { Moment } from '../../server/types.ts'

/** How much had happened when the server made the page; null where it does not say (development). */
export function madeAt(page: ParentNode): Moment | null {
  const told = page.querySelector('meta[name=mailproof-since]')?.getAttribute('content')
  const [, seq, file] = /^(\d+) (\S+)$/.exec(told ?? '') ?? []
  return seq === undefined || file === undefined
    ? null
    : { seq: Number(seq), file: decodeURIComponent(file) }
}
