import { X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { generate } from 'selfsigned'
import { afterAll, expect, test } from 'vitest'
import { keptCertificate } from '../../server/smtp/certificate.ts'
import { Client } from './client.ts'
import { defaults, start } from './setup.ts'

const folder = mkdtempSync(join(tmpdir(), 'certificate-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function inMemory() {
  const kept = new Map<string, string>()
  return {
    kept,
    secret: async (name: string) => kept.get(name) ?? null,
    setSecret: async (name: string, value: string) => void kept.set(name, value),
  }
}

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const own = (certFile: string, keyFile: string) =>
  keptCertificate({ ...defaults, certificate: { certFile, keyFile } }, inMemory())

test('makes a certificate for this machine once and keeps it', async () => {
  const secrets = inMemory()
  const made = await keptCertificate(defaults, secrets)
  const { subjectAltName, validTo } = new X509Certificate(made.cert)
  expect(subjectAltName).toBe('DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1')
  expect(Date.parse(validTo)).toBeGreaterThan(Date.now() + 700 * 86_400_000)
  expect(await keptCertificate(defaults, secrets)).toEqual(made)
})

test('makes another one when the kept one has expired or cannot be read', async () => {
  const secrets = inMemory()
  await keptCertificate(defaults, secrets)
  const old = await generate([{ name: 'commonName', value: 'localhost' }], {
    notBeforeDate: new Date('2020-01-01'),
    notAfterDate: new Date('2021-01-01'),
  })
  const [name = ''] = secrets.kept.keys()
  for (const broken of [JSON.stringify({ key: old.private, cert: old.cert }), 'nonsense', '{}']) {
    secrets.kept.set(name, broken)
    const made = await keptCertificate(defaults, secrets)
    expect(made.cert).not.toBe(old.cert)
    expect(secrets.kept.get(name)).toBe(JSON.stringify(made))
  }
})

test('uses the certificate that the user gives', async () => {
  const made = await keptCertificate(defaults, inMemory())
  const given = await own(file('cert.pem', made.cert), file('key.pem', made.key))
  expect(given).toEqual(made)
})

test('a client that trusts the certificate verifies it for localhost', async () => {
  const made = await keptCertificate(defaults, inMemory())
  await using smtp = await start({ tlsPort: 0 }, { certificate: made })
  for (const host of ['localhost', '127.0.0.1']) {
    const socket = connect({
      port: smtp.tlsPort,
      host: '127.0.0.1',
      ca: made.cert,
      ...(host === 'localhost' ? { servername: host } : {}),
    })
    const client = new Client(socket)
    expect((await client.reply()).code).toBe(220)
    expect(socket.authorized).toBe(true)
    await client.quit()
  }
})

test('names the file and the setting when a certificate cannot be used', async () => {
  const one = await keptCertificate(defaults, inMemory())
  const other = await keptCertificate(defaults, inMemory())
  const cert = file('cert.pem', one.cert)
  const key = file('key.pem', one.key)
  const missing = join(folder, 'missing.pem')
  const junk = file('junk.pem', 'junk')
  const wrong = file('wrong.pem', other.key)
  const message = (certFile: string, keyFile: string) =>
    own(certFile, keyFile).catch((error: Error) => error.message)
  expect(await message(missing, key)).toBe(
    `The TLS certificate cannot be read from ${missing}: check --tls-cert.`,
  )
  expect(await message(cert, missing)).toBe(
    `The TLS key cannot be read from ${missing}: check --tls-key.`,
  )
  expect(await message(junk, key)).toBe(
    `${junk} holds no TLS certificate that can be used: it must be a PEM file without a passphrase.`,
  )
  expect(await message(cert, junk)).toBe(
    `${junk} holds no TLS key that can be used: it must be a PEM file without a passphrase.`,
  )
  expect(await message(cert, wrong)).toBe(
    `The key in ${wrong} does not belong to the certificate in ${cert}.`,
  )
})
