import { isAscii } from 'node:buffer'
import type { Text } from '../../types.ts'
import type { Draft, OpenRelay, Takes } from '../transport.ts'
import { unfit, type Offers } from './offers.ts'
import { texts } from './texts.ts'

/** Mail as this relay takes it. */
interface Fit<M> {
  mail: M
  /** Recipients that only a relay with SMTPUTF8 can be told of. */
  beyond: string[]
  /** Why it takes the mail in no form; null when it does. */
  misfit: Text | null
  /** That it goes out in another form; null when it does not. */
  note: Text | null
}

/**
 * What becomes of a mail at a relay that offers this: as it is where that can be, else in the form
 * that was chosen for such relays.
 */
export async function fitted<M extends Draft>(
  mail: M,
  offers: Offers,
  relay: Pick<OpenRelay, 'maxSize'>,
): Promise<Fit<M>> {
  const takes: Takes = { eightBit: offers.eightBit, smtpUtf8: offers.smtpUtf8 }
  const beyond = takes.smtpUtf8 ? [] : mail.to.filter((address) => !plain(address))
  const to = mail.to.filter((address) => !beyond.includes(address))
  const lacks = (mail.eightBit && !takes.eightBit) || (mail.smtpUtf8 && !takes.smtpUtf8)
  const form = lacks && mail.converted ? await mail.converted(takes) : null
  if (form && 'misfit' in form) return { mail, beyond: [], misfit: form.misfit, note: null }
  const fit = { ...mail, ...form, to }
  // Of the envelope there is no other form.
  fit.smtpUtf8 ||= [mail.from, ...to].some((address) => !plain(address))
  const lacking = takes.eightBit ? 'SMTPUTF8' : '8BITMIME'
  const note = form && texts.converted(lacking)
  return { mail: fit, beyond, misfit: unfit(fit, offers, relay), note }
}

const plain = (address: string): boolean => isAscii(Buffer.from(address))
