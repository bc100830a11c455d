import type { Resolver } from '../../../dns/resolver.ts'
import type { DkimSignature, SeenRecord } from '../../../types.ts'
import { canonicalField } from '../dkim/canonical.ts'
import type { KeyRecord } from '../dkim/key.ts'
import { isSignedBy, signedText, withoutValue, type BodyHash } from '../dkim/signed.ts'
import { keyOf, leastBits } from '../dkim/verify.ts'
import type { AuthMail } from '../mail.ts'
import type { ArcSet, ArcSignature } from './sets.ts'

export interface Verified {
  result: DkimSignature['result']
  key: SeenRecord | null
}

/** The signature of the message, as of DKIM (RFC 8617 §4.1.2). */
export async function verifyMessage(
  mail: AuthMail,
  { message }: ArcSet,
  body: BodyHash,
  dns: Resolver,
  now: number,
): Promise<Verified> {
  if (message.bodyHash !== body.found) return { result: 'fail', key: null }
  if (message.expiresAt !== null && message.expiresAt * 1000 < now) {
    return { result: 'fail', key: null }
  }
  const text = () => signedText(mail.fields, message)
  return withKey(message, text, dns)
}

/** The seal covers all sets up to its own, relaxed (RFC 8617 §5.1.1). */
export function verifySeal(sets: ArcSet[], own: ArcSet, dns: Resolver): Promise<Verified> {
  const text = () =>
    sets
      .filter(({ instance }) => instance <= own.instance)
      .flatMap(({ resultsField, message, seal, instance }) => [
        resultsField.text,
        message.field.text,
        instance === own.instance ? withoutValue(seal.field.text) : seal.field.text,
      ])
      .map((field) => canonicalField(field, 'relaxed'))
      .join('\r\n')
  return withKey(own.seal, text, dns)
}

async function withKey(
  signature: ArcSignature,
  text: () => string,
  dns: Resolver,
): Promise<Verified> {
  // Others than these are not for ARC (RFC 8617 §4.1.2).
  if (signature.keyType === null || signature.hash !== 'sha256') {
    return { result: 'permerror', key: null }
  }
  const { state, key, record } = await keyOf(signature, dns)
  if (state === 'unknown') return { result: 'undecided', key: null }
  if (state === 'error') return { result: 'temperror', key: null }
  if (!isFit(key, signature)) return { result: 'permerror', key: record }
  return { result: isSignedBy(text(), signature, key.key) ? 'pass' : 'fail', key: record }
}

function isFit(
  key: KeyRecord | null,
  { keyType }: ArcSignature,
): key is KeyRecord & { key: NonNullable<KeyRecord['key']> } {
  if (key === null || key.state !== 'good' || key.key === null) return false
  return key.keyType === keyType && (keyType !== 'rsa' || (key.bits ?? 0) >= leastBits)
}
