import type { Text } from '../../types.ts'
import type { OpenRelay, OutgoingMail } from '../transport.ts'
import { texts } from './texts.ts'

/** What a relay said it can do. */
export interface Offers {
  /** Keywords of EHLO, as they came. */
  extensions: string[]
  /** Upper case. */
  auth: string[]
  startTls: boolean
  eightBit: boolean
  smtpUtf8: boolean
  /** Bytes; null is no limit that it told of. */
  size: number | null
}

const mostExtensions = 60

/** What is known before EHLO. */
export const noOffers: Offers = {
  extensions: [],
  auth: [],
  startTls: false,
  eightBit: false,
  smtpUtf8: false,
  size: null,
}

/** @param reply to EHLO or HELO, with lines as they came */
export function readOffers(reply: string): Offers {
  const [, ...lines] = reply.split(/\r?\n/)
  const extensions = lines
    .map((line) => line.replace(/^\d{3}[ -]?/, '').trim())
    .filter((line) => line !== '')
    .slice(0, mostExtensions)
  const words = extensions.map((line) => line.toUpperCase().split(/[\s=]+/))
  const has = (keyword: string) => words.some(([first]) => first === keyword)
  const size = Number(words.find(([first]) => first === 'SIZE')?.[1] ?? 0)
  return {
    extensions,
    auth: words.filter(([first]) => first === 'AUTH').flatMap(([, ...methods]) => methods),
    startTls: has('STARTTLS'),
    eightBit: has('8BITMIME'),
    smtpUtf8: has('SMTPUTF8'),
    // RFC 1870: 0, or no number, is no fixed limit.
    size: Number.isSafeInteger(size) && size > 0 ? size : null,
  }
}

type Needs = Pick<OutgoingMail, 'size' | 'eightBit' | 'smtpUtf8'>

/** Why this relay cannot take such mail, and what to do; null when it can. */
export function unfit(mail: Needs, offers: Offers, relay: Pick<OpenRelay, 'maxSize'>): Text | null {
  const most = Math.min(offers.size ?? Infinity, relay.maxSize ?? Infinity)
  if (mail.size > most) return texts.tooLarge(mail.size, most)
  if (mail.smtpUtf8 && !offers.smtpUtf8) return texts.noSmtpUtf8
  if (mail.eightBit && !offers.eightBit) return texts.noEightBit
  return null
}

/** nodemailer refuses a whole message for one address with these; a command would end there. */
export const isSayable = (address: string): boolean =>
  address !== '' && address === address.trim() && !/[\p{Cc}<>]/u.test(address)
