import { expect, test } from 'vitest'
import { spfTexts } from '../../../../server/checks/auth/spf/index.ts'
import { told } from '../../../../server/checks/auth/verdict.ts'
import { dnsOf, spf, type Given, type SpfZone } from './given.ts'

const txt = (value: string) => [{ name: 'example.com', type: 'TXT', ttl: 3600, value }]

/** Ten look-ups and more of names that are there. */
function hosts(count: number) {
  const names = Array.from({ length: count }, (_, i) => `h${i}.example.net`)
  const zone = Object.fromEntries(names.map((name) => [name, { A: ['198.51.100.1'] }]))
  return { zone, terms: names.map((name) => `a:${name}`).join(' ') }
}

const long = Array.from({ length: 40 }, (_, i) => `ip4:198.51.100.${i}`).join(' ')

type Case = [record: string | SpfZone, codes: string[], given?: Given]

const one = { sources: ['192.0.2.1'] }

/** The verdict and the remarks on a record of example.com, by their codes. */
const cases: Case[] = [
  ['v=spf1 ip4:192.0.2.1 -all', ['good spf_pass']],
  ['v=spf1 -all', ['bad spf_fail']],
  ['v=spf1 ~all', ['warn spf_softfail']],
  ['v=spf1 ?all', ['warn spf_neutral', 'warn spf_all_neutral']],
  ['v=spf1', ['warn spf_neutral_end', 'warn spf_no_all']],
  [{}, ['warn spf_none']],
  ['v=spf1 ip4:no -all', ['bad spf_syntax']],
  [{ 'example.com': ['v=spf1 -all', 'v=spf1 +all'] }, ['bad spf_several_records']],
  [
    { ...hosts(11).zone, 'example.com': `v=spf1 ${hosts(11).terms} -all` },
    ['bad spf_too_many_lookups'],
  ],
  [
    { ...hosts(8).zone, 'example.com': `v=spf1 ip4:192.0.2.1 ${hosts(8).terms} -all` },
    ['good spf_pass', 'warn spf_lookups_near'],
  ],
  [
    { ...hosts(7).zone, 'example.com': `v=spf1 ip4:192.0.2.1 ${hosts(7).terms} -all` },
    ['good spf_pass'],
  ],
  [
    { ...hosts(11).zone, 'example.com': `v=spf1 ip4:192.0.2.1 ${hosts(11).terms} -all` },
    ['good spf_pass', 'warn spf_lookups_over'],
  ],
  [
    {
      ...hosts(10).zone,
      'example.com': `v=spf1 ${hosts(10).terms} -all`,
      'relay.example': 'v=spf1 ip4:203.0.113.1 -all',
    },
    ['bad spf_fail', 'warn spf_lookups_near', 'warn spf_publish_over'],
    { sources: ['include:relay.example'] },
  ],
  ['v=spf1 a:a.example mx:b.example exists:c.example -all', ['bad spf_too_many_voids']],
  ['v=spf1 a:a.example mx:b.example ip4:192.0.2.1 -all', ['good spf_pass', 'warn spf_voids']],
  ['v=spf1 include:no.example -all', ['bad spf_include_none']],
  ['v=spf1 redirect=no.example', ['bad spf_include_none']],
  [{ 'example.com': 'failed' }, ['warn spf_dns_failed']],
  [{ 'example.com': 'off' }, ['unknown spf_undecided']],
  [{ 'example.com': 'unreachable' }, ['unknown spf_undecided']],
  ['v=spf1 +all', ['good spf_pass', 'warn spf_all_pass']],
  ['v=spf1 ip4:192.0.2.1', ['good spf_pass', 'warn spf_no_all']],
  ['v=spf1 ip4:192.0.2.1 redirect=example.com', ['good spf_pass', 'warn spf_lookups_over']],
  ['v=spf1 ip4:192.0.2.1 -all redirect=x.example', ['good spf_pass', 'warn spf_redirect_void']],
  ['v=spf1 ip4:192.0.2.1 -all a:x.example', ['good spf_pass', 'warn spf_behind_all']],
  ['v=spf1 ip4:192.0.2.1 ptr -all', ['good spf_pass', 'warn spf_ptr']],
  ['v=spf1 ip4:192.0.2.1 include=x.example -all', ['good spf_pass', 'warn spf_equals']],
  [`v=spf1 ip4:192.0.2.1 ${long} -all`, ['good spf_pass', 'warn spf_long']],
  [
    { 'example.com': 'v=spf1 include:x.example ip4:192.0.2.1 -all', 'x.example': 'off' },
    ['good spf_pass', 'unknown spf_unsure'],
  ],
  [
    'v=spf1 ip4:192.0.2.1 -all',
    ['bad spf_fail', 'info spf_other_source'],
    { sources: ['192.0.2.1', '192.0.2.2'] },
  ],
  [
    'v=spf1 ?ip4:192.0.2.1 -all',
    ['bad spf_fail', 'warn spf_other_source'],
    { sources: ['192.0.2.1', '192.0.2.2'] },
  ],
  [
    'v=spf1 ip4:192.0.2.1 -all',
    ['good spf_pass', 'info spf_helo'],
    { ...one, from: '@example.com', identity: 'helo' },
  ],
  [{}, ['warn spf_no_domain'], { from: '' }],
  [{}, ['warn spf_no_domain'], { from: 'root@localhost' }],
  ['v=spf1 -all', ['unknown spf_not_evaluated'], { sources: [] }],
  [{}, ['unknown spf_not_evaluated', 'warn spf_none'], { sources: [] }],
  ['v=spf1 nonsense', ['unknown spf_not_evaluated', 'bad spf_syntax'], { sources: [] }],
  [
    'v=spf1 include:no.example -all',
    ['unknown spf_not_evaluated', 'warn spf_include_none'],
    { sources: [] },
  ],
  [{ 'example.com': 'off' }, ['unknown spf_not_evaluated'], { sources: [] }],
  ['v=spf1 -all', ['unknown spf_not_evaluated'], { sources: ['nowhere', 'include:x', ''] }],
]

