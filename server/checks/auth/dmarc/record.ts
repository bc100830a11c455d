import type { DmarcPolicy } from '../../../types.ts'
import { readTags } from '../tag-list.ts'

/** A DMARC policy record, read as RFC 9989 §4.7 does and with what RFC 7489 knew besides. */
export interface DmarcRecord {
  text: string
  /** null: absent, or no policy there is. */
  p: DmarcPolicy | null
  sp: DmarcPolicy | null
  np: DmarcPolicy | null
  psd: 'y' | 'n' | 'u'
  adkim: 'relaxed' | 'strict'
  aspf: 'relaxed' | 'strict'
  /** `t=y` */
  testing: boolean
  /** Percent, of RFC 7489 only; null where it is not given. */
  pct: number | null
  rua: string[]
  ruf: string[]
  /** What was not understood and therefore counts as not said. */
  mistakes: string[]
  /** `p`, `sp` or `np` is not valid, and `p` may be missing: the record counts as `p=none`, or not. */
  damaged: boolean
  /** Tags that nobody registered. */
  unknown: string[]
  /** `p` follows `v`, as readers of RFC 7489 want it. */
  inOrder: boolean
}

const policies: readonly DmarcPolicy[] = ['none', 'quarantine', 'reject']
const known = 'v p sp np psd adkim aspf t fo rua ruf pct rf ri'.split(' ')
const mostUris = 10

/** True for what has to be read as a policy record; everything else at that name is ignored. */
export function isDmarc(text: string): boolean {
  return /^[vV][ \t]*=[ \t]*DMARC1[ \t]*(?:;|$)/.test(text)
}

/** Reads a record that `isDmarc`. */
export function readDmarc(text: string): DmarcRecord {
  const { tags, order, mistakes } = readTags(text)
  const one = <T extends string>(name: string, allowed: readonly T[]): T | null => {
    const value = tags.get(name)
    if (value === undefined) return null
    const found = allowed.find((each) => each === value.toLowerCase()) ?? null
    if (found === null) mistakes.push(`${name}=${value.slice(0, 80)}`)
    return found
  }
  const [p, sp, np] = ['p', 'sp', 'np'].map((name) => one(name, policies))
  const bad = (name: string, read: unknown) => tags.has(name) && read === null
  return {
    text: text.slice(0, 4096),
    ...{ p: p ?? null, sp: sp ?? null, np: np ?? null },
    psd: one('psd', ['y', 'n', 'u']) ?? 'u',
    adkim: one('adkim', ['r', 's']) === 's' ? 'strict' : 'relaxed',
    aspf: one('aspf', ['r', 's']) === 's' ? 'strict' : 'relaxed',
    testing: one('t', ['y', 'n']) === 'y',
    pct: percent(tags.get('pct'), mistakes),
    rua: uris(tags.get('rua'), mistakes),
    ruf: uris(tags.get('ruf'), mistakes),
    mistakes,
    damaged: p === null || bad('sp', sp) || bad('np', np),
    unknown: order.filter((name) => !known.includes(name)),
    inOrder: order[0] === 'v' && order[1] === 'p',
  }
}

function percent(value: string | undefined, mistakes: string[]): number | null {
  if (value === undefined) return null
  if (/^\d{1,3}$/.test(value) && Number(value) <= 100) return Number(value)
  mistakes.push(`pct=${value.slice(0, 80)}`)
  return null
}

/** Addresses for reports; the size that RFC 7489 let follow (`!10m`) goes. */
function uris(value: string | undefined, mistakes: string[]): string[] {
  if (value === undefined) return []
  const found: string[] = []
  for (const piece of value.split(',', 50)) {
    const uri = piece.trim().replace(/!\d{1,20}[kmgt]?$/i, '')
    if (!/^[a-z][a-z0-9+.-]*:[^\s!]+$/i.test(uri)) mistakes.push(piece.trim().slice(0, 100))
    else if (found.length < mostUris) found.push(uri)
  }
  return found
}

/** The domain that a `mailto:` leads to; null for anything else. */
export function reportDomain(uri: string): string | null {
  const found = /^mailto:[^@?]{1,320}@([^@?\s]{1,253})(?:\?|$)/i.exec(uri)?.[1]
  return found?.toLowerCase().replace(/\.$/, '') ?? null
}
