import { decodeWords } from '../../../mime/encoded-words.ts'
import { asciiAddress } from '../addresses.ts'
import { mailboxes, type Mailbox } from '../header/mailboxes.ts'
import { encodedPhrase, encodedWords, isAsciiText } from './words.ts'

/**
 * The value of an address field without a character beyond ASCII: names and comments encoded,
 * domains in A-labels.
 * @returns also the addresses for which that cannot be done, as they stand
 */
export function asciiAddresses(value: string): { value: string; impossible: string[] } {
  const impossible: string[] = []
  const out = mailboxes(value).map((one, index, all) => {
    const address = asciiAddress(one.address)
    if (address === null) impossible.push(one.address)
    const space = index === all.length - 1 || one.end === '' ? '' : ' '
    return `${written(one, address ?? one.address)}${one.end}${space}`
  })
  return { value: out.join('').trimEnd(), impossible }
}

function written({ group, before, angled, after }: Mailbox, address: string): string {
  const pieces = [
    group === null ? '' : `${phrase(group)}:`,
    phrase(before),
    // A comment in front becomes a name, which wants brackets behind it.
    angled || (before !== '' && address !== '') ? `<${address}>` : address,
    comment(after),
  ]
  return pieces.filter((piece) => piece !== '').join(' ')
}

function phrase(text: string): string {
  return isAsciiText(text) ? text : encodedPhrase(plainName(text))
}

/** A phrase as people read it: quotes undone, words decoded. */
export function plainName(text: string): string {
  let out = ''
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at)
    if (char === '"') quoted = !quoted
    else if (char === '\\' && quoted) out += text.charAt(++at)
    else out += char
  }
  return decodeWords(out).trim()
}

function comment(text: string): string {
  if (isAsciiText(text)) return text
  return `(${encodedWords(text.replace(/^\(|\)$/g, ''))})`
}
