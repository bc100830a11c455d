import type { Relays } from '../mail.ts'
import { relayText } from '../relays/relays.ts'
import { addressed, type Field } from './fields.ts'

export type As = 'addr' | 'name' | 'raw' | undefined

/** What pseudo-headers are made of. */
export interface Sources {
  fields: readonly Field[]
  named(name: string): readonly Field[]
  relays(): Relays
  envelopeFrom: string | undefined
}

/** The values of a pseudo-header, as they are sent where that is wanted; null for a real one. */
export function pseudoHeader(from: Sources, name: string, raw: boolean): string[] | null {
  const values = (...names: string[]) =>
    names.flatMap((one) => from.named(one)).map((field) => (raw ? field.raw : field.value))
  const all = (start: number, end: number) =>
    between(from.fields, start, end).map(
      (field) => `${field.name}:${raw ? field.raw : ` ${field.value}`}`,
    )
  switch (name) {
    case 'ALL':
      return all(-1, Infinity)
    case 'ALL-TRUSTED':
      return all(-1, from.relays().lastTrusted + 1)
    case 'ALL-INTERNAL':
      return all(-1, from.relays().lastInternal + 1)
    case 'ALL-UNTRUSTED':
      return all(from.relays().lastTrusted + 1, Infinity)
    case 'ALL-EXTERNAL':
      return all(from.relays().lastInternal + 1, Infinity)
    case 'MESSAGEID':
      return values('x-message-id', 'resent-message-id', 'x-original-message-id', 'message-id')
    default:
      return lessSpecial(from, name.toLowerCase(), values)
  }
}

function lessSpecial(
  from: Sources,
  name: string,
  values: (...names: string[]) => string[],
): string[] | null {
  switch (name) {
    case 'tocc':
      return values('to', 'cc')
    case 'envelopefrom':
      return from.envelopeFrom === undefined ? [] : [from.envelopeFrom]
    case 'x-spam-relays-trusted':
      return [relayText(from.relays().trusted)]
    case 'x-spam-relays-untrusted':
      return [relayText(from.relays().untrusted)]
    case 'x-spam-relays-internal':
      return [relayText(from.relays().internal)]
    case 'x-spam-relays-external':
      return [relayText(from.relays().external)]
    default:
      return null
  }
}

/** Fields from the Received with one index to that with another. */
function between(fields: readonly Field[], from: number, to: number): Field[] {
  let received = -1
  return fields.filter(({ key }) => {
    if (key === 'received') received++
    return received >= from && received <= to
  })
}

/** Addresses, or the names before them, one in a line. */
export function addresses(values: readonly string[], as: 'addr' | 'name'): string | undefined {
  const found = addressed(values, as)
  return found.length === 0 ? undefined : found.join('\n')
}
