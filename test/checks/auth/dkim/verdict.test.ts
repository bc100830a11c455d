import { expect, test } from 'vitest'
import type { Resolver } from '../../../../server/dns/resolver.ts'
import {
  dkimReport,
  dkimTexts,
  prepareDkim,
  verifyDkim,
} from '../../../../server/checks/auth/dkim/index.ts'
import { reasonTexts } from '../../../../server/checks/auth/dkim/reasons.ts'
import { told } from '../../../../server/checks/auth/verdict.ts'
import { aKey, signed } from '../../../helpers/dkim.ts'
import { aMail, dnsOf, dnsWith, edited, noDns, now, plain, seconds, verified } from './given.ts'

const rsa = aKey()
const edward = aKey({ algorithm: 'ed25519', selector: 'ed' })
const above = aKey({ domain: 'test.example', selector: 'a' })
const below = aKey({ domain: 'news.sender.test' })
const relay = aKey({ domain: 'relay.test' })
const dns = dnsWith(rsa, edward, above, below, relay)
const c = 'relaxed/relaxed'
const good = signed(plain, rsa, { c })
const broken = edited(good, 'Bye', 'bye')
const of = (message: string | Uint8Array, resolver = dns) =>
  verifyDkim(aMail(message), resolver, { now })

type Row = [
  name: string,
  message: string | Uint8Array,
  result: string,
  findings: string[],
  Resolver?,
]

const rows: Row[] = [
  ['not signed', plain, 'none', ['warn none']],
  ['signed', good, 'pass', ['good pass']],
  ['signed below From', signed(plain, below, { c }), 'pass', ['good pass_related']],
  [
    'signed above From',
    signed(plain.replace('@sender.test', '@a.test.example'), above, { c }),
    'pass',
    ['good pass_related'],
  ],
  ['signed by somebody else', signed(plain, relay, { c }), 'pass', ['good pass_other']],
  ['the nearest is named', signed(good, relay, { c }), 'pass', ['good pass', 'info also_valid']],
  ['two kinds', signed(good, edward, { c }), 'pass', ['good pass', 'info also_valid']],
  ['only Ed25519', signed(plain, edward, { c }), 'pass', ['good pass', 'warn only_ed25519']],
  ['broken', broken, 'fail', ['bad broken_body']],
  [
    'one broken, one good',
    signed(broken, relay, { c }),
    'pass',
    ['good pass_other', 'warn broken_body'],
  ],
  [
    'both broken',
    edited(signed(good, relay, { c }), 'Bye', 'bye'),
    'fail',
    ['bad broken_body', 'bad broken_body'],
  ],
  ['no DNS', good, 'undecided', ['unknown unknown'], noDns],
  ['no DNS and broken', broken, 'fail', ['bad broken_body'], noDns],
  [
    'no DNS, one broken',
    signed(broken, relay, { c }),
    'undecided',
    ['unknown unknown', 'warn broken_body'],
    noDns,
  ],
  ['DNS fails', good, 'temperror', ['warn dns_error'], dnsOf({ [rsa.name]: { state: 'failed' } })],
  ['expires tomorrow', signed(plain, rsa, { c, x: seconds + 86_400 }), 'pass', ['good pass']],
  [
    'expires today',
    signed(plain, rsa, { c, x: seconds + 3_600 }),
    'pass',
    ['good pass', 'warn expires_soon'],
  ],
  ['simple', signed(plain, rsa), 'pass', ['good pass', 'info simple']],
  [
    'From once',
    signed(plain, rsa, { c, h: 'From:To:Subject:Date:Message-ID' }),
    'pass',
    ['good pass', 'info from_once'],
  ],
  [
    'fields not signed',
    signed(`List-Unsubscribe: <https://a.test>\r\n${plain}`, rsa, { c }),
    'pass',
    ['good pass', 'warn unsigned_fields'],
  ],
  [
    'fields not signed that few see',
    signed(`MIME-Version: 1.0\r\n${plain}`, rsa, { c }),
    'pass',
    ['good pass', 'info unsigned_fields'],
  ],
  ['l= of all', signed(plain, rsa, { c, l: 18 }), 'pass', ['good pass', 'warn length_tag']],
  [
    'two From fields',
    signed(`From: x@y.test\r\n${plain}`, rsa, { c }),
    'pass',
    ['good pass_alone', 'warn several_from', 'info from_once'],
  ],
  ['SHA-1', signed(plain, rsa, { c, a: 'rsa-sha1' }), 'fail', ['bad sha1']],
]

