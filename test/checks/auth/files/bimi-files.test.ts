import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { judgeLogo, lookAtBimi } from '../../../../server/checks/auth/bimi/files.ts'
import { markCertificate } from '../../../helpers/mark-certificate.ts'
import { gives, leads, type Answer } from '../../../net/web.ts'
import { aDomainsWeb, logo, type WebOptions } from './given.ts'

const type = 'image/svg+xml'
const location = 'https://shop.example/logo.svg'
const evidence = 'https://shop.example/mark.pem'
const name = 'default._bimi.shop.example'
const bomb = gzipSync(Buffer.alloc(20_000_000))

test.each<[string, Answer, string, WebOptions?]>([
  ['a logo', gives(type, logo()), 'read good bimi_svg_pass'],
  ['a packed one (.svgz)', gives(type, gzipSync(logo())), 'read good bimi_svg_pass'],
  [
    'one packed on its way',
    gives(type, gzipSync(logo()), { 'Content-Encoding': 'gzip' }),
    'read good bimi_svg_pass',
  ],
  [
    'one packed twice',
    gives(type, gzipSync(gzipSync(logo())), { 'Content-Encoding': 'gzip' }),
    'read good bimi_svg_pass',
  ],
  ['a broken gzip', gives(type, gzipSync(logo()).subarray(0, 40)), 'read bad bimi_logo_packing'],
  ['a script', gives(type, logo('<script>x()</script>')), 'read bad bimi_svg_script'],
  ['another type', gives('text/plain', logo()), 'read warn bimi_logo_type'],
  ['a page', gives('text/html', '<h1>Hello</h1>'), 'read bad bimi_svg_none'],
  ['nothing', gives(type, ''), 'read bad bimi_svg_none'],
  ['a large one', gives(type, logo(`<g/>`.repeat(10_000))), 'read warn bimi_svg_size'],
  ['a huge one', gives(type, logo(`<g/>`.repeat(100_000))), 'refused bad bimi_logo_size'],
  ['a gzip bomb', gives(type, bomb), 'read bad bimi_logo_size'],
  [
    'a gzip bomb on its way',
    gives(type, bomb, { 'Content-Encoding': 'gzip' }),
    'refused bad bimi_logo_size',
  ],
  ['a redirect', leads('/good.svg'), 'read good bimi_svg_pass'],
  ['a redirect inside', leads('https://10.0.0.1/'), 'unreachable unknown file_address'],
  ['a redirect around', leads('/logo.svg'), 'unreachable unknown file_redirects'],
  ['nothing there', (response) => response.writeHead(404).end(), 'refused bad bimi_logo_gone'],
  ['an error', (response) => response.writeHead(500).end(), 'unreachable unknown file_status'],
  ['a silent server', () => undefined, 'unreachable unknown file_time', { timeMs: 100 }],
  [
    'a private address',
    gives(type, logo()),
    'unreachable unknown file_address',
    { allowHosts: [] },
  ],
  ['no trust', gives(type, logo()), 'unreachable unknown file_tls', { trusted: false }],
])('looks at a logo: %s', async (_, answer, expected, options) => {
  const answers = { '/logo.svg': answer, '/good.svg': gives(type, logo()) }
  await using domain = await aDomainsWeb(answers, options)
  const asked = { location, evidence: null, name, now: Date.now() }
  const [file] = await lookAtBimi(asked, { fetch: domain.fetch, language: 'en' })
  expect(`${file?.state} ${file?.severity} ${file?.findings[0]?.code}`).toBe(expected)
  expect(file?.url).toBe(location)
  for (const { what, why, mend } of file?.findings ?? []) {
    expect(what + why + mend).not.toMatch(/\{\w+\}/)
  }
})

test('shows the logo as a data URL, unpacked', async () => {
  await using domain = await aDomainsWeb({ '/logo.svg': gives(type, gzipSync(logo())) })
  const asked = { location, evidence: null, name, now: Date.now() }
  const [file] = await lookAtBimi(asked, { fetch: domain.fetch, language: 'en' })
  const [head, body = ''] = file?.picture?.split(',') ?? []
  expect(head).toBe('data:image/svg+xml;base64')
  expect(Buffer.from(body, 'base64').toString()).toBe(logo())
  expect([file?.excerpt, file?.size]).toEqual([logo(), logo().length])
})

test('holds the certificate against the logo and the domain', async () => {
  const { leaf, issuer } = markCertificate({ svg: logo(), mark: 'Registered Mark' })
  await using domain = await aDomainsWeb({
    '/logo.svg': gives(type, gzipSync(logo())),
    '/mark.pem': gives('application/x-pem-file', leaf + issuer),
  })
  const look = (asked: { location: string | null; name: string }) =>
    lookAtBimi({ evidence, now: Date.now(), ...asked }, { fetch: domain.fetch, language: 'en' })
  const [picture, certificate] = await look({ location, name })
  expect([picture?.severity, certificate?.severity]).toEqual(['good', 'good'])
  expect(certificate?.summary).toBe('The certificate fits the domain and the logo')
  expect(certificate?.findings[2]?.why).toBe(
    'Whether receivers trust this authority, and whether the certificate was revoked, was not checked.',
  )
  const [alone, ...others] = await look({ location: null, name: 'default._bimi.other.example' })
  expect([alone?.kind, alone?.severity, others]).toEqual(['certificate', 'bad', []])
  expect(alone?.picture).toMatch(/^data:image\/svg\+xml;base64,/)
})

test('says that the certificate is not there', async () => {
  await using domain = await aDomainsWeb({})
  const asked = { location: null, evidence, name, now: Date.now() }
  const [file] = await lookAtBimi(asked, { fetch: domain.fetch, language: 'es' })
  expect(file).toMatchObject({ kind: 'certificate', state: 'refused', severity: 'bad' })
  expect(file?.summary).toBe(
    'No hay certificado en https://shop.example/mark.pem: el servidor respondió 404',
  )
})

test('judges a logo that was handed in, packed or not', () => {
  for (const bytes of [Buffer.from(logo()), gzipSync(logo())]) {
    expect(judgeLogo(bytes, 'en')).toMatchObject({ url: null, severity: 'good', state: 'read' })
  }
  expect(judgeLogo(bomb, 'en')).toMatchObject({ severity: 'bad', picture: null, excerpt: null })
})
