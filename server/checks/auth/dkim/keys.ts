import { generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'

const generate = promisify(generateKeyPair)

export interface KeyPair {
  /** PKCS #8 as PEM. */
  privateKey: string
  /** Text of the TXT record. */
  record: string
  bits: number
}

/** Where the record of a key stands (RFC 6376 §3.6.2.1). */
export function keyRecordName(selector: string, domain: string): string {
  return `${selector}._domainkey.${domain}`
}

/** Makes a key pair and the record that publishes it (RFC 6376 §3.6.1, RFC 8463 §4.2). */
export async function makeKeyPair(wanted: {
  algorithm: 'rsa' | 'ed25519'
  /** Of RSA. */
  bits: number
}): Promise<KeyPair> {
  const { algorithm, bits } = wanted
  if (algorithm === 'rsa') {
    const { privateKey, publicKey } = await generate('rsa', { modulusLength: bits })
    return { bits, ...written('rsa', privateKey, derOf(publicKey)) }
  }
  const { privateKey, publicKey } = await generate('ed25519')
  // The record has the 32 bytes of the key alone.
  return { bits: 256, ...written('ed25519', privateKey, derOf(publicKey).subarray(-32)) }
}

const derOf = (key: KeyObject) => key.export({ type: 'spki', format: 'der' })

function written(type: string, privateKey: KeyObject, publicKey: Buffer) {
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    record: `v=DKIM1; k=${type}; p=${publicKey.toString('base64')}`,
  }
}
