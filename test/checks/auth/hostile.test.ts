import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluateBimi } from '../../../server/checks/auth/bimi/index.ts'
import { evaluateDmarc } from '../../../server/checks/auth/dmarc/index.ts'
import { readJourney } from '../../../server/checks/auth/journey/index.ts'
import { evaluateListings } from '../../../server/checks/auth/listings/index.ts'
import { evaluateMtaSts } from '../../../server/checks/auth/mta-sts/index.ts'
import { evaluateMx } from '../../../server/checks/auth/mx/index.ts'
import { evaluateRequirements } from '../../../server/checks/auth/requirements/index.ts'
import { evaluateReverseDns } from '../../../server/checks/auth/reverse-dns/index.ts'
import { evaluateTlsRpt } from '../../../server/checks/auth/tls-rpt/index.ts'
import type { DnsState, Resolver } from '../../../server/dns/resolver.ts'
import { aMail } from './dmarc/given.ts'

const states = ['found', 'missing', 'empty', 'failed', 'timeout', 'unreachable', 'off'] as const
const begins = ['v=DMARC1;', 'v=STSv1;', 'v=TLSRPTv1;', 'v=BIMI1;', '10 ', '127.0.0.', '']
const junk = fc.string({ unit: 'binary', maxLength: 60 })
const value = fc.tuple(fc.constantFrom(...begins), junk).map((two) => two.join(''))
const answers = fc.array(fc.tuple(fc.constantFrom(...states), fc.array(value, { maxLength: 4 })), {
  minLength: 1,
  maxLength: 12,
})
const names = 'From To Bcc Sender Reply-To Date Message-ID Received List-Unsubscribe BIMI-Selector'
const field = fc.tuple(fc.constantFrom(...names.split(' '), 'DKIM-Signature'), junk)
const domain = fc.oneof(fc.constant('example.org'), junk, fc.domain())

/** Answers one after another, whatever is asked. */
function scripted(list: [DnsState, string[]][]): Resolver & { asked: number } {
  const dns = {
    asked: 0,
    ask: () => {
      const [state, records] = list[dns.asked++ % list.length] ?? ['missing', []]
      const told = state === 'found' ? records : []
      return Promise.resolve({
        state: told.length ? state : 'empty',
        records: told,
        planned: false,
      })
    },
  }
  return dns
}

test('whatever a mail says and DNS answers, there is a verdict, after few questions', async () => {
  await fc.assert(
    fc.asyncProperty(
      answers,
      fc.array(field, { maxLength: 12 }),
      domain,
      junk,
      async (...given) => {
        const [list, fields, name, source] = given
        const mail = aMail({
          header: fields.map((two) => two.join(': ').replace(/[\r\n]/g, ' ')).join('\n'),
          from: [`a@${name}`],
          sources: [source, '203.0.113.5', '2001:db8::1'],
        })
        const dns = scripted(list)
        const spf = { result: 'pass', domain: name, identity: 'mailfrom' } as const
        const signatures = [{ domain: name, selector: source, result: 'pass' as const }]
        const dmarc = await evaluateDmarc(mail, dns, { spf, dkim: { result: 'pass', signatures } })
        const mx = await evaluateMx(mail, dns)
        const reverseDns = await evaluateReverseDns(mail, dns)
        const verdicts = [
          ...[dmarc, mx, reverseDns, readJourney(mail)],
          await evaluateBimi(mail, dns, dmarc),
          await evaluateMtaSts(mail, dns),
          await evaluateTlsRpt(mail, dns),
          await evaluateListings(mail, dns, { ip: ['a.example'], domain: ['b.example'] }),
          evaluateRequirements(mail, {
            ...{ spf, dmarc, mx, reverseDns },
            dkim: { result: 'none', signatures: [] },
          }),
        ]
        for (const { findings, records } of verdicts) {
          expect(findings.length).toBeGreaterThan(0)
          expect(findings.length).toBeLessThan(60)
          expect(records.length).toBeLessThanOrEqual(60)
          for (const { params } of findings) {
            for (const param of Object.values(params))
              expect(String(param).length).toBeLessThan(700)
          }
        }
        expect(dns.asked).toBeLessThan(200)
      },
    ),
    { numRuns: 300 },
  )
})
