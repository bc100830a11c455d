import { isIPv4, isIPv6 } from 'node:net'

export interface Ip {
  family: 4 | 6
  value: bigint
}

/** An address, an IPv4 one also where IPv6 maps it (RFC 7208 §5: it is treated as IPv4). */
export function clientIp(text: string): Ip | null {
  const ip = readIp(text)
  if (ip?.family !== 6 || ip.value >> 32n !== 0xffffn) return ip
  return { family: 4, value: ip.value & 0xffffffffn }
}

export function readIp(text: string): Ip | null {
  if (isIPv4(text)) return { family: 4, value: number4(text) }
  if (!isIPv6(text) || text.includes('%')) return null
  const [head = '', tail] = text.split('::')
  const left = groups(head)
  const right = groups(tail ?? '')
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => 0n)
  const value = [...left, ...zeros, ...right].reduce((sum, group) => (sum << 16n) | group, 0n)
  return { family: 6, value }
}

function number4(text: string): bigint {
  return text.split('.').reduce((sum, part) => (sum << 8n) | BigInt(part), 0n)
}

function groups(text: string): bigint[] {
  if (text === '') return []
  return text.split(':').flatMap((group) => {
    if (!group.includes('.')) return [BigInt(`0x${group}`)]
    const low = number4(group)
    return [low >> 16n, low & 0xffffn]
  })
}

/** The address lies in the network of the other, which has so many bits. */
export function inNetwork(ip: Ip, network: Ip, bits: number): boolean {
  if (ip.family !== network.family) return false
  const rest = BigInt(widthOf(ip) - bits)
  return ip.value >> rest === network.value >> rest
}

export const widthOf = ({ family }: Ip) => (family === 4 ? 32 : 128)

/** `%{i}` (RFC 7208 §7.3): of IPv6 every nibble, with dots. */
export function dotted(ip: Ip): string {
  return ip.family === 4 ? bytes(ip.value).join('.') : [...hex(ip.value)].join('.')
}

/** `%{c}`, and how an address is shown. */
export function readable(ip: Ip): string {
  if (ip.family === 4) return dotted(ip)
  const full = hex(ip.value).match(/.{4}/g) ?? []
  // The URL parser knows the one canonical form.
  return new URL(`http://[${full.join(':')}]/`).hostname.slice(1, -1)
}

/** The name under which the address has its PTR records. */
export function reverseName(ip: Ip): string {
  const labels = dotted(ip).split('.').reverse().join('.')
  return `${labels}.${ip.family === 4 ? 'in-addr' : 'ip6'}.arpa`
}

const hex = (value: bigint) => value.toString(16).padStart(32, '0')

const bytes = (value: bigint) => [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n)
