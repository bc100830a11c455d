import { expect } from 'vitest'
import { evaluateDmarc, type Authenticated } from '../../../../server/checks/auth/dmarc/index.ts'
import { dmarcTexts } from '../../../../server/checks/auth/dmarc/texts.ts'
import type { DmarcVerdict } from '../../../../server/types.ts'
import { aMail, codesOf, dnsOf, expectTold, type MailGiven, type Zone } from './given.ts'

type Spf = Authenticated['spf']
type Signature = Authenticated['dkim']['signatures'][number]

export const spf = (result: Spf['result'], domain: string | null = 'example.org'): Spf => ({
  ...{ result, domain, identity: 'mailfrom' },
})
export const signed = (
  result: Signature['result'],
  domain = 'example.org',
): Authenticated['dkim'] => ({
  result: result === 'pass' ? 'pass' : 'fail',
  signatures: [{ domain, selector: 's1', result }],
})
export const unsigned: Authenticated['dkim'] = { result: 'none', signatures: [] }
export const reject: Zone = {
  'TXT _dmarc.example.org': ['v=DMARC1; p=reject; rua=mailto:d@example.org'],
}
export const record = (text: string): Zone => ({ 'TXT _dmarc.example.org': [text] })
export const fromSub = { from: ['shop@mail.example.org'] }

export interface Case {
  name: string
  mail?: MailGiven
  zone?: Zone
  spf?: Spf
  dkim?: Authenticated['dkim']
  expected: Partial<DmarcVerdict['policy'] & object> & {
    result: DmarcVerdict['result']
    disposition?: DmarcVerdict['disposition']
    organisation?: string
    rule?: string
    aligned?: boolean[]
    /** Code of the verdict in words. */
    first?: string
    /** Codes that are there; with `!` in front, that are not. */
    codes?: string[]
    publish?: string[]
    policyAt?: string | null
  }
}

/** The default: the record rejects, SPF fails, nothing is signed. */
export async function runCase({ mail, zone = reject, expected, ...given }: Case): Promise<void> {
  const seen = { spf: given.spf ?? spf('fail'), dkim: given.dkim ?? unsigned }
  const verdict = await evaluateDmarc(aMail(mail), dnsOf(zone), seen)
  const { first, codes = [], aligned, organisation, rule, publish, policyAt, ...rest } = expected
  const { policy, result, disposition } = verdict
  expect({ ...policy, result, disposition }).toMatchObject(rest)
  expect(codesOf(verdict)).toEqual(
    expect.arrayContaining(codes.filter((code) => !code.startsWith('!'))),
  )
  for (const code of codes)
    if (code.startsWith('!')) expect(codesOf(verdict)).not.toContain(code.slice(1))
  if (first) expect(codesOf(verdict)[0]).toBe(first)
  if (aligned) expect(verdict.identifiers.map((one) => one.aligned)).toEqual(aligned)
  if (organisation) expect(verdict.organisational?.domain).toBe(organisation)
  if (rule) expect(verdict.organisational?.rule).toBe(rule)
  if (policyAt !== undefined) expect(policy?.domain ?? null).toBe(policyAt)
  if (publish) expect(verdict.publish.map(({ name, value }) => `${name} ${value}`)).toEqual(publish)
  expectTold(verdict.findings, dmarcTexts)
}
