import { expect, test } from 'vitest'
import {
  judgePolicy,
  mailHosts,
  type MailHosts,
} from '../../../../server/checks/auth/mta-sts/judge.ts'
import { isPattern, matches, parsePolicy } from '../../../../server/checks/auth/mta-sts/policy.ts'
import { mtaStsTexts } from '../../../../server/checks/auth/mta-sts/texts.ts'
import type { DnsAnswer } from '../../../../server/dns/resolver.ts'
import type { DnsType } from '../../../../server/types.ts'
import { expectTold } from '../dmarc/given.ts'

const known = (...hosts: string[]): MailHosts => ({ state: 'known', hosts })
const mx1 = known('mx1.shop.example')

/** A policy with other lines than the usual ones; '' leaves one out. */
const policy = (lines: Record<string, string> = {}) =>
  Object.entries({
    ...{ version: 'STSv1', mode: 'enforce', mx: 'mx1.shop.example', max_age: '604800' },
    ...lines,
  })
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')

test.each<[string, string, MailHosts, string[]]>([
  ['a policy in force', policy(), mx1, ['sts_file_enforce good']],
  ['one on trial', policy({ mode: 'testing' }), mx1, ['sts_file_testing good']],
  ['one that is off', policy({ mode: 'none' }), mx1, ['sts_file_none info']],
  ['one that is off without mx', policy({ mode: 'none', mx: '' }), mx1, ['sts_file_none info']],
  [
    'one that is off for no time',
    policy({ mode: 'none', max_age: '0' }),
    mx1,
    ['sts_file_none info'],
  ],
  ['line feeds alone', policy().replaceAll('\r', ''), mx1, ['sts_file_enforce good']],
  ['no last line end', policy().trimEnd(), mx1, ['sts_file_enforce good']],
  ['no space after the colon', policy().replaceAll(': ', ':'), mx1, ['sts_file_enforce good']],
  ['a field of the future', policy({ colour: 'blue' }), mx1, ['sts_file_enforce good']],
  ['no version', policy({ version: '' }), mx1, ['sts_file_version bad']],
  ['another version', policy({ version: 'STSv2' }), mx1, ['sts_file_version bad']],
  ['a version in small letters', policy({ version: 'stsv1' }), mx1, ['sts_file_version bad']],
  ['no mode', policy({ mode: '' }), mx1, ['sts_file_mode bad']],
  ['a mode of drafts', policy({ mode: 'report' }), mx1, ['sts_file_mode bad']],
  ['a mode in capitals', policy({ mode: 'Enforce' }), mx1, ['sts_file_mode bad']],
  ['no max_age', policy({ max_age: '' }), mx1, ['sts_file_max_age bad']],
  ['a max_age in words', policy({ max_age: '7 days' }), mx1, ['sts_file_max_age bad']],
  ['a negative max_age', policy({ max_age: '-1' }), mx1, ['sts_file_max_age bad']],
  ['the longest max_age', policy({ max_age: '31557600' }), mx1, ['sts_file_enforce good']],
  ['a longer one', policy({ max_age: '31557601' }), mx1, ['sts_file_max_age bad']],
  ['eleven digits', policy({ max_age: '00000604800' }), mx1, ['sts_file_max_age bad']],
  [
    'a day less a second',
    policy({ max_age: '86399' }),
    mx1,
    ['sts_file_short warn', 'sts_file_enforce good'],
  ],
  ['no mx', policy({ mx: '' }), mx1, ['sts_file_no_mx bad']],
  ['a star alone', policy({ mx: '*' }), mx1, ['sts_file_pattern bad']],
  ['a star within', policy({ mx: 'mx.*.example' }), mx1, ['sts_file_pattern bad']],
  ['a star for part of a label', policy({ mx: 'mx*.shop.example' }), mx1, ['sts_file_pattern bad']],
  ['a pattern of drafts', policy({ mx: '.shop.example' }), mx1, ['sts_file_pattern bad']],
  ['another script', policy({ mx: 'correo.españa.example' }), mx1, ['sts_file_pattern bad']],
  ['an address', policy({ mx: '203.0.113.9' }), mx1, ['sts_file_pattern bad']],
  [
    'a field twice',
    `${policy()}mode: none\r\n`,
    mx1,
    ['sts_file_repeated warn', 'sts_file_enforce good'],
  ],
  ['a comment', `# our policy\n${policy()}`, mx1, ['sts_file_line bad']],
  [
    'a space before a name',
    policy().replace('mode', ' mode'),
    mx1,
    ['sts_file_mode bad', 'sts_file_line bad'],
  ],
  ['a byte order mark', `\ufeff${policy()}`, mx1, ['sts_file_version bad', 'sts_file_line bad']],
  [
    'a page',
    '<!doctype html>\n<title>Not found</title>',
    mx1,
    [
      ...['sts_file_version bad', 'sts_file_mode bad', 'sts_file_max_age bad'],
      ...['sts_file_no_mx bad', 'sts_file_line bad'],
    ],
  ],
  [
    'nothing',
    '',
    mx1,
    ['sts_file_version bad', 'sts_file_mode bad', 'sts_file_max_age bad', 'sts_file_no_mx bad'],
  ],
  [
    'a server that is shut out',
    policy(),
    known('mx1.shop.example', 'mx2.shop.example'),
    ['sts_file_shut_out bad', 'sts_file_enforce good'],
  ],
  [
    'a server that is left out on trial',
    policy({ mode: 'testing' }),
    known('mx1.shop.example', 'mx2.shop.example'),
    ['sts_file_left_out warn', 'sts_file_testing good'],
  ],
  [
    'a server that is left out of a policy that is off',
    policy({ mode: 'none' }),
    known('mx2.shop.example'),
    ['sts_file_none info'],
  ],
  [
    'a pattern without a server',
    `${policy()}mx: *.backup.example\r\n`,
    mx1,
    ['sts_file_enforce good', 'sts_file_idle info'],
  ],
  [
    'mail servers that nobody knows',
    policy(),
    { state: 'unknown' },
    ['sts_file_mx_unknown unknown', 'sts_file_enforce good'],
  ],
  [
    'a domain without mail',
    policy(),
    { state: 'nobody' },
    ['sts_file_enforce good', 'sts_file_null_mx info'],
  ],
])('judges %s', (_, text, mail, codes) => {
  const findings = judgePolicy(text, 'shop.example', mail)
  expect(findings.map(({ code, severity }) => `${code} ${severity}`)).toEqual(codes)
  expectTold(findings, mtaStsTexts)
})

