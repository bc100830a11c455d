import { BlockList, isIP } from 'node:net'

/** Addresses that are not of the Internet (RFC 1918, 3927, 4193 apart, 5735, 6598; `::1`, `fe80::`). */
const notOfTheInternet = blocks([
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['fe80::', 10],
  ['::1', 128],
])

function blocks(list: [network: string, prefix: number][]): BlockList {
  const found = new BlockList()
  for (const [network, prefix] of list) {
    found.addSubnet(network, prefix, isIP(network) === 6 ? 'ipv6' : 'ipv4')
  }
  return found
}

export function isPrivate(ip: string): boolean {
  return holds(notOfTheInternet, ip)
}

function holds(list: BlockList, ip: string): boolean {
  const family = isIP(ip)
  return family !== 0 && list.check(ip, family === 6 ? 'ipv6' : 'ipv4')
}

export interface Networks {
  has(ip: string): boolean
}

/**
 * Networks as settings give them: `10/8`, `192.168.`, `1.2.3.4`, `2001:db8::/32`, and `!1.2.3.4` for
 * what is left out; the first that fits decides. Null when none is set.
 */
export function readNetworks(lines: readonly string[]): Networks | null {
  const entries = lines
    .flatMap((line) => line.split(/[\s,]+/))
    .flatMap((word) => {
      const list = block(word.replace(/^!/, ''))
      return list === null ? [] : [{ list, inside: !word.startsWith('!') }]
    })
  if (entries.length === 0) return null
  const own = blocks([
    ['127.0.0.0', 8],
    ['::1', 128],
  ])
  return {
    has: (ip) => holds(own, ip) || entries.find(({ list }) => holds(list, ip))?.inside === true,
  }
}

function block(word: string): BlockList | null {
  const [text = '', bits] = word.split('/')
  if (text.includes(':')) {
    const network = text.replace(/^\[|\]$/g, '')
    return isIP(network) === 6 ? blocks([[network, prefixOf(bits, 128)]]) : null
  }
  const octets = text.split('.').filter((octet) => octet !== '')
  const network = [...octets, '0', '0', '0', '0'].slice(0, 4).join('.')
  if (octets.length === 0 || isIP(network) !== 4) return null
  return blocks([[network, prefixOf(bits, octets.length * 8)]])
}

function prefixOf(bits: string | undefined, most: number): number {
  const prefix = bits === undefined ? most : Number(bits)
  return Number.isInteger(prefix) && prefix >= 0 ? Math.min(prefix, most > 32 ? 128 : 32) : most
}
