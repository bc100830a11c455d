import type { SeenRecord } from '../../../types.ts'
import type { Resolver } from '../../../dns/resolver.ts'
import type { AuthMail } from '../mail.ts'
import type { Judged } from './about.ts'
import { findingsOf } from './findings.ts'
import { coverage } from './header.ts'
import { judge } from './judge.ts'
import { askKey, type KeyAnswer } from './lookup.ts'
import { prepareSignatures, settledAt } from './prepare.ts'
import { publishedInstead } from './publish.ts'
import { keptSignature, type KeptDkim } from './report.ts'
import { reached } from './verdict.ts'

export { dkimReport, type KeptDkim, type KeptSignature } from './report.ts'
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
  const headers = prepared.map(({ signature }) =>
    coverage(mail.fields, signature.field, signature.names),
  )
  return async (dns, { now, deadline }) => {
    const answers = await askKeys(
      prepared.map(({ signature }) => keyName(signature)),
      { dns, deadline },
    )
    const all = prepared.map((one, index): Judged => {
      const settled = settledAt(one, now)
      const answer = answers.get(keyName(one.signature)) ?? nothing
      const judgement = judge(settled, answer)
      const kept = keptSignature(settled, judgement, headers[index] ?? [])
      return { prepared: settled, judgement, kept, answer }
    })
    return {
      result: reached(all.map(({ kept }) => kept.result)),
      signatures: all.map(({ kept }) => kept),
      findings: findingsOf(mail, all, now),
      records: [...answers.values()].flatMap(({ seen }): SeenRecord[] => seen),
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

const nothing: KeyAnswer = { name: '', state: 'missing', keys: [], seen: [] }

/** @returns '' when there is nothing to ask for */
function keyName({ domain, selector }: { domain: string; selector: string }): string {
  const name = `${selector}._domainkey.${domain}`
  return domain && selector && name.length <= 253 ? name : ''
}

/** All at once, each name once. */
export async function askKeys(
  names: string[],
  { dns, deadline }: { dns: Resolver; deadline: number | undefined },
): Promise<Map<string, KeyAnswer>> {
  const once = [...new Set(names)].filter((name) => name !== '')
  const answers = await Promise.all(once.map((name) => askKey(name, dns, deadline)))
  return new Map(answers.map((answer) => [answer.name, answer]))
}
