import { createPublicKey, generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import type { DkimKey } from '../../../types.ts'

const generate = promisify(generateKeyPair)

export interface KeyPair {
  /** PKCS#8, PEM. */
  privateKey: string
  /** What to publish: 'v=DKIM1; k=rsa; p=…'. */
  record: string
  bits: number
}

/** @param bits of RSA: 2048 when absent; Ed25519 keys have 256 */
export async function makeKeyPair({
  algorithm,
  bits = 2_048,
}: {
  algorithm: DkimKey['algorithm']
  bits?: number | undefined
}): Promise<KeyPair> {
  const { privateKey } =
    algorithm === 'rsa' ? await generate('rsa', { modulusLength: bits }) : await generate('ed25519')
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  return { privateKey: pem, record: keyRecord(pem), bits: algorithm === 'rsa' ? bits : 256 }
}

/**
 * The record of a private key (RFC 6376 §3.6.1, RFC 8463 §4.2).
 * @throws when it is neither an RSA nor an Ed25519 key
 */
export function keyRecord(privateKey: string): string {
  const key = createPublicKey(privateKey)
  const type = key.asymmetricKeyType
  if (type !== 'rsa' && type !== 'ed25519')
    throw new Error(`a DKIM key is an RSA or an Ed25519 key, not ${type ?? 'a secret'}`)
  const der = key.export({ type: 'spki', format: 'der' })
  // Of Ed25519 the bare 32 bytes are published.
  const published = type === 'rsa' ? der : der.subarray(-32)
  return `v=DKIM1; k=${type}; p=${published.toString('base64')}`
}

/** @returns where the key is published, lower case */
export function keyRecordName(selector: string, domain: string): string {
  return `${selector}._domainkey.${domain}`.toLowerCase()
}
