import type { DkimSignature } from '../../../types.ts'
import type { RawField } from '../mail.ts'
import { canonicalField, withoutSignature, type Canon } from './canon.ts'

/**
 * Fields by name, that of the signature itself left out, as it does not sign itself (RFC 6376
 * §3.5).
 */
function byName(fields: RawField[], own: RawField): Map<string, RawField[]> {
  const found = new Map<string, RawField[]>()
  for (const field of fields) {
    if (field === own) continue
    const same = found.get(field.name)
    if (same) same.push(field)
    else found.set(field.name, [field])
  }
  return found
}

/**
 * What a signature signs of the header: the fields of `h=`, each name from the bottom up, those
 * that are not there as nothing (RFC 6376 §5.4.2), and the signature without its value.
 */
export function signedHeader(
  fields: RawField[],
  own: RawField,
  { names, canon }: { names: string[]; canon: Canon },
): Buffer {
  const left = byName(fields, own)
  const lines = names.flatMap((name) => left.get(name)?.pop() ?? [])
  const data = lines.map((field) => `${canonicalField(field, canon)}\r\n`)
  data.push(canonicalField({ text: withoutSignature(own.text) }, canon))
  return Buffer.from(data.join(''), 'latin1')
}

/** How often each name of `h=` is signed, and how often it is there. */
export function coverage(
  fields: RawField[],
  own: RawField,
  names: string[],
): DkimSignature['headers'] {
  const there = byName(fields, own)
  return [...new Set(names)].map((name) => {
    const signed = names.filter((other) => other === name).length
    const present = there.get(name)?.length ?? 0
    return { name, signed, present, oversigned: signed > present }
  })
}
