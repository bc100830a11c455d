import { domainName } from '../../dns/names.ts'
import type { Forward } from './address.ts'

/**
 * A pattern of the allow or block list: `a@b.example`, `b.example`, `*@b.example`, `test-*@b.example`,
 * `*.b.example` (what is below), `a@*.b.example`. A star stands for any characters of the local part;
 * of the domain only a whole left side.
 */
export interface Pattern {
  text: string
  /** What the local part must consist of, split at the stars; null: anything. */
  local: string[] | null
  domain: string
  /** The domain's subdomains are meant, not itself. */
  below: boolean
}

/** @returns null for what is no pattern */
export function readPattern(text: string): Pattern | null {
  const typed = text.trim().toLowerCase()
  const at = typed.lastIndexOf('@')
  const local = at < 0 ? null : typed.slice(0, at)
  const host = typed.slice(at + 1)
  const below = host.startsWith('*.')
  const domain = domainName(below ? host.slice(2) : host)
  if (domain === null || local === '' || typed.length > 320) return null
  return {
    text: typed,
    local: local === null || local === '*' ? null : local.split('*'),
    domain,
    below,
  }
}

export function matches(pattern: Pattern, { local, domain }: Forward): boolean {
  const fits = pattern.below ? domain.endsWith(`.${pattern.domain}`) : domain === pattern.domain
  return fits && (pattern.local === null || globbed(pattern.local, plainLocal(local)))
}

/** `"bob"@` is `bob@`; case is not looked at, for nobody's mailbox differs by it. */
export function plainLocal(local: string): string {
  const bare = local.startsWith('"') ? local.slice(1, -1).replace(/\\(.)/g, '$1') : local
  return bare.toLowerCase()
}

/** Each piece found behind the one before is enough: no going back, so the time is linear. */
function globbed(pieces: string[], text: string): boolean {
  const [first = '', ...others] = pieces
  const last = others.pop()
  if (last === undefined) return text === first
  if (!text.startsWith(first)) return false
  let from = first.length
  for (const piece of others) {
    const found = text.indexOf(piece, from)
    if (found < 0) return false
    from = found + piece.length
  }
  return text.length - last.length >= from && text.endsWith(last)
}