test.each(cases)('finds in %j: %j', async (record, codes, given) => {
  const zone = typeof record === 'string' ? { 'example.com': record } : record
  const { findings } = await spf(zone, given)
  expect(findings.map(({ severity, code }) => `${severity} ${code}`)).toEqual(codes)
  // Every code has its texts, and nothing is left open in them.
  for (const finding of findings) {
    for (const language of ['en', 'es'] as const) {
      const { what, why, mend } = told(finding, spfTexts, language)
      expect(`${what} ${why} ${mend}`).not.toMatch(/[{}]/)
      expect(mend).not.toBe('')
    }
  }
})

test('every text is reached by a case', () => {
  const reached = new Set(cases.flatMap(([, codes]) => codes.map((code) => code.split(' ')[1])))
  const unreached = Object.keys(spfTexts).filter((code) => !reached.has(code))
  expect(unreached).toEqual(['spf_too_many_mx'])
})

test('says which servers are too many', async () => {
  const MX = Array.from({ length: 11 }, (_, i) => `${i} mx${i}.example.net`)
  const zone: SpfZone = { 'example.com': { TXT: ['v=spf1 mx -all'], MX } }
  for (const record of MX) zone[record.split(' ')[1] ?? ''] = { A: ['198.51.100.1'] }
  const { findings } = await spf(zone)
  expect(told(findings[0], spfTexts, 'en').what).toBe(
    '“mx” leads to more than 10 servers at example.com.',
  )
})

