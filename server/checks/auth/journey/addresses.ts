import { parseAddresses } from '../../../mime/addresses.ts'
import { decodeWords } from '../../../mime/encoded-words.ts'
import { oneLine } from '../../../mime/header.ts'

const mostAddresses = 2000

/** The addresses of a field, as bytes in latin1 or as text. */
export function addressesIn(value: string): string[] {
  return parseAddresses(utf8(value), mostAddresses)
    .map(({ address }) => address)
    .filter((address) => address !== '')
}

/** The domain of the first address; null when there is none. */
export function domainIn(value: string): string | null {
  const [first = ''] = addressesIn(value)
  const at = first.lastIndexOf('@')
  return at < 0 || at === first.length - 1 ? null : first.slice(at + 1).toLowerCase()
}

/** A value as people read it. */
export function readable(value: string): string {
  return oneLine(decodeWords(utf8(value.slice(0, 2000)))).slice(0, 1000)
}

function utf8(value: string): string {
  return Buffer.from(value, 'latin1').toString('utf8')
}
