import { lookup as systemLookup } from 'node:dns/promises'
import type { LookupAddress } from 'node:dns'
import { isIP } from 'node:net'
import { closedAddress, literal } from './address.ts'
import { Refusal } from './fetch.ts'

/** The addresses of a name, in the order in which they are to be tried. */
export type Lookup = (name: string) => Promise<string[]>

export const lookupOfSystem: Lookup = async (name) =>
  (await systemLookup(name, { all: true })).map(({ address }) => address)

/** A name has so many addresses at most; nobody tries more. */
const mostAddresses = 16

/**
 * The addresses that a connection to this host may go to. A name of which one address is closed is
 * refused as a whole: that is how a stranger's name leads into a network.
 *
 * @param open whether the user allowed this host, whatever its addresses
 * @throws Refusal `dns` or `address`
 */
export async function checkedAddresses(
  hostname: string,
  { lookup, open }: { lookup: Lookup; open: boolean },
): Promise<LookupAddress[]> {
  const own = literal(hostname)
  const addresses = own === null ? await looked(hostname, lookup) : [own]
  for (const address of open ? [] : addresses) {
    const closed = closedAddress(address)
    if (closed) throw new Refusal('address', `${address} (${closed})`)
  }
  return addresses.map((address) => ({ address, family: isIP(address) }))
}

async function looked(name: string, lookup: Lookup): Promise<string[]> {
  let addresses: string[]
  try {
    addresses = await lookup(name.replace(/\.$/, ''))
  } catch (error) {
    throw new Refusal('dns', error instanceof Error ? error.message : String(error))
  }
  const known = addresses.filter((address) => isIP(address) !== 0).slice(0, mostAddresses)
  if (known.length === 0) throw new Refusal('dns', `${name} has no address`)
  return known
}

/**
 * Whether a host is one of those that the user allowed: a name, `*.name` for all below it, or an
 * address.
 */
export function isAllowed(hostname: string, allowed: readonly string[]): boolean {
  const host = (literal(hostname) ?? hostname).toLowerCase().replace(/\.$/, '')
  return allowed.some((one) =>
    one.startsWith('*.') ? host.endsWith(one.slice(1)) : host === one.replace(/^\[|\]$/g, ''),
  )
}
