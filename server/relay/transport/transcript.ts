import type { Text, TranscriptLine } from '../../types.ts'
import { kept } from '../../wording.ts'
import { texts } from './texts.ts'

const mostLines = 400
const half = mostLines / 2
const longestLine = 1024

/** A conversation as it is kept: secrets masked, the middle of a long one left out. */
export class Transcript {
  readonly #now: () => number
  /** Takes out what must not be told. */
  readonly mask: (text: string) => string
  readonly #start: number
  readonly #first: TranscriptLine[] = []
  #last: TranscriptLine[] = []
  #left = 0

  constructor(now: () => number, mask: (text: string) => string) {
    this.#now = now
    this.mask = mask
    this.#start = now()
  }

  /** A reply of several lines becomes several. */
  add(from: 'client' | 'server', text: string): void {
    const at = this.#elapsed()
    for (const line of text.split('\n')) this.#keep({ at, from, text: plain(this.mask(line)) })
  }

  /** What is to be known of it besides what was said. */
  note({ en, es }: Text): void {
    const text = kept({ en: plain(this.mask(en)), es: plain(this.mask(es)) })
    this.#keep({ at: this.#elapsed(), from: 'note', text })
  }

  #elapsed(): number {
    return Math.max(0, Math.round(this.#now() - this.#start))
  }

  #keep(line: TranscriptLine): void {
    if (this.#first.length < half) {
      this.#first.push(line)
      return
    }
    this.#last.push(line)
    if (this.#last.length < mostLines) return
    this.#left += this.#last.length - half
    this.#last = this.#last.slice(-half)
  }

  lines(): TranscriptLine[] {
    const last = this.#last.slice(1 - half)
    const left = this.#left + this.#last.length - last.length
    if (left === 0) return [...this.#first, ...last]
    const at = last[0]?.at ?? 0
    return [...this.#first, { at, from: 'note', text: kept(texts.leftOut(left)) }, ...last]
  }
}

/** Without control characters, of bounded length. */
export function plain(text: string): string {
  const short = text.length > longestLine ? `${text.slice(0, longestLine - 1)}…` : text
  return short.replace(/\r$/, '').replace(/\p{Cc}/gu, '\ufffd')
}

/** Takes the password out of whatever is said, also as AUTH encodes it: a relay may say it back. */
export function masking(user: string, password: string | null): (text: string) => string {
  if (password === null || password === '') return (text) => text
  const encoded = (text: string) => Buffer.from(text).toString('base64')
  const secrets = [
    encoded(`\0${user}\0${password}`),
    encoded(bearer(user, password)),
    encoded(password),
    // Shorter ones are found in any text.
    ...(password.length < 3 ? [] : [password]),
  ]
  return (text) => secrets.reduce((masked, secret) => masked.replaceAll(secret, '***'), text)
}

/** What XOAUTH2 says, before it is encoded. */
export const bearer = (user: string, token: string): string =>
  `user=${user}\x01auth=Bearer ${token}\x01\x01`
