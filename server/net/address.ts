import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net'

/** Why an address is no place for a stranger to send us to. */
export type Closed =
  | 'loopback'
  | 'private'
  | 'link-local'
  | 'carrier'
  | 'multicast'
  | 'metadata'
  | 'embedded'
  | 'reserved'

type Range = readonly [network: string, bits: number]

/**
 * IANA's special-purpose registries (RFC 6890 and later), and addresses at which clouds answer
 * with credentials. The first list that holds an address names it.
 */
const v4: readonly [Closed, readonly Range[]][] = [
  [
    'metadata',
    [
      ['169.254.169.254', 32],
      ['169.254.170.2', 32],
      ['100.100.100.200', 32],
      ['168.63.129.16', 32],
      ['192.0.0.192', 32],
    ],
  ],
  ['loopback', [['127.0.0.0', 8]]],
  [
    'private',
    [
      ['10.0.0.0', 8],
      ['172.16.0.0', 12],
      ['192.168.0.0', 16],
    ],
  ],
  ['link-local', [['169.254.0.0', 16]]],
  ['carrier', [['100.64.0.0', 10]]],
  ['multicast', [['224.0.0.0', 4]]],
  [
    'reserved',
    [
      ['0.0.0.0', 8],
      ['192.0.0.0', 24],
      ['192.0.2.0', 24],
      ['192.31.196.0', 24],
      ['192.52.193.0', 24],
      ['192.88.99.0', 24],
      ['192.175.48.0', 24],
      ['198.18.0.0', 15],
      ['198.51.100.0', 24],
      ['203.0.113.0', 24],
      ['240.0.0.0', 4],
    ],
  ],
]

const v6: readonly [Closed, readonly Range[]][] = [
  [
    'metadata',
    [
      ['fd00:ec2::254', 128],
      ['fd20:ce::254', 128],
    ],
  ],
  ['loopback', [['::1', 128]]],
  ['private', [['fc00::', 7]]],
  [
    'link-local',
    [
      ['fe80::', 10],
      ['fec0::', 10],
    ],
  ],
  ['multicast', [['ff00::', 8]]],
  // They carry an IPv4 address: mapped, compatible, local NAT64, Teredo, 6to4.
  [
    'embedded',
    [
      ['::ffff:0:0', 96],
      ['::ffff:0:0:0', 96],
      ['::', 96],
      ['64:ff9b:1::', 48],
      ['2001::', 32],
      ['2002::', 16],
    ],
  ],
  [
    'reserved',
    [
      ['2001::', 23],
      ['2001:db8::', 32],
      ['3fff::', 20],
    ],
  ],
]

function lists(table: readonly [Closed, readonly Range[]][], family: 'ipv4' | 'ipv6') {
  return table.map(([closed, ranges]) => {
    const list = new BlockList()
    for (const [network, bits] of ranges) list.addSubnet(network, bits, family)
    return { closed, list }
  })
}

const closed4 = lists(v4, 'ipv4')
const closed6 = lists(v6, 'ipv6')

/** All of IPv6 that is handed out for the internet. */
const global6 = new BlockList()
global6.addSubnet('2000::', 3, 'ipv6')

/** RFC 6052: what DNS64 makes of an IPv4 address in a network that has IPv6 only. */
const nat64 = new BlockList()
nat64.addSubnet('64:ff9b::', 96, 'ipv6')

/** What is wrong with going to this address; null for one of the open internet. */
export function closedAddress(text: string): Closed | null {
  const address = text.replace(/%.*$/, '')
  if (isIPv4(address)) {
    return closed4.find(({ list }) => list.check(address, 'ipv4'))?.closed ?? null
  }
  if (!isIPv6(address)) return 'reserved'
  const found = closed6.find(({ list }) => list.check(address, 'ipv6'))
  if (found) return found.closed
  if (nat64.check(address, 'ipv6')) return closedAddress(lastFour(address))
  return global6.check(address, 'ipv6') ? null : 'reserved'
}

/** The IPv4 address in the last 32 bits. */
function lastFour(address: string): string {
  // The URL parser writes every IPv6 address in its one canonical form, without dots.
  const groups = new URL(`http://[${address}]/`).hostname.slice(1, -1).split('::').at(-1) ?? ''
  const [low = '0', high = '0'] = groups.split(':').reverse()
  const bits = (part: string) => Number.parseInt(part === '' ? '0' : part, 16)
  return [bits(high) >> 8, bits(high) & 255, bits(low) >> 8, bits(low) & 255].join('.')
}

/** The host of a URL as an address; null when it is a name. */
export function literal(hostname: string): string | null {
  const bare = hostname.replace(/^\[|\]$/g, '')
  return isIP(bare) === 0 ? null : bare
}
