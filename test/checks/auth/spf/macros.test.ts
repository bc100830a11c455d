import { expect, test } from 'vitest'
import { dnsOf, runOf, type Given, type SpfZone } from './given.ts'

const sender = { from: 'strong-bad@email.example.com', ip: '192.0.2.3' }
const six = { ...sender, ip: '2001:db8::cb01' }

/** What `exp=` makes of a text for a sender that fails. */
async function said(text: string, given: Given, more: SpfZone = {}): Promise<string | null> {
  const record = 'v=spf1 exp=why.%{d} -all'
  const zone = { 'email.example.com': record, 'why.email.example.com': text, ...more }
  return (await runOf(zone, given)).explanation
}

const named: SpfZone = {
  '3.2.0.192.in-addr.arpa': { PTR: ['other.example', 'mx.email.example.com'] },
  'other.example': { A: ['192.0.2.3'] },
  'mx.email.example.com': { A: ['192.0.2.3'] },
}

test.each([
  ['§7.4 s', '%{s}', 'strong-bad@email.example.com'],
  ['§7.4 o', '%{o}', 'email.example.com'],
  ['§7.4 d', '%{d}', 'email.example.com'],
  ['§7.4 d4', '%{d4}', 'email.example.com'],
  ['§7.4 d3', '%{d3}', 'email.example.com'],
  ['§7.4 d2', '%{d2}', 'example.com'],
  ['§7.4 d1', '%{d1}', 'com'],
  ['§7.4 dr', '%{dr}', 'com.example.email'],
  ['§7.4 d2r', '%{d2r}', 'example.email'],
  ['§7.4 l', '%{l}', 'strong-bad'],
  ['§7.4 l-', '%{l-}', 'strong.bad'],
  ['§7.4 lr', '%{lr}', 'strong-bad'],
  ['§7.4 lr-', '%{lr-}', 'bad.strong'],
  ['§7.4 l1r-', '%{l1r-}', 'strong'],
  ['§7.4 ir and v', '%{ir}.%{v}._spf.%{d2}', '3.2.0.192.in-addr._spf.example.com'],
  ['§7.4 lr- within a name', '%{lr-}.lp._spf.%{d2}', 'bad.strong.lp._spf.example.com'],
  ['§7.3 i', '%{i}', '192.0.2.3'],
  ['§7.3 c', '%{c}', '192.0.2.3'],
  ['§7.3 h', '%{h}', 'mail.example.net'],
  ['§7.3 r', '%{r}', 'unknown'],
  ['§7.3 t', '%{t}', '1767323045'],
  ['§7.3 p', '%{p}', 'mx.email.example.com'],
  ['§7.3 several delimiters', '%{s3.-}', 'bad@email.example.com'],
  ['§7.3 S is escaped as in a URL', '%{S}', 'strong-bad%40email.example.com'],
  ['§7.1 signs', '100%% a%_b%-c', '100% a b%20c'],
  [
    '§6.2 blanks and signs',
    'See http://%{d}/?i=%{i} now!',
    'See http://email.example.com/?i=192.0.2.3 now!',
  ],
])('%s: %s', async (_, text, result) => {
  expect(await said(text, sender, named)).toBe(result)
})

test.each([
  ['§7.4 ir', '%{ir}.%{v}', '1.0.b.c.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6'],
  ['§7.3 c is readable', '%{c}', '2001:db8::cb01'],
  ['§7.3 p without a name', '%{p}', 'unknown'],
])('%s of IPv6: %s', async (_, text, result) => {
  expect(await said(text, six)).toBe(result)
})

test.each([
  ['two texts', ['one', 'two']],
  ['no text', { A: ['192.0.2.1'] }],
  ['a failing server', 'failed'],
  ['a silent server', 'timeout'],
  ['a broken macro', 'ask %{x}'],
  ['letters outside of ASCII', 'qu\xe9'],
] as const)('§6.2 with %s nothing is said, and it fails all the same', async (_, entry) => {
  const zone = { 'example.com': 'v=spf1 exp=why.example.com -all' }
  const why = Array.isArray(entry) ? [...entry] : (entry as SpfZone[string])
  const run = await runOf({ ...zone, 'why.example.com': why })
  expect(run).toMatchObject({ result: 'fail', explanation: null })
})

test.each([
  ['§6.2 a pass explains nothing', 'v=spf1 exp=why.example.com +all', null],
  ['§6.2 a softfail explains nothing', 'v=spf1 exp=why.example.com ~all', null],
  [
    '§6.2 that of the target of a redirect',
    'v=spf1 exp=why.example.com redirect=b.example',
    'b says no',
  ],
  ['§6.2 not that of an include', 'v=spf1 include:b.example -all', null],
])('%s', async (_, record, explanation) => {
  const zone = {
    ...{ 'example.com': record, 'why.example.com': 'why' },
    ...{ 'b.example': 'v=spf1 exp=why.b.example -all', 'why.b.example': 'b says no' },
  }
  expect(await runOf(zone)).toMatchObject({ explanation })
})

test('§6.2 the text is asked for only when it fails', async () => {
  const dns = dnsOf({ 'example.com': 'v=spf1 exp=why.example.com ip4:192.0.2.1 -all' })
  await runOf(dns)
  expect(new Set(dns.questions)).toEqual(new Set(['txt example.com']))
})

test.each([
  ['§7.3 labels go from the left of a long name', 'a.'.repeat(130), 253],
  ['§7.3 what fits stays whole', 'a.'.repeat(10), 33],
])('%s', async (_, local, length) => {
  const dns = dnsOf({ 'example.com': 'v=spf1 exists:%{l}.%{d} -all' })
  await runOf(dns, { from: `${local}a@example.com` })
  const asked = dns.questions.find((question) => question.startsWith('a '))?.slice(2) ?? ''
  expect(asked).toHaveLength(length)
  expect(asked).toMatch(/^a\.a\..*\.example\.com$/)
})

test('§5.7 exists asks for the name that its macros make', async () => {
  const dns = dnsOf({ 'example.com': 'v=spf1 exists:%{ir}.%{l1r+-}._spf.%{d} -all' })
  await runOf(dns, { from: 'one+two@Example.com' })
  expect(dns.questions).toContain('a 1.2.0.192.one._spf.example.com')
})
