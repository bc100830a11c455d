import type { Database } from 'better-sqlite3'
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { SandboxError } from '../../errors.ts'

const cipher = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/**
 * Reads the key beside the data, or makes one (mode 0600).
 * @throws SandboxError `storage` when the file is there but is no key
 */
export function keyOf(path: string): { key: Buffer; made: boolean } {
  const file = `${path}.key`
  if (existsSync(file)) {
    const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')
    if (key.length === 32) return { key, made: false }
    throw new SandboxError('storage', {
      en: `${file} is not a key: restore it, or remove it to have new passwords made.`,
      es: `${file} no es una clave: restáuralo, o elimínalo para crear contraseñas nuevas.`,
    })
  }
  const key = randomBytes(32)
  writeFileSync(file, `${key.toString('hex')}\n`, { mode: 0o600 })
  chmodSync(file, 0o600)
  return { key, made: true }
}

/** Secrets, sealed with AES-256-GCM under their own name: one cannot be put in another's place. */
export class Secrets {
  readonly #key: Uint8Array
  readonly #find
  readonly #write
  readonly #drop

  constructor(db: Database, key: Uint8Array) {
    this.#key = key
    this.#find = db.prepare<[string], { value: Buffer }>('SELECT value FROM secret WHERE name = ?')
    this.#write = db.prepare<[string, Buffer]>(
      'INSERT INTO secret (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
    )
    this.#drop = db.prepare<[string]>('DELETE FROM secret WHERE name = ?')
  }

  /** null when there is none, or when it was sealed with a key that is lost. */
  read(name: string): string | null {
    const sealed = this.#find.get(name)?.value
    if (!sealed || sealed.length < nonceBytes + tagBytes) return null
    const opener = createDecipheriv(cipher, this.#key, sealed.subarray(0, nonceBytes))
    opener.setAAD(Buffer.from(name))
    opener.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes))
    try {
      const plain = opener.update(sealed.subarray(nonceBytes + tagBytes))
      return Buffer.concat([plain, opener.final()]).toString('utf8')
    } catch {
      // The tag does not fit: another key. The caller makes a new secret.
      return null
    }
  }

  write(name: string, value: string): void {
    const nonce = randomBytes(nonceBytes)
    const sealer = createCipheriv(cipher, this.#key, nonce)
    sealer.setAAD(Buffer.from(name))
    const sealed = Buffer.concat([sealer.update(value, 'utf8'), sealer.final()])
    this.#write.run(name, Buffer.concat([nonce, sealer.getAuthTag(), sealed]))
  }

  drop(name: string): void {
    this.#drop.run(name)
  }
}

/** The private half of a key pair, as PEM (PKCS #8). */
export const dkimKeyName = (domain: string, selector: string) => `dkim/${domain}/${selector}`

export const passwordName = (inbox: string) => `inbox/${inbox}/password`

export const relayPasswordName = (relay: string) => `relay/${relay}/password`
