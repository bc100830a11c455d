import type { AuthMail, RawField } from '../mail.ts'
import { hashesOf } from '../dkim/body.ts'
import { canonicalField, withoutSignature } from '../dkim/canon.ts'
import { judged, type Judgement, type Prepared } from '../dkim/judge.ts'
import { prepare, type PreparedSignature } from '../dkim/prepare.ts'
import { commonFault, messageFault, type Fault, type Signature } from '../dkim/signature.ts'
import type { ArcSet } from './sets.ts'

/** A set as far as the bytes alone tell. */
export interface PreparedSet {
  set: ArcSet
  message: PreparedSignature | null
  seal: Prepared | null
}

export function prepareSets(mail: AuthMail, sets: ArcSet[]): PreparedSet[] {
  const hashes = hashesOf(mail)
  // What the seals of older sets signed; each newer one signs that and its own.
  let before = ''
  return sets.map((set) => {
    const { results, message, seal } = set
    const own = [results, message?.field].map((field) => (field ? line(field) : '')).join('')
    const data = before + own
    before = data + (seal ? line(seal.field) : '')
    return {
      set,
      message: message && prepare(mail, message, { hashes, fault: arcFault(message) }),
      seal: seal && prepareSeal(seal, data),
    }
  })
}

function line(field: RawField): string {
  return `${canonicalField(field, 'relaxed')}\r\n`
}

/** RFC 8617 §5.1.1: a seal signs the sets up to its own, always relaxed. */
function prepareSeal(seal: Signature, before: string): Prepared {
  const own = canonicalField({ text: withoutSignature(seal.field.text) }, 'relaxed')
  return {
    signature: seal,
    data: Buffer.from(before + own, 'latin1'),
    settled: settled(seal),
  }
}

function settled(seal: Signature): Judgement | null {
  const fault = commonFault(seal)
  if (fault) return judged(fault.reason, fault.tag)
  if (seal.tags.has('h')) return judged('syntax', 'h')
  return seal.hash === 'sha1' ? judged('unsupported', 'a') : null
}

/** RFC 8617 §4.1.2: as DKIM, and a message signature never signs seals. */
function arcFault(message: Signature): Fault | null {
  const seals = message.names.includes('arc-seal')
  return messageFault(message) ?? (seals ? { reason: 'syntax', tag: 'h' } : null)
}
