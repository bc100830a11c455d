import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generate } from 'selfsigned'

const variable = 'TEST_CERTIFICATE'

/** Vitest's global set-up: one certificate for all sandboxes, since making one takes a fifth of a second. */
export default async function setup() {
  const folder = await mkdtemp(join(tmpdir(), 'mailproof-certificate-'))
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
  })
  await writeFile(join(folder, 'cert.pem'), cert)
  await writeFile(join(folder, 'key.pem'), key)
  process.env[variable] = folder
  return () => rm(folder, { recursive: true, force: true })
}

/** Null outside of Vitest: a sandbox makes its own then. */
export function keptFiles(): { certFile: string; keyFile: string } | null {
  const folder = process.env[variable]
  if (folder === undefined) return null
  return { certFile: join(folder, 'cert.pem'), keyFile: join(folder, 'key.pem') }
}
