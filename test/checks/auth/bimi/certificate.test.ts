import { expect, test } from 'vitest'
import { judgeCertificate } from '../../../../server/checks/auth/bimi/certificate.ts'
import { bimiTexts } from '../../../../server/checks/auth/bimi/texts.ts'
import { markCertificate, type MarkOptions } from '../../../helpers/mark-certificate.ts'
import { expectTold } from '../dmarc/given.ts'

const svg = '<svg xmlns="http://www.w3.org/2000/svg" version="1.2" baseProfile="tiny-ps"/>'
const asked = {
  name: 'default._bimi.shop.example',
  now: Date.parse('2026-11-23T12:00:00Z'),
  logo: Buffer.from(svg),
}
const good: MarkOptions = {
  from: '2026-01-01T00:00:00Z',
  until: '2027-06-01T00:00:00Z',
  mark: 'Registered Mark',
  svg,
}
const chain = (options: MarkOptions = {}) => {
  const { leaf, issuer } = markCertificate({ ...good, ...options })
  return leaf + issuer
}
const { svg: _, ...bare } = good

test.each<[string, string, string[]]>([
  ['a VMC', chain(), ['bimi_cert_fits good', 'bimi_cert_vmc info']],
  ['a CMC', chain({ mark: 'Prior Use Mark' }), ['bimi_cert_fits good', 'bimi_cert_cmc info']],
  [
    'a changed mark',
    chain({ mark: 'Modified Registered Mark' }),
    ['bimi_cert_fits good', 'bimi_cert_cmc info'],
  ],
  [
    'one for the selector',
    chain({ names: [asked.name] }),
    ['bimi_cert_fits good', 'bimi_cert_vmc info'],
  ],
  [
    'one for several',
    chain({ names: ['a.example', 'SHOP.example'] }),
    ['bimi_cert_fits good', 'bimi_cert_vmc info'],
  ],
  [
    'one for another domain',
    chain({ names: ['shop.example.net'] }),
    ['bimi_cert_names bad', 'bimi_cert_vmc info'],
  ],
  [
    'one for another selector',
    chain({ names: ['autumn._bimi.shop.example'] }),
    ['bimi_cert_names bad', 'bimi_cert_vmc info'],
  ],
  [
    'one that has expired',
    chain({ until: '2026-11-23T11:59:59Z' }),
    ['bimi_cert_expired bad', 'bimi_cert_vmc info'],
  ],
  [
    'one that is not valid yet',
    chain({ from: '2026-11-23T12:00:01Z' }),
    ['bimi_cert_future bad', 'bimi_cert_vmc info'],
  ],
  [
    'one that expires soon',
    chain({ until: '2026-12-20T00:00:00Z' }),
    ['bimi_cert_soon warn', 'bimi_cert_vmc info'],
  ],
  [
    'that of a web server',
    chain({ usages: ['1.3.6.1.5.5.7.3.1'] }),
    ['bimi_cert_usage bad', 'bimi_cert_vmc info'],
  ],
  ['one for any use', chain({ usages: [] }), ['bimi_cert_usage bad', 'bimi_cert_vmc info']],
  ['another logo', chain({ svg: '<svg/>' }), ['bimi_cert_other_logo warn', 'bimi_cert_vmc info']],
  [
    'no logo',
    Object.values(markCertificate(bare)).join(''),
    ['bimi_cert_no_logo bad', 'bimi_cert_vmc info'],
  ],
  [
    'a logo that grows without end',
    chain({ svg: ' '.repeat(300_000) }),
    ['bimi_cert_no_logo bad', 'bimi_cert_vmc info'],
  ],
  [
    'one without a name',
    chain({ nameless: true }),
    ['bimi_cert_fits good', 'bimi_cert_unmarked info'],
  ],
  ['no issuer', markCertificate(good).leaf, ['bimi_cert_alone warn', 'bimi_cert_vmc info']],
  [
    'another issuer of that name',
    markCertificate(good).leaf + markCertificate(good).issuer,
    ['bimi_cert_chain bad', 'bimi_cert_vmc info'],
  ],
])('says of a certificate: %s', (_name, pem, codes) => {
  const { findings } = judgeCertificate(pem, asked)
  expect(findings.map(({ code, severity }) => `${code} ${severity}`)).toEqual([
    ...codes,
    'bimi_cert_issuer info',
  ])
  expectTold(findings, bimiTexts)
})

test('says of a certificate for the domain above that not everybody takes it', () => {
  const name = 'default._bimi.news.shop.example'
  const { findings } = judgeCertificate(chain(), { ...asked, name })
  expect(findings.map(({ code }) => code)).toContain('bimi_cert_parent')
})

test('does not compare what was not fetched, and hands over the logo within', () => {
  const { findings, svg: inside } = judgeCertificate(chain(), { ...asked, logo: null })
  expect(findings[0].code).toBe('bimi_cert_fits')
  expect(inside?.toString()).toBe(svg)
})

test.each([
  ['nothing', ''],
  ['a page', '<h1>Not found</h1>'],
  ['no certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'],
  ['beginnings without end', '-----BEGIN CERTIFICATE-----\nA'.repeat(9_000)],
  ['a long block', `-----BEGIN CERTIFICATE-----\n${'A'.repeat(250_000)}`],
])('says that the file holds none: %s', (_name, pem) => {
  const began = performance.now()
  const { findings } = judgeCertificate(pem, asked)
  expect(findings.map(({ code }) => code)).toEqual(['bimi_cert_none'])
  expect(performance.now() - began).toBeLessThan(500)
})
