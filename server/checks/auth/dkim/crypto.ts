import { constants, createHash, publicDecrypt, verify, type KeyObject } from 'node:crypto'
import type { Signature } from './signature.ts'

/** RFC 6376 §3.3 for RSA, RFC 8463 §3 for Ed25519, which signs the hash of the data. */
export function isSignedBy(key: KeyObject, signature: Signature, data: Buffer): boolean {
  const { hash, value, keyType } = signature
  if (!value) return false
  try {
    return keyType === 'rsa'
      ? verify(hash, data, { key, padding: constants.RSA_PKCS1_PADDING }, value)
      : verify(null, createHash(hash).update(data).digest(), key, value)
  } catch {
    // Numbers that no key can have (an even modulus, an exponent of 0): nothing is signed by it.
    return false
  }
}

/**
 * Was the signature made with the private half of this key, over whatever it was? That tells a
 * changed header from a wrong key. Null where the algorithm does not give it away (Ed25519).
 */
export function isOfKey(key: KeyObject, { value, keyType }: Signature): boolean | null {
  if (keyType !== 'rsa' || !value) return null
  try {
    return publicDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, value).length > 0
  } catch {
    // The padding is not there: it was another key.
    return false
  }
}
