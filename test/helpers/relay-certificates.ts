import { generate } from 'selfsigned'

export type CertificateKind = 'good' | 'expired' | 'wrong-name' | 'self-signed'

interface Issued {
  key: string
  cert: string
  /** PEM of its authority; of a self-signed one another authority, which did not sign it. */
  ca: string
}

const day = 24 * 60 * 60 * 1000
const issued = new Map<CertificateKind, Promise<Issued>>()
let authority: ReturnType<typeof makeAuthority> | null = null

function makeAuthority() {
  return generate([{ name: 'commonName', value: 'Test Authority' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  })
}

/** Each kind is made once in a process. */
export function relayCertificate(kind: CertificateKind): Promise<Issued> {
  const made = issued.get(kind) ?? issue(kind)
  issued.set(kind, made)
  return made
}

async function issue(kind: CertificateKind): Promise<Issued> {
  authority ??= makeAuthority()
  const { private: key, cert } = await authority
  const now = Date.now()
  const name = kind === 'wrong-name' ? 'elsewhere.example' : 'localhost'
  const own = kind === 'self-signed' ? {} : { ca: { key, cert } }
  const leaf = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    ...own,
    notBeforeDate: new Date(now - 10 * day),
    notAfterDate: new Date(kind === 'expired' ? now - day : now + 10 * day),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames:
          kind === 'wrong-name'
            ? [{ type: 2, value: name }]
            : [
                { type: 2, value: name },
                { type: 7, ip: '127.0.0.1' },
              ],
      },
    ],
  })
  return { key: leaf.private, cert: leaf.cert, ca: cert }
}
