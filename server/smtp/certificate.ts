import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { SmtpConfig } from '../config.ts'
import { SandboxError } from '../errors.ts'

export interface Certificate {
  /** PEM. */
  key: string
  cert: string
}

/** Where secrets are kept; the store's part of the same name. */
export interface Secrets {
  secret(name: string): Promise<string | null>
  setSecret(name: string, value: string): Promise<void>
}

const secretName = 'smtp.certificate'
const day = 24 * 60 * 60 * 1000
const validDays = 825

/**
 * The certificate of the SMTP ports: the user's own, or a self-signed one that is made on the first
 * start and kept, so that a client which was told to trust it goes on doing so. Made anew when it
 * is about to expire.
 * @throws SandboxError `bad_request` for files that cannot be used
 */
export async function keptCertificate(config: SmtpConfig, secrets: Secrets): Promise<Certificate> {
  if (config.certificate) return ownCertificate(config.certificate)
  const kept = current(await secrets.secret(secretName))
  if (kept) return kept
  const made = await selfSigned()
  await secrets.setSecret(secretName, JSON.stringify(made))
  return made
}

/** The kept certificate; null when it is about to expire, or cannot be read and is as good as none. */
function current(text: string | null): Certificate | null {
  if (text === null) return null
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return null
    if (!('key' in value) || !('cert' in value)) return null
    const { key, cert } = value
    if (typeof key !== 'string' || typeof cert !== 'string') return null
    const left = Date.parse(new X509Certificate(cert).validTo) - Date.now()
    return left > day ? { key, cert } : null
  } catch {
    return null
  }
}

async function selfSigned(): Promise<Certificate> {
  // It takes a tenth of a second to load, and is needed once.
  const { generate } = await import('selfsigned')
  const now = Date.now()
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2048,
    algorithm: 'sha256',
    notBeforeDate: new Date(now - day),
    notAfterDate: new Date(now + validDays * day),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  })
  return { key: made.private, cert: made.cert }
}

async function ownCertificate(files: { certFile: string; keyFile: string }): Promise<Certificate> {
  const cert = await pem(files.certFile, 'certificate')
  const key = await pem(files.keyFile, 'key')
  const parsed = usable(files.certFile, 'certificate', () => new X509Certificate(cert))
  const privateKey = usable(files.keyFile, 'key', () => createPrivateKey(key))
  if (!parsed.checkPrivateKey(privateKey)) {
    throw new SandboxError('bad_request', {
      en: `The key in ${files.keyFile} does not belong to the certificate in ${files.certFile}.`,
      es: `La clave de ${files.keyFile} no corresponde al certificado de ${files.certFile}.`,
    })
  }
  return { key, cert }
}

type Kind = 'certificate' | 'key'

const kinds: Record<Kind, { es: string; flag: string }> = {
  certificate: { es: 'el certificado', flag: '--tls-cert' },
  key: { es: 'la clave', flag: '--tls-key' },
}

async function pem(file: string, kind: Kind): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new SandboxError(
      'bad_request',
      {
        en: `The TLS ${kind} cannot be read from ${file}: check ${kinds[kind].flag}.`,
        es: `No se puede leer ${kinds[kind].es} TLS de ${file}: revisa ${kinds[kind].flag}.`,
      },
      { cause: error },
    )
  }
}

function usable<T>(file: string, kind: Kind, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new SandboxError(
      'bad_request',
      {
        en: `${file} holds no TLS ${kind} that can be used: it must be a PEM file without a passphrase.`,
        es: `${file} no contiene ${kinds[kind].es} TLS utilizable: debe ser un archivo PEM sin contraseña.`,
      },
      { cause: error },
    )
  }
}
