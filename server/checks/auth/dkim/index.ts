import type { Resolver } from '../../../dns/resolver.ts'
import type { AuthMail } from '../mail.ts'
import type { Judged } from './about.ts'
import { findingsOf } from './findings.ts'
import { coverage } from './header.ts'
import { judge } from './judge.ts'
import { askKeys } from './lookup.ts'
import { prepareSignatures, settledAt } from './prepare.ts'
import { publishedInstead } from './publish.ts'
import { keptSignature, type KeptDkim } from './report.ts'
import { reached } from './verdict.ts'

export { dkimReport, type KeptDkim, type KeptSignature } from './report.ts'
export { keyRecord, keyRecordName, makeKeyPair, type KeyPair } from './keys.ts'
export { signMessage, type SignOptions } from './sign.ts'
export { dkimTexts } from './texts.ts'

export interface DkimOptions {
  /** Instants in ms. */
  now: number
  deadline?: number | undefined
}

export type DkimCheck = (dns: Resolver, options: DkimOptions) => Promise<KeptDkim>

/**
 * Verifies every signature from the raw bytes (RFC 6376, RFC 8301, RFC 8463). What the bytes alone
 * tell is worked out once; the check that is returned asks for the keys, of as many resolvers as
 * one likes. It never throws for what a message or DNS says.
 */
export function prepareDkim(mail: AuthMail): DkimCheck {
  const prepared = prepareSignatures(mail)
  const signatures = prepared.map(({ signature }) => signature)
  const headers = signatures.map(({ field, names }) => coverage(mail.fields, field, names))
  return async (dns, { now, deadline }) => {
    const answers = await askKeys(signatures, { dns, deadline })
    const all = prepared.map((one, index): Judged => {
      const settled = settledAt(one, now)
      const answer = answers.to(one.signature)
      const judgement = judge(settled, answer)
      const kept = keptSignature(settled, judgement, headers[index] ?? [])
      return { prepared: settled, judgement, kept, answer }
    })
    return {
      result: reached(all.map(({ kept }) => kept.result)),
      signatures: all.map(({ kept }) => kept),
      findings: findingsOf(mail, all, now),
      records: answers.seen,
      publish: publishedInstead(all),
    }
  }
}

/** For a single resolver. */
export async function verifyDkim(
  mail: AuthMail,
  dns: Resolver,
  options: DkimOptions,
): Promise<KeptDkim> {
  return prepareDkim(mail)(dns, options)
}
