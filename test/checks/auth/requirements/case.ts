import { expect } from 'vitest'
import {
  evaluateRequirements,
  type Seen,
} from '../../../../server/checks/auth/requirements/index.ts'
import { requirementTexts } from '../../../../server/checks/auth/requirements/texts.ts'
import type { ConnectionFacts, DkimSignature } from '../../../../server/types.ts'
import { aMail, expectTold, type MailGiven } from '../dmarc/given.ts'

export const header = [
  'From: Shop <shop@example.org>',
  'To: ann@example.net',
  'Date: Mon, 23 Nov 2026 12:00:00 +0000',
  'Message-ID: <1.2@example.org>',
  'List-Unsubscribe: <mailto:u@example.org>, <https://example.org/u/1>',
  'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
]
export const without = (name: string, ...instead: string[]) =>
  [...header.filter((line) => !line.startsWith(`${name}:`)), ...instead].join('\n')

export const covered = ['from', 'list-unsubscribe', 'list-unsubscribe-post']

export function signature(result: DkimSignature['result'], names = covered): DkimSignature {
  return {
    ...{ result, reason: 'valid', summary: '', domain: 'example.org', selector: 's1' },
    ...{ identity: null, algorithm: 'rsa-sha256', keyType: 'rsa', keyBits: 2048 },
    canonicalization: { header: 'relaxed', body: 'relaxed' },
    headers: names.map((name) => ({ name, signed: 1, present: 1, oversigned: false })),
    ...{ bodyLength: null, unsignedBytes: 0, signedAt: null, expiresAt: null },
    bodyHash: { expected: '', found: null },
    ...{ testing: false, strict: false, key: null },
    where: { header: 'DKIM-Signature', part: null, line: 1 },
  }
}

export const finding = (code: string, params: Record<string, string> = {}) => ({
  ...({ code, severity: 'good', params, where: null } as const),
})
export const connection: ConnectionFacts = {
  ...{ clientAddress: '127.0.0.1', clientPort: 1, serverPort: 2, ehlo: 'a.example.org' },
  ...{ tls: { version: 'TLSv1.3', cipher: 'x', implicit: false }, user: null },
}

export const policy: Seen['dmarc']['policy'] = {
  ...{ domain: 'example.org', record: 'v=DMARC1; p=none', applied: 'none', p: 'none' },
  ...{ sp: null, np: null, adkim: 'relaxed', aspf: 'relaxed', pct: 100 },
  ...{ testing: false, rua: [], ruf: [] },
}

/** What is seen of mail that meets all. */
export const fine: Seen = {
  spf: { result: 'pass', domain: 'example.org' },
  dkim: { result: 'pass', signatures: [signature('pass')] },
  dmarc: { result: 'pass', policy, identifiers: [] },
  mx: { findings: [finding('mx_pass', { domain: 'example.org' })] },
  reverseDns: { result: 'pass', findings: [finding('reverse_pass')] },
}

export interface Case {
  name: string
  mail?: MailGiven
  seen?: Partial<Seen>
  id: string
  state: string
  code: string
  severity?: string
}

export const open = (change: Partial<Seen['dmarc']>): Partial<Seen> => ({
  dmarc: { ...fine.dmarc, ...change },
})
export const unsigned: Seen['dkim'] = { result: 'none', signatures: [] }

export const given = (mail: MailGiven = {}) =>
  aMail({ header: header.join('\n'), connection, ...mail })

/** One line of the checklist, of mail that meets all but what the case says. */
export function runCase({ mail, seen, id, state, code, severity }: Case): void {
  const { items } = evaluateRequirements(given(mail), { ...fine, ...seen })
  const item = items.find((one) => one.id === id)
  expect(item).toMatchObject({ state, finding: { code: `required_${code}` } })
  if (severity) expect(item?.finding.severity).toBe(severity)
  expectTold(
    items.map((one) => one.finding),
    requirementTexts,
  )
}
