import type { DkimSignature, DkimVerdict, Text } from '../../../types.ts'
import type { Kept } from '../verdict.ts'
import type { Judgement } from './judge.ts'
import { results } from './judge.ts'
import type { FoundKey } from './lookup.ts'
import type { PreparedSignature } from './prepare.ts'
import type { coverage } from './header.ts'
import { reasonTexts } from './reasons.ts'

/** A signature as it is kept: its sentence is in the language of who reads it. */
export type KeptSignature = Omit<DkimSignature, 'summary'>

export type KeptDkim = Omit<Kept<DkimVerdict>, 'signatures'> & { signatures: KeptSignature[] }

/** The signatures of a verdict with their sentences. */
export function dkimReport(
  { signatures }: Pick<KeptDkim, 'signatures'>,
  language: keyof Text,
): DkimSignature[] {
  return signatures.map((signature) => ({ ...signature, summary: sentence(signature, language) }))
}

function sentence(signature: KeptSignature, language: keyof Text): string {
  const { reason, domain, selector, algorithm, keyBits, expiresAt, signedAt } = signature
  const params: Record<string, string> = {
    ...{ domain: domain || '?', name: `${selector}._domainkey.${domain}`, algorithm },
    ...{ bits: String(keyBits ?? '?'), expires: expiresAt ?? '?', signed: signedAt ?? '?' },
  }
  return reasonTexts[reason][language].replace(
    /\{(\w+)\}/g,
    (all, key: string) => params[key] ?? all,
  )
}

/** Nobody writes more; a stranger may, and what is kept stays small. */
const mostHeaders = 100
const mostText = 320

/** A signature with what became of it. */
export function keptSignature(
  { signature, body }: PreparedSignature,
  { reason, key }: Judgement & { key: FoundKey | null },
  headers: ReturnType<typeof coverage>,
): KeptSignature {
  const { domain, selector, identity, algorithm, keyType, canon, length, field } = signature
  return {
    ...{ result: results[reason], reason, domain, selector, keyType },
    // In the address of an author there may be letters beyond ASCII (RFC 8616).
    identity: identity && Buffer.from(identity, 'latin1').toString('utf8').slice(0, mostText),
    headers: headers.slice(0, mostHeaders),
    algorithm: algorithm.slice(0, 40),
    keyBits: key?.record.bits ?? null,
    canonicalization: canon,
    bodyLength: length,
    unsignedBytes: length === null ? 0 : Math.max(body.length - length, 0),
    signedAt: instant(signature.signedAt),
    expiresAt: instant(signature.expiresAt),
    bodyHash: {
      expected: (signature.bodyHash?.toString('base64') ?? '').slice(0, mostText),
      found: body.found,
    },
    testing: key?.record.testing ?? false,
    strict: key?.record.strict ?? false,
    key: key?.seen ?? null,
    where: { header: 'DKIM-Signature', part: null, line: field.line },
  }
}

/** @returns null where a Date cannot hold it */
function instant(seconds: number | null): string | null {
  return seconds === null || seconds > 8.64e12 ? null : new Date(seconds * 1000).toISOString()
}
