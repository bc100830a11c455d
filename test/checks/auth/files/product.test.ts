import { writeFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { createTransport } from 'nodemailer'
import { expect, test, vi } from 'vitest'
import type { JudgedFiles, NamedFiles } from '../../../../server/types.ts'
import { checked } from '../../../helpers/checked.ts'
import { startDns, type TestZone } from '../../../helpers/dns.ts'
import { startProduct } from '../../../helpers/product.ts'
import { startSandbox, type TestSandbox } from '../../../helpers/sandbox.ts'
import { gives } from '../../../net/web.ts'
import { aDomainsWeb, logo, policy } from './given.ts'

const mail = { from: 'Shop <orders@shop.example>', to: 'ana@customer.example', text: 'Hi' }

const zone = (location: string, evidence = ''): TestZone => ({
  'shop.example': { MX: ['10 mx.shop.example'] },
  '_dmarc.shop.example': { TXT: ['v=DMARC1; p=reject'] },
  'default._bimi.shop.example': { TXT: [`v=BIMI1; l=${location}; a=${evidence}`] },
  '_mta-sts.shop.example': { TXT: ['v=STSv1; id=1'] },
  'mta-sts.shop.example': { A: ['127.0.0.1'] },
})

const files = (id: string, more = '') => `/api/messages/${id}/checks/auth/files${more}`

/** The product with the DNS and the web of a domain. */
async function aProduct(location: string) {
  const domain = await aDomainsWeb({
    '/logo.svg': gives('image/svg+xml', gzipSync(logo())),
    '/.well-known/mta-sts.txt': gives('text/plain', policy),
  })
  const dns = await startDns(zone(location))
  const { fetch } = domain
  const sandbox = await startSandbox(
    { auth: { dns: { servers: [dns.address], timeoutMs: 2000 } } },
    { fetch },
  )
  return {
    ...{ sandbox, domain, id: await sandbox.send(mail) },
    async [Symbol.asyncDispose]() {
      await sandbox[Symbol.asyncDispose]()
      await dns[Symbol.asyncDispose]()
      await domain[Symbol.asyncDispose]()
    },
  }
}

test('fetches nothing until somebody asks, and then only what was named', async () => {
  await using asked = await aProduct('https://shop.example/logo.svg')
  const { sandbox, domain, id } = asked
  const { body } = await checked(sandbox, 'GET', files(id))
  expect(body as NamedFiles).toEqual({
    bimi: [{ kind: 'logo', url: 'https://shop.example/logo.svg' }],
    mtaSts: [{ kind: 'policy', url: 'https://mta-sts.shop.example/.well-known/mta-sts.txt' }],
  })
  await checked(sandbox, 'GET', `/api/messages/${id}/checks/auth`)
  expect(domain.web.asked).toEqual([])

  const bimi = await look(sandbox, id, 'bimi')
  expect(bimi.map(({ kind, summary }) => [kind, summary])).toEqual([
    ['logo', 'The logo is SVG Tiny PS'],
  ])
  expect(domain.web.asked.map(({ url }) => url)).toEqual(['/logo.svg'])
  const [sts] = await look(sandbox, id, 'mtaSts')
  expect(sts).toMatchObject({ severity: 'good', summary: 'The policy is valid and in force' })
  expect(sts?.excerpt).toBe(policy)
  expect(domain.web.asked.map(({ url }) => url)).toEqual(['/logo.svg', '/.well-known/mta-sts.txt'])
})

test('holds the policy against the mail servers that are planned', async () => {
  await using asked = await aProduct('https://shop.example/logo.svg')
  const { sandbox, id } = asked
  const record = { name: 'shop.example', type: 'MX', ttl: 60, value: '10 mx.elsewhere.example' }
  await checked(sandbox, 'PUT', '/api/zones/shop.example', { body: { records: [record] } })
  const [file] = await look(sandbox, id, 'mtaSts')
  expect(file).toMatchObject({
    severity: 'bad',
    summary: 'The policy shuts out mail servers of shop.example: mx.elsewhere.example',
  })
})

test('looks at the logo that is planned rather than at the one that is published', async () => {
  await using asked = await aProduct('https://shop.example/old.svg')
  const { sandbox, id } = asked
  const record = {
    ...{ name: 'default._bimi.shop.example', type: 'TXT', ttl: 60 },
    value: 'v=BIMI1; l=https://shop.example/logo.svg; a=',
  }
  await checked(sandbox, 'PUT', '/api/zones/shop.example', { body: { records: [record] } })
  await expect
    .poll(async () => (await look(sandbox, id, 'bimi')).map(({ url, severity }) => [url, severity]))
    .toEqual([['https://shop.example/logo.svg', 'good']])
})

test('says in both languages that there is nothing to look at', async () => {
  await using sandbox = await startSandbox()
  const id = await sandbox.send(mail)
  const english = await checked(sandbox, 'POST', files(id, '/bimi'))
  expect([english.status, english.body.error.message]).toEqual([
    404,
    'The domain of this message names no such file. Publish or plan its record first.',
  ])
  const headers = { 'Accept-Language': 'es' }
  const spanish = await checked(sandbox, 'POST', files(id, '/bimi'), { headers })
  expect(spanish.body.error.message).toBe(
    'El dominio de este mensaje no nombra ningún archivo así. Publica o prevé antes su registro.',
  )
  expect((await checked(sandbox, 'POST', files(id, '/spf'))).status).toBe(400)
  expect((await checked(sandbox, 'POST', files('nothing', '/bimi'))).status).toBe(404)
})

test('is as guarded as all that is fetched: a page of elsewhere cannot ask for it', async () => {
  await using asked = await aProduct('https://shop.example/logo.svg')
  const { sandbox, domain, id } = asked
  const headers = { Origin: 'https://evil.example' }
  const { status } = await checked(sandbox, 'POST', files(id, '/bimi'), { headers })
  expect([status, domain.web.asked]).toEqual([403, []])
})

test('judges files that are not published yet, as text and as bytes', async () => {
  await using sandbox = await startSandbox()
  const to = (what: string) => `/api/zones/shop.example/${what}`
  const post = async (path: string, body: unknown, type?: string) => {
    const headers: Record<string, string> = type === undefined ? {} : { 'Content-Type': type }
    const answer = await checked(sandbox, 'POST', path, { body, headers })
    return [answer.status, answer.body.severity, answer.body.findings?.[0]?.code]
  }
  const svg = 'image/svg+xml'
  expect(await post(to('bimi-logo'), { text: logo() })).toEqual([200, 'good', 'bimi_svg_pass'])
  expect(await post(to('bimi-logo'), logo(), svg)).toEqual([200, 'good', 'bimi_svg_pass'])
  const packed = gzipSync(logo('<image/>'))
  expect(await post(to('bimi-logo'), packed, svg)).toEqual([200, 'bad', 'bimi_svg_element'])
  expect(await post(to('bimi-logo'), gzipSync(Buffer.alloc(5_000_000)), svg)).toEqual([
    ...[200, 'bad', 'bimi_logo_size'],
  ])
  expect(await post(to('bimi-logo'), Buffer.alloc(2_000_000), svg)).toEqual([
    ...[200, 'bad', 'bimi_logo_size'],
  ])
  // Without DNS the mail servers are those of the planned zone.
  expect(await post(to('mta-sts-policy'), { text: policy })).toEqual([
    ...[200, 'unknown', 'sts_file_mx_unknown'],
  ])
  const mx = { name: 'shop.example', type: 'MX', ttl: 60, value: '10 mx.shop.example' }
  await checked(sandbox, 'PUT', '/api/zones/shop.example', { body: { records: [mx] } })
  expect(await post(to('mta-sts-policy'), policy, 'text/plain')).toEqual([
    ...[200, 'good', 'sts_file_enforce'],
  ])
})

test('the built program trusts what Node trusts, and asks only hosts that are allowed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mailproof-files-'))
  await using domain = await aDomainsWeb({ '/logo.svg': gives('image/svg+xml', logo()) })
  const location = `https://localhost:${domain.web.port}/logo.svg`
  await using dns = await startDns(zone(location))
  const ca = join(folder, 'ca.pem')
  await writeFile(ca, domain.ca)
  try {
    vi.stubEnv('NODE_EXTRA_CA_CERTS', ca)
    const settings = ['--data', join(folder, 'a.db'), '--dns-server', dns.address]
    for (const [more, expected] of [
      [['--allow-fetch', 'localhost'], 'read good'],
      [[], 'unreachable unknown'],
    ] as const) {
      await using product = await startProduct(...settings, ...more)
      const transport = createTransport({
        host: '127.0.0.1',
        port: product.smtpPort,
        ignoreTLS: true,
      })
      await transport.sendMail(mail)
      transport.close()
      const path = files('latest', '/bimi')
      const answer = await fetch(product.url + path, { method: 'POST' })
      const { files: found } = (await answer.json()) as JudgedFiles
      expect(found.map(({ state, severity }) => `${state} ${severity}`)).toEqual([expected])
    }
    expect(domain.web.asked).toHaveLength(1)
  } finally {
    vi.unstubAllEnvs()
    await rm(folder, { recursive: true })
  }
})

async function look(sandbox: TestSandbox, id: string, protocol: string) {
  const { body } = await checked(sandbox, 'POST', files(id, `/${protocol}`))
  return (body as JudgedFiles).files
}