test.each([
  [
    'fail',
    'v=spf1 ip4:198.51.100.1 -all',
    ['192.0.2.1'],
    'v=spf1 ip4:198.51.100.1 ip4:192.0.2.1 -all',
  ],
  ['softfail', 'v=spf1 ~all', ['2001:DB8::5'], 'v=spf1 ip6:2001:db8::5 ~all'],
  ['neutral', 'v=spf1 a:h.example', ['192.0.2.1'], 'v=spf1 a:h.example ip4:192.0.2.1'],
  [
    'a term that turns it away',
    'v=spf1 mx -ip4:192.0.2.0/24 -all',
    ['192.0.2.1'],
    'v=spf1 mx ip4:192.0.2.1 -ip4:192.0.2.0/24 -all',
  ],
  [
    'a redirect',
    'v=spf1 redirect=b.example',
    ['192.0.2.1'],
    'v=spf1 ip4:192.0.2.1 redirect=b.example',
  ],
  [
    'an explanation in front',
    'v=spf1 exp=why.example -all',
    ['192.0.2.1'],
    'v=spf1 ip4:192.0.2.1 exp=why.example -all',
  ],
  ['a relay', 'v=spf1 -all', ['include:relay.example'], 'v=spf1 include:relay.example -all'],
  [
    'those that are missing only',
    'v=spf1 ip4:192.0.2.1 -all',
    ['192.0.2.1', '::ffff:192.0.2.2', '192.0.2.3'],
    'v=spf1 ip4:192.0.2.1 ip4:192.0.2.2 ip4:192.0.2.3 -all',
  ],
])('publishes what is missing: %s', async (_, record, sources, value) => {
  const zone = { 'example.com': record, 'b.example': 'v=spf1 -all' }
  const { publish, result } = await spf(zone, { sources })
  expect(publish).toEqual(txt(value))
  expect(result).not.toBe('pass')
  const mended = await spf({ ...zone, 'example.com': value }, { sources })
  expect(mended).toMatchObject({ result: 'pass', publish: [] })
})

test('publishes a first record', async () => {
  const sources = ['192.0.2.1', '2001:db8::5', 'include:relay.example']
  expect((await spf({}, { sources })).publish).toEqual(
    txt('v=spf1 ip4:192.0.2.1 ip6:2001:db8::5 include:relay.example ~all'),
  )
})

test.each([
  [
    ['v=spf1 ip4:192.0.2.1 -all', 'v=spf1 include:r.example ip4:192.0.2.1 -all'],
    'v=spf1 ip4:192.0.2.1 include:r.example -all',
  ],
  [['v=spf1 a -all', 'v=spf1 mx ~all'], 'v=spf1 a mx ~all'],
])('publishes one record for several: %j', async (records, value) => {
  expect((await spf({ 'example.com': records })).publish).toEqual(txt(value))
})

test.each([
  ['it passes', { 'example.com': 'v=spf1 +all' }, {}],
  ['the record is broken', { 'example.com': 'v=spf1 ip4:no -all' }, {}],
  ['nobody can be asked', { 'example.com': 'off' as const }, {}],
  ['the server fails', { 'example.com': 'failed' as const }, {}],
  ['nobody said who sends', {}, { sources: [] }],
  ['there is no domain', {}, { from: 'root@localhost' }],
])('publishes nothing when %s', async (_, zone, given) => {
  expect((await spf(zone, given)).publish).toEqual([])
})

test('shows the record without a source, and evaluates nothing', async () => {
  expect(await spf({ 'example.com': ['other', 'v=spf1 -all'] }, { sources: [] })).toMatchObject({
    ...{ result: 'not_evaluated', domain: 'example.com', record: 'v=spf1 -all', runs: [] },
    records: [{ name: 'example.com', type: 'TXT', value: 'v=spf1 -all', planned: false }],
  })
})

test('evaluates each source, the worst one is the verdict', async () => {
  const zone = { 'example.com': 'v=spf1 ip4:192.0.2.1 ?ip4:192.0.2.2 ~ip4:192.0.2.3 -all' }
  const sources = ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.1']
  const { result, runs } = await spf(zone, { sources })
  expect(result).toBe('softfail')
  expect(runs.map((run) => [run.source, run.result])).toEqual([
    ['192.0.2.1', 'pass'],
    ['192.0.2.2', 'neutral'],
    ['192.0.2.3', 'softfail'],
  ])
})

test('tells which records it saw, and which are planned', async () => {
  const live = dnsOf({
    'example.com': { TXT: ['v=spf1 mx -all', 'other'], MX: ['10 mx.example.com'] },
    'mx.example.com': { A: ['192.0.2.1'] },
  })
  const dns: typeof live = {
    ...live,
    ask: async (name, type) => ({ ...(await live.ask(name, type)), planned: type === 'MX' }),
  }
  expect((await spf(dns)).records).toEqual([
    { name: 'example.com', type: 'TXT', value: 'v=spf1 mx -all', planned: false },
    { name: 'example.com', type: 'MX', value: '10 mx.example.com', planned: true },
    { name: 'mx.example.com', type: 'A', value: '192.0.2.1', planned: false },
  ])
})
