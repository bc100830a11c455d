import type { AuthMail } from '../mail.ts'
import { hashesOf, type BodyHash, type Hashes } from './body.ts'
import { signedHeader } from './header.ts'
import { judged, type Judgement, type Prepared } from './judge.ts'
import { dkimFault, readSignature, type Fault, type Signature } from './signature.ts'

/** More than that nobody signs; each costs a look-up and a calculation. */
export const mostSignatures = 20

/** A signature as far as the bytes alone tell. */
export interface PreparedSignature extends Prepared {
  body: BodyHash
  /** Its times are judged when it is looked at. */
  fault: Fault | null
}

/** Reads the signatures over a message, and compares their hashes of the body. */
export function prepareSignatures(mail: AuthMail): PreparedSignature[] {
  const fields = mail.fields.filter(({ name }) => name === 'dkim-signature')
  const hashes = hashesOf(mail)
  return fields.slice(0, mostSignatures).map((field) => {
    const signature = readSignature(field)
    return prepare(mail, signature, { hashes, fault: dkimFault(signature) })
  })
}

/** Of DKIM as of ARC: a signature over fields and body. */
export function prepare(
  mail: AuthMail,
  signature: Signature,
  { hashes, fault }: { hashes: Hashes; fault: Fault | null },
): PreparedSignature {
  const { field, canon, hash, length, names } = signature
  const body = hashes(canon.body, hash, length)
  const data = signedHeader(mail.fields, field, { names, canon: canon.header })
  return { signature, body, fault, data, settled: settle(signature, body, fault) }
}

function settle(signature: Signature, body: BodyHash, fault: Fault | null): Judgement | null {
  if (fault) return judged(fault.reason, fault.tag)
  if (body.found === null) return judged('broken_body', 'l', 'body_too_short')
  const same = signature.bodyHash?.equals(Buffer.from(body.found, 'base64')) === true
  if (!same) return judged('broken_body')
  return signature.hash === 'sha1' ? judged('unsupported', 'a', 'sha1') : null
}

/** Clocks differ: that much later than now a signature may be made. */
const tolerance = 300

/** @param now instant in ms */
export function settledAt(prepared: PreparedSignature, now: number): PreparedSignature {
  const { signedAt, expiresAt } = prepared.signature
  if (prepared.settled) return prepared
  if (expiresAt !== null && expiresAt * 1000 < now)
    return { ...prepared, settled: judged('expired', 'x') }
  if (signedAt !== null && (signedAt - tolerance) * 1000 > now)
    return { ...prepared, settled: judged('future', 't') }
  return prepared
}
