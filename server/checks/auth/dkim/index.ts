import type { Resolver } from '../../../dns/resolver.ts'
import type { DkimResult, DkimVerdict, SeenRecord, Text } from '../../../types.ts'
import type { AuthMail } from '../mail.ts'
import { remark } from '../remark.ts'
import { sorted, verdictOf, type Kept, type KeptFinding } from '../verdict.ts'
import { remarks } from './remarks.ts'
import { readSignature } from './signature.ts'
import { bodyHasher } from './signed.ts'
import { dkimTexts, signatureTexts } from './texts.ts'
import { verifySignature, type KeptSignature, type Prepared } from './verify.ts'

/** More than this nobody verifies (RFC 6376 §6.1 lets a verifier stop). */
const mostSignatures = 20

/** What is kept of DKIM; the sentence of each signature is made when it is read. */
export type KeptDkim = Omit<Kept<DkimVerdict>, 'signatures'> & { signatures: KeptSignature[] }

/**
 * Reads the signatures of a message and hashes its body, once; the function verifies them by the
 * keys that a resolver knows (RFC 6376, RFC 8301, RFC 8463).
 * @param now in ms
 */
export function prepareDkim(
  mail: AuthMail,
  { now }: { now: number },
): (dns: Resolver) => Promise<KeptDkim> {
  const fields = mail.fields.filter(({ name }) => name === 'dkim-signature')
  const hash = bodyHasher(mail)
  const prepared = fields.slice(0, mostSignatures).map((field): Prepared => {
    const signature = readSignature(field)
    return { signature, body: hash(signature) }
  })
  return async (dns) => {
    const signatures = await Promise.all(
      prepared.map((one) => verifySignature(mail, one, dns, now)),
    )
    const result = resultOf(signatures)
    const [first, ...rest] = [verdict(result, signatures, mail), ...remarks(mail, signatures, now)]
    if (fields.length > mostSignatures)
      rest.push(remark('dkim_many', 'warn', { most: mostSignatures }))
    return {
      ...{ result, signatures, publish: [], records: recordsOf(signatures) },
      findings: sorted([first, ...rest]),
    }
  }
}

function resultOf(signatures: KeptSignature[]): DkimResult {
  const results = new Set(signatures.map(({ result }) => result))
  if (results.size === 0) return 'none'
  if (results.has('pass')) return 'pass'
  if (results.has('undecided')) return 'undecided'
  return results.has('temperror') ? 'temperror' : 'fail'
}

function verdict(result: DkimResult, signatures: KeptSignature[], mail: AuthMail): KeptFinding {
  switch (result) {
    case 'none':
      return remark('dkim_none', 'warn', { domain: mail.from.domain ?? '?' })
    case 'undecided':
      return remark('dkim_undecided', 'unknown')
    case 'temperror':
      return remark('dkim_temperror', 'unknown')
    case 'pass': {
      const passing = signatures.filter((one) => one.result === 'pass')
      const own = passing.find(({ domain }) => domain === mail.from.domain) ?? passing[0]
      const { domain = '', selector = '' } = own ?? {}
      return remark('dkim_pass', 'good', { domain, selector }, own?.where ?? null)
    }
    case 'fail': {
      const [first] = signatures
      const { reason = 'syntax', domain = '', selector = '', where = null } = first ?? {}
      return remark(`dkim_${reason}`, 'bad', { domain, selector }, where)
    }
  }
}

function recordsOf(signatures: KeptSignature[]): SeenRecord[] {
  const records = signatures.flatMap(({ key }) => key ?? [])
  return records.filter(
    (record, index) => records.findIndex(({ name }) => name === record.name) === index,
  )
}

/** The verdict as people read it, with a sentence for each signature. */
export function dkimReport(kept: KeptDkim, language: keyof Text): DkimVerdict {
  const signatures = kept.signatures.map((signature) => ({
    ...signature,
    summary: signatureTexts[signature.reason][language],
  }))
  return verdictOf<DkimVerdict>({ ...kept, signatures }, dkimTexts, language)
}
