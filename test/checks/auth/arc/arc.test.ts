import { sealMessage } from 'mailauth/lib/arc/index.js'
import { describe, expect, test } from 'vitest'
import { arcTexts, verifyArc } from '../../../../server/checks/auth/arc/index.ts'
import { told } from '../../../../server/checks/auth/verdict.ts'
import { aKey } from '../../../helpers/dkim.ts'
import { aMail, dnsOf, dnsWith, noDns, now, plain } from '../dkim/given.ts'

const one = aKey({ domain: 'list.test', selector: 'arc', bits: 1024 })
const two = aKey({ domain: 'alias.test', selector: 'arc', bits: 1024 })
const dns = dnsWith(one, two)

/** Seals with the library that others use. */
async function sealed(raw: Buffer, key: typeof one, i: number, cv = i === 1 ? 'none' : 'pass') {
  const fields = await sealMessage(raw, {
    ...{ i, cv, signingDomain: key.domain, selector: key.selector, privateKey: key.pem },
    ...{ authResults: `mx.${key.domain}; spf=pass`, signTime: now, algorithm: 'rsa-sha256' },
  })
  return Buffer.concat([fields, raw])
}

const raw = Buffer.from(plain, 'latin1')
const first = await sealed(raw, one, 1)
const withFooter = Buffer.concat([first, Buffer.from('-- \r\nlist\r\n')])
const second = await sealed(first, two, 2)
const secondAfterFooter = await sealed(withFooter, two, 2)

function edited(message: Buffer, from: string | RegExp, to: string): Buffer {
  const text = message.toString('latin1')
  expect(text.replace(from, to)).not.toBe(text)
  return Buffer.from(text.replace(from, to), 'latin1')
}

const others = (state: 'timeout' | 'unreachable') =>
  dnsOf({ [one.name]: one.record, [two.name]: { state } })

type Row = [name: string, message: Buffer, result: string, code: string, resolver?: typeof dns]

const rows: Row[] = [
  ['RFC 8617 §4: no set', raw, 'none', 'none'],
  ['§5.2: one set', first, 'pass', 'pass'],
  ['§5.2: two sets', second, 'pass', 'pass'],
  ['§5.1.1: three sets', await sealed(second, one, 3), 'pass', 'pass'],
  [
    '§4.1.2: a message signature over a seal',
    edited(first, /(ARC-Message-Signature:[^:]*h=)/, '$1ARC-Seal:'),
    'fail',
    'syntax',
  ],
  ['§5.2: an older message signature need not hold', secondAfterFooter, 'pass', 'pass'],
  ['§5.2: the body changed after the newest set', withFooter, 'fail', 'broken_body'],
  ['§5.2: a field changed', edited(second, 'Hello  there', 'Hullo'), 'fail', 'broken_header'],
  [
    '§5.2: older results changed',
    edited(second, 'mx.list.test; spf=pass', 'mx.list.test; spf=fail'),
    'fail',
    'broken_seal',
  ],
  ['§4.2.1: the first set is gone', await sealed(raw, two, 2), 'fail', 'structure'],
  [
    '§4.2.1: results are gone',
    edited(first, /ARC-Authentication-Results:.*\r\n/, ''),
    'fail',
    'structure',
  ],
  [
    '§4.2.1: results come twice',
    edited(first, /(ARC-Authentication-Results:.*\r\n)/, '$1$1'),
    'fail',
    'structure',
  ],
  ['§4.2.1: instance 0', edited(first, /Results: i=1/, 'Results: i=0'), 'fail', 'structure'],
  ['§4.2.1: instance 51', edited(first, /Results: i=1/, 'Results: i=51'), 'fail', 'structure'],
  ['§5.2: the first says cv=pass', await sealed(raw, one, 1, 'pass'), 'fail', 'chain_value'],
  ['§5.2: the second says cv=none', await sealed(first, two, 2, 'none'), 'fail', 'chain_value'],
  [
    '§5.2: the newest says cv=fail',
    await sealed(withFooter, two, 2, 'fail'),
    'fail',
    'chain_failed',
  ],
  ['§5.2: no key', second, 'fail', 'bad_key', dnsWith(one)],
  [
    '§5.2: another key',
    second,
    'fail',
    'broken_header',
    dnsOf({ [one.name]: one.record, [two.name]: one.record }),
  ],
  ['no DNS', second, 'undecided', 'unknown', noDns],
  ['DNS times out', second, 'temperror', 'dns_error', others('timeout')],
  ['one server cannot be reached', second, 'undecided', 'unknown', others('unreachable')],
  ['no DNS, and a changed body', withFooter, 'fail', 'broken_body', noDns],
  ['§4.1.3: a seal with h=', edited(first, /ARC-Seal: /, 'ARC-Seal: h=from; '), 'fail', 'syntax'],
]

test.each(rows)('%s', async (_, message, result, code, resolver = dns) => {
  const verdict = await verifyArc(aMail(message), resolver, { now })
  expect([verdict.result, verdict.findings[0].code]).toEqual([result, code])
  for (const finding of verdict.findings)
    for (const language of ['en', 'es'] as const)
      expect(JSON.stringify(told(finding, arcTexts, language))).not.toMatch(/\{\w+\}/)
})

describe('the sets', () => {
  test('say who saw what, and which still hold', async () => {
    const { sets, findings, records } = await verifyArc(aMail(secondAfterFooter), dns, { now })
    expect(sets).toEqual([
      {
        ...{ instance: 1, domain: 'list.test', selector: 'arc', chain: 'none', seal: 'pass' },
        ...{ signature: 'fail', results: 'mx.list.test; spf=pass' },
      },
      {
        ...{ instance: 2, domain: 'alias.test', selector: 'arc', chain: 'pass', seal: 'pass' },
        ...{ signature: 'pass', results: 'mx.alias.test; spf=pass' },
      },
    ])
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([
      ['pass', 'good'],
      ['changed_since', 'info'],
    ])
    expect(records.map(({ name }) => name).sort()).toEqual([two.name, one.name])
  })

  test('are at most fifty', async () => {
    const many = Array.from({ length: 60 }, (_, i) => `ARC-Seal: i=${i + 1}; cv=pass\r\n`)
    const message = Buffer.from(many.join('') + plain, 'latin1')
    const { sets, result } = await verifyArc(aMail(message), dns, { now })
    expect([sets.length, result]).toEqual([50, 'fail'])
  })
})
