import type { Address } from '../types.ts'

const atom = String.raw`[A-Za-z0-9'&!-]+`
const mailbox = String.raw`([A-Za-z0-9][A-Za-z0-9._+=-]*@[A-Za-z0-9][A-Za-z0-9.-]*)`
const quoted = String.raw`"([A-Za-z0-9.'&!-]+(?:,? [A-Za-z0-9.'&!-]+)*)"`
const named = String.raw`(?:(?:(${atom}(?: ${atom})*)|${quoted}) )?<${mailbox}>`
const element = new RegExp(` *(?:${named}|${mailbox}) *(,|$)`, 'y')

/**
 * The addresses of a field that is written as most are: plain ASCII names, in quotes or not, and
 * addresses; null for any other, which the parser of `mime` reads to the same result.
 * @param text unfolded
 */
export function plainAddresses(text: string, limit: number): Address[] | null {
  const found: Address[] = []
  element.lastIndex = 0
  while (found.length < limit) {
    const match = element.exec(text)
    if (!match) return null
    const [, name, inQuotes, address, bare, end] = match
    found.push({ name: name ?? inQuotes ?? '', address: address ?? bare ?? '' })
    if (end === '') return found
  }
  return null
}
