import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { judgePolicyText, lookAtPolicy } from '../../../../server/checks/auth/mta-sts/file.ts'
import { gives, leads, type Answer } from '../../../net/web.ts'
import { aDomainsWeb, policy, type WebOptions } from './given.ts'

const path = '/.well-known/mta-sts.txt'
const dns = {
  ask: () =>
    Promise.resolve({ state: 'found' as const, records: ['10 mx.shop.example'], planned: false }),
}
const endless: Answer = (response) => {
  response.writeHead(200, { 'Content-Type': 'text/plain' })
  const more = () =>
    response.write('mx: a.example\n'.repeat(100), () => response.destroyed || more())
  more()
}
const slow: Answer = (response) =>
  response.writeHead(200, { 'Content-Type': 'text/plain' }).write('version: STSv1\n')

test.each<[string, Answer, string, WebOptions?]>([
  ['a policy', gives('text/plain', policy), 'read good sts_file_enforce'],
  ['one with a charset', gives('text/plain; charset=utf-8', policy), 'read good sts_file_enforce'],
  [
    'a packed one',
    gives('text/plain', gzipSync(policy), { 'Content-Encoding': 'gzip' }),
    'read good sts_file_enforce',
  ],
  ['another type', gives('text/html', policy), 'read bad sts_fetch_type'],
  ['no policy', gives('text/plain', 'hello'), 'read bad sts_file_version'],
  [
    'a redirect to a good one',
    leads('https://mta-sts.shop.example/elsewhere'),
    'refused bad sts_fetch_redirect',
  ],
  ['a redirect inside', leads('http://127.0.0.1:1/'), 'refused bad sts_fetch_redirect'],
  [
    'nothing there',
    (response) => response.writeHead(404).end(policy),
    'refused bad sts_fetch_status',
  ],
  ['an error', (response) => response.writeHead(503).end(policy), 'refused bad sts_fetch_status'],
  [
    'another good answer than 200',
    (response) => response.writeHead(203, { 'Content-Type': 'text/plain' }).end(policy),
    'refused bad sts_fetch_status',
  ],
  ['an endless file', endless, 'refused warn sts_fetch_size'],
  [
    'a gzip bomb',
    gives('text/plain', gzipSync(Buffer.alloc(20_000_000)), { 'Content-Encoding': 'gzip' }),
    'refused warn sts_fetch_size',
  ],
  ['a slow server', slow, 'unreachable unknown file_time', { timeMs: 100 }],
  ['a silent one', () => undefined, 'unreachable unknown file_time', { timeMs: 100 }],
  ['one that hangs up', (response) => response.destroy(), 'unreachable unknown file_connection'],
  [
    'a certificate of nobody',
    gives('text/plain', policy),
    'refused bad sts_fetch_tls',
    { trusted: false },
  ],
  [
    'a certificate of another name',
    gives('text/plain', policy),
    'refused bad sts_fetch_tls',
    { names: ['shop.example'] },
  ],
  [
    'a private address',
    gives('text/plain', policy),
    'unreachable unknown file_address',
    { allowHosts: [] },
  ],
  [
    'no address',
    gives('text/plain', policy),
    'unreachable unknown file_dns',
    { lookup: () => Promise.resolve([]) },
  ],
])('looks at a policy file: %s', async (_, answer, expected, options) => {
  const good = gives('text/plain', policy)
  await using domain = await aDomainsWeb({ [path]: answer, '/elsewhere': good }, options)
  const file = await lookAtPolicy('shop.example', { fetch: domain.fetch, dns, language: 'en' })
  expect(`${file.state} ${file.severity} ${file.findings[0]?.code}`).toBe(expected)
  expect(file.url).toBe('https://mta-sts.shop.example/.well-known/mta-sts.txt')
  expect(file.excerpt === null).toBe(file.state !== 'read')
  for (const { what, why, mend } of file.findings) {
    expect(what + why + mend).not.toMatch(/\{\w+\}/)
  }
  // Whatever it answers, nothing but the file was asked for.
  expect(domain.web.asked.map(({ url }) => url).filter((url) => url !== path)).toEqual([])
})

test('judges a text that was handed in, and asks only DNS', async () => {
  const file = await judgePolicyText(Buffer.from(policy), 'shop.example', { dns, language: 'es' })
  expect(file).toMatchObject({
    ...{ kind: 'policy', url: null, state: 'read', severity: 'good', size: policy.length },
    ...{ excerpt: policy, picture: null, summary: 'La política es válida y está en vigor' },
  })
})

test('says of a text that was handed in when it is too large, and reads its beginning', async () => {
  const text = Buffer.from(policy + 'x: y\r\n'.repeat(20_000))
  const file = await judgePolicyText(text, 'shop.example', { dns, language: 'en' })
  expect(file.findings.map(({ code }) => code)).toEqual([
    'sts_fetch_size',
    'sts_file_repeated',
    'sts_file_enforce',
  ])
  expect(file.excerpt?.length).toBeLessThan(4100)
})
