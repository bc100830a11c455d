import { expect, test } from 'vitest'
import type { AuthReport } from '../../../server/types.ts'
import { aKey, signed, type KeyOptions, type TestKey } from '../../helpers/dkim.ts'
import type { TestZone } from '../../helpers/dns.ts'
import { anAskedProduct } from './given.ts'

const message = [
  'From: Shop <orders@shop.example>',
  'To: ana@customer.example',
  'Subject: Your order',
  'Date: Mon, 23 Nov 2026 10:00:00 +0000',
  'Message-ID: <1@shop.example>',
  '',
  'It is on its way.',
  '',
].join('\r\n')

const key = (options: KeyOptions = {}) => aKey({ domain: 'shop.example', ...options })
const day = 86_400
const now = Math.round(Date.now() / 1000)

interface Case {
  raw: Buffer
  keys: TestKey[]
  /** Of DMARC; adkim=s when strict. */
  strict?: boolean
  dkim: string
  dmarc: string
  reasons: string[]
}

const changed = (raw: Buffer, one: string, other: string) =>
  Buffer.from(raw.toString('latin1').replace(one, other), 'latin1')

const cases: Record<string, () => Case> = {
  good: () => {
    const raw = signed(message, key())
    return { raw, keys: [key()], dkim: 'pass', dmarc: 'pass', reasons: ['valid'] }
  },
  'an altered body': () => {
    const raw = changed(signed(message, key()), 'on its way', 'on it way!')
    return { raw, keys: [key()], dkim: 'fail', dmarc: 'fail', reasons: ['broken_body'] }
  },
  'an altered header': () => {
    const raw = changed(signed(message, key()), 'Your order', 'Your ordeR')
    return { raw, keys: [key()], dkim: 'fail', dmarc: 'fail', reasons: ['bad_signature'] }
  },
  'an expired signature': () => {
    const raw = signed(message, key(), { t: now - 2 * day, x: now - day })
    return { raw, keys: [key()], dkim: 'fail', dmarc: 'fail', reasons: ['expired'] }
  },
  'another key published': () => {
    const other = { ...aKey({ domain: 'other.example' }), name: key().name }
    const raw = signed(message, key())
    return { raw, keys: [other], dkim: 'fail', dmarc: 'fail', reasons: ['bad_signature'] }
  },
  'no key published': () => {
    const raw = signed(message, key())
    return { raw, keys: [], dkim: 'fail', dmarc: 'fail', reasons: ['no_key'] }
  },
  'a key of 512 bits': () => {
    const weak = key({ bits: 512 })
    const raw = signed(message, weak)
    return { raw, keys: [weak], dkim: 'fail', dmarc: 'fail', reasons: ['weak_key'] }
  },
  'two signatures, of which one is valid': () => {
    const ed = key({ algorithm: 'ed25519', selector: 'ed' })
    const raw = signed(changed(signed(message, key()), 'bh=', 'bh=A'), ed)
    const reasons = ['valid', 'broken_body']
    return { raw, keys: [key(), ed], dkim: 'pass', dmarc: 'pass', reasons }
  },
  'a valid signature of another domain': () => {
    const other = aKey({ domain: 'relay.example' })
    const raw = signed(message, other)
    return { raw, keys: [other], dkim: 'pass', dmarc: 'fail', reasons: ['valid'] }
  },
  'a subdomain, relaxed': () => {
    const sub = aKey({ domain: 'mail.shop.example' })
    return {
      raw: signed(message, sub),
      keys: [sub],
      dkim: 'pass',
      dmarc: 'pass',
      reasons: ['valid'],
    }
  },
  'a subdomain, strict': () => {
    const sub = aKey({ domain: 'mail.shop.example' })
    const raw = signed(message, sub)
    return { raw, keys: [sub], strict: true, dkim: 'pass', dmarc: 'fail', reasons: ['valid'] }
  },
  'a key that is being tested': () => {
    const testing = key({ tags: 't=y' })
    const raw = signed(message, testing)
    return { raw, keys: [testing], dkim: 'pass', dmarc: 'pass', reasons: ['valid'] }
  },
  'a revoked key': () => {
    const revoked = key({ revoked: true })
    const raw = signed(message, revoked)
    return { raw, keys: [revoked], dkim: 'fail', dmarc: 'fail', reasons: ['revoked'] }
  },
}

test.each(Object.entries(cases))('judges %s', async (_, given) => {
  const { raw, keys, strict, dkim, dmarc, reasons } = given()
  const zone: TestZone = {
    '_dmarc.shop.example': { TXT: [`v=DMARC1; p=reject${strict ? '; adkim=s' : ''}`] },
    'shop.example': { TXT: ['v=spf1 ip4:203.0.113.5 -all'] },
  }
  for (const { name, record } of keys) zone[name] = { TXT: [record] }
  // SPF fails, so that DMARC rests on the signature.
  await using asked = await anAskedProduct(zone, { sendingIp: '203.0.113.99' })
  const report = await asked.verdict(raw)
  expect(report.dkim?.live.signatures.map(({ reason }) => reason)).toEqual(reasons)
  expect([report.spf?.result, report.dkim?.result, report.dmarc?.result]).toEqual([
    ...['fail', dkim, dmarc],
  ])
  expect(report.dmarc?.live.disposition).toBe(dmarc === 'pass' ? 'deliver' : 'reject')
  everyFindingHelps(report)
})

/** What is said of a message says what to do, in sentences without gaps. */
function everyFindingHelps(report: AuthReport) {
  const { spf, dkim, dmarc, arc, bimi, mtaSts, tlsRpt, mx, reverseDns, listings } = report
  const views = [spf, dkim, dmarc, arc, bimi, mtaSts, tlsRpt, mx, reverseDns, listings]
  for (const { code, what, why, mend } of views.flatMap((view) => view?.live.findings ?? [])) {
    for (const text of [what, why, mend]) {
      expect([code, text]).toEqual([code, expect.stringMatching(/^[^{}]{10,}[.:)”"]?$/)])
    }
  }
}

test('warns of a key that is being tested, and of one of 1,024 bits', async () => {
  const testing = key({ tags: 't=y', bits: 1024 })
  await using asked = await anAskedProduct({ [testing.name]: { TXT: [testing.record] } })
  const { dkim } = await asked.verdict(signed(message, testing))
  const codes = dkim?.live.findings.map(({ code }) => code)
  expect(codes?.[0]).toBe('pass')
  expect(codes).toEqual(expect.arrayContaining(['testing', 'small_key']))
  expect(dkim?.live.signatures).toMatchObject([{ testing: true, keyBits: 1024 }])
})
