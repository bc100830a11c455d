import { signMessage } from '../../checks/auth/dkim/sign.ts'
import type { ShapeInput } from '../shape.ts'
import { unfoldedValue, type Field } from './header/fields.ts'
import { fromMemory, inMemory, type Outgoing } from './outgoing.ts'
import type { Teller } from './teller.ts'

/** Bytes of a message that is held in memory as a whole. */
export const maxWhole = 50 * 1024 * 1024

/** Signatures in a message that are looked at. */
const mostSignatures = 10

/** With a signature on top; every attempt has the same, for it names no time. */
export async function signed(
  outgoing: Outgoing,
  { wanted: { sign }, key }: ShapeInput,
  tell: Teller,
): Promise<Outgoing> {
  if (!sign) return outgoing
  const name = `${sign.selector}._domainkey.${sign.domain}`
  if (outgoing.size > maxWhole) {
    tell.problem('too_large_to_sign', String(maxWhole / 1024 / 1024))
    return outgoing
  }
  const privateKey = await key(sign.domain, sign.selector)
  if (privateKey === null) {
    tell.problem('no_key', name)
    return outgoing
  }
  const raw = await inMemory(outgoing)
  let bytes: Uint8Array
  try {
    bytes = signMessage(raw, { ...sign, privateKey })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    tell.problem('cannot_sign', `${name} (${why.replace(/\p{Cc}/gu, ' ').slice(0, 200)})`)
    return outgoing
  }
  tell.alteration('signed', sign.domain)
  return fromMemory(bytes)
}

/** Tells of signatures that stay in the message though what they cover has changed. */
export function tellBroken(
  fields: Field[],
  { names, body }: { names: Set<string>; body: boolean },
  tell: Teller,
): void {
  const signatures = fields.filter(({ name }) => name === 'dkim-signature')
  for (const field of signatures.slice(0, mostSignatures)) {
    const tags = tagsOf(unfoldedValue(field))
    const covered = (tags.get('h') ?? '').split(':').map((name) => name.trim().toLowerCase())
    if (!body && !covered.some((name) => names.has(name))) continue
    tell.problem('breaks_dkim', (tags.get('d') ?? '?').replace(/[^\w.-]/g, '').slice(0, 253))
  }
}

function tagsOf(value: string): Map<string, string> {
  const specs = value.split(';').map((spec) => {
    const equals = spec.indexOf('=')
    return [spec.slice(0, Math.max(equals, 0)).trim(), spec.slice(equals + 1).trim()] as const
  })
  return new Map(specs)
}