test.each(rows)('%s', async (_, message, result, findings, resolver) => {
  const verdict = await of(message, resolver)
  expect(verdict.result).toBe(result)
  expect(verdict.findings.map(({ severity, code }) => `${severity} ${code}`)).toEqual(findings)
})

test('is worked out once for two resolvers', async () => {
  const check = prepareDkim(aMail(good))
  const results = [
    await check(noDns, { now }),
    await check(dns, { now }),
    await check(dns, { now: Infinity }),
  ]
  expect(results.map(({ result }) => result)).toEqual(['undecided', 'pass', 'pass'])
})

test('names the line of the signature', async () => {
  const { findings, signatures } = await of(edited(good, 'DKIM', 'X-Hop: 1\r\n folded\r\nDKIM'))
  const where = { header: 'DKIM-Signature', part: null, line: 3 }
  expect([findings[0].where, signatures[0]?.where]).toEqual([where, where])
})

test('asks for each key once, and for nothing else', async () => {
  const asked: string[] = []
  const spy: Resolver = {
    ask: (name, type) => {
      asked.push(`${name} ${type}`)
      return dns.ask(name, type)
    },
  }
  await of(signed(signed(good, rsa, { c }), relay, { c }), spy)
  expect(asked.sort()).toEqual([`${relay.name} TXT`, `${rsa.name} TXT`])
})

test('does not wait for DNS beyond its deadline', async () => {
  const silent: Resolver = { ask: () => new Promise(() => undefined) }
  const { result } = await verifyDkim(aMail(good), silent, { now, deadline: Date.now() + 20 })
  expect(result).toBe('temperror')
})

test('says how each signature fares, in the language of the reader', async () => {
  const kept = await of(broken)
  expect(dkimReport(kept, 'en').map(({ summary }) => summary)).toEqual([
    'The body is not the one that sender.test signed.',
  ])
  expect(dkimReport(kept, 'es').map(({ summary }) => summary)).toEqual([
    'El cuerpo no es el que firmó sender.test.',
  ])
})

test('leaves no parameter without a value', async () => {
  const all = await Promise.all(rows.map(([, message, , , resolver]) => of(message, resolver)))
  for (const language of ['en', 'es'] as const)
    for (const finding of all.flatMap(({ findings }) => findings)) {
      const { what, why, mend } = told(finding, dkimTexts, language)
      expect(`${what} ${why} ${mend}`).not.toMatch(/\{\w+\}|undefined/)
    }
})

test('has texts of its own in both languages for every code and reason', () => {
  const texts = Object.values(dkimTexts).flatMap(({ what, why, mend }) => [what, why, mend])
  for (const { en, es } of [...texts, ...Object.values(reasonTexts)]) {
    expect(es).not.toBe(en)
    expect(new Set(en.match(/\{\w+\}/g))).toEqual(new Set(es.match(/\{\w+\}/g)))
  }
})

test('judges the times of a signature when it is looked at', async () => {
  const message = signed(plain, rsa, { c, t: seconds, x: seconds + 60 })
  const reasons = [0, 59_000, 61_000, -301_000].map(async (later) => {
    const { signature } = await verified(message, dns, now + later)
    return signature.reason
  })
  expect(await Promise.all(reasons)).toEqual(['valid', 'valid', 'expired', 'future'])
})

test('is undecided while one of two keys cannot be asked for', async () => {
  const half = dnsOf({ [rsa.name]: { state: 'failed' }, [relay.name]: { state: 'unreachable' } })
  const { result } = await of(signed(good, relay, { c }), half)
  expect(result).toBe('undecided')
})

test('writes a record anew once, however many signatures need it', async () => {
  const testing = aKey({ tags: 't=y' })
  const { publish } = await of(signed(good, testing, { c }), dnsWith(testing))
  expect(publish.map(({ value }) => value)).toEqual([rsa.record])
})
