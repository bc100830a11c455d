import { isAscii } from 'node:buffer'
import type { ShapeInput } from '../shape.ts'
import { asciiAddress } from './addresses.ts'
import type { Teller } from './teller.ts'

/** What the relay does not offer, as far as is known. */
export interface Lacks {
  eightBit: boolean
  smtpUtf8: boolean
}

/**
 * Whether the addresses of the envelope need SMTPUTF8. With `convert` those that `asciiAddress`
 * can write do not, and are to be sent so.
 */
export function envelopeNeeds(
  { envelope, wanted }: ShapeInput,
  lacks: Lacks,
  tell: Teller,
): boolean {
  const beyond = [envelope.from, ...envelope.to].filter((one) => !isAscii(Buffer.from(one)))
  if (beyond.length === 0 || !wanted.convert || !lacks.smtpUtf8) return beyond.length > 0
  const left = beyond.filter((address) => asciiAddress(address) === null)
  const [first] = left
  if (first !== undefined)
    tell.problem('cannot_convert_address', first.replace(/\p{Cc}/gu, '?').slice(0, 320))
  else tell.alteration('converted_envelope', String(beyond.length))
  return left.length > 0
}

/** Tells what a relay that is known will not take. */
export function refuse(
  needs: { eightBit: boolean; smtpUtf8: boolean },
  offers: ShapeInput['offers'],
  tell: Teller,
): void {
  if (offers === null) return
  // When it could not be converted that has been said.
  const said = tell.problems.some(
    ({ code }) => code.startsWith('cannot_convert') || code === 'too_large_to_convert',
  )
  if (said) return
  if (needs.smtpUtf8 && !offers.smtpUtf8) tell.problem('no_smtputf8')
  if (needs.eightBit && !offers.eightBit) tell.problem('no_8bitmime')
}