test.each<[string, string, boolean]>([
  ['mail.example.com', 'mail.example.com', true],
  ['mail.example.com', 'MAIL.Example.com.', true],
  ['mail.example.com', 'mx.mail.example.com', false],
  ['*.example.com', 'mail.example.com', true],
  ['*.example.com', 'example.com', false],
  ['*.example.com', 'foo.bar.example.com', false],
  ['*.example.com', 'mailexample.com', false],
  ['*.example.com', '.example.com', false],
])('says of the pattern %s and the host %s: %s', (pattern, host, fits) => {
  expect([isPattern(pattern), matches(pattern, host)]).toEqual([true, fits])
})

test('adds the lines that are missing to what is to do', () => {
  const findings = judgePolicy(policy(), 'shop.example', known('a.example', 'b.example'))
  expect(findings[0].params['lines']).toBe('mx: a.example\nmx: b.example')
})

test.each<[string, DnsAnswer['state'], string[], MailHosts]>([
  ['records', 'found', ['10 MX1.shop.example.', '20 mx1.shop.example'], mx1],
  ['the null MX', 'found', ['0 .'], { state: 'nobody' }],
  ['none', 'empty', [], { state: 'unknown' }],
  ['no domain', 'missing', [], { state: 'unknown' }],
  ['no answer', 'timeout', [], { state: 'unknown' }],
  ['no DNS', 'off', [], { state: 'unknown' }],
])('knows the mail servers of a domain by %s', async (_, state, records, hosts) => {
  const ask = () => Promise.resolve({ state, records, planned: false })
  expect(await mailHosts('shop.example', { ask })).toEqual(hosts)
})

test('takes the domain itself for its mail server when it has an address and no MX', async () => {
  const ask = (_: string, type: DnsType) =>
    Promise.resolve(
      type === 'AAAA'
        ? { state: 'found' as const, records: ['2001:db8::1'], planned: false }
        : { state: 'empty' as const, records: [], planned: false },
    )
  expect(await mailHosts('shop.example', { ask })).toEqual(known('shop.example'))
})

test('reads a hostile file in no time, and little of it', () => {
  const began = performance.now()
  for (const text of [
    ' '.repeat(65_536),
    'mx: a\n'.repeat(10_000),
    ':'.repeat(65_536),
    'a'.repeat(65_536),
    'mode: x\n'.repeat(8_000),
  ]) {
    const { mx, strange, repeated } = parsePolicy(text)
    expect(mx.length).toBeLessThanOrEqual(200)
    expect(strange.concat(repeated).length).toBeLessThanOrEqual(10)
  }
  expect(performance.now() - began).toBeLessThan(500)
})
