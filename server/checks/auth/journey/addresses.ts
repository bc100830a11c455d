import { parseAddresses } from '../../../mime/addresses.ts'

const mostAddresses = 2000

/** The addresses of a field, as bytes in latin1 or as text. */
export function addressesIn(value: string): string[] {
  const text = Buffer.from(value, 'latin1').toString('utf8')
  return parseAddresses(text, mostAddresses)
    .map(({ address }) => address)
    .filter((address) => address !== '')
}

/** The domain of the first address; null when there is none. */
export function domainIn(value: string): string | null {
  const [first = ''] = addressesIn(value)
  const at = first.lastIndexOf('@')
  return at < 0 || at === first.length - 1 ? null : first.slice(at + 1).toLowerCase()
}
