import { isIPv4, isIPv6 } from 'node:net'

/** Both families, and no zone behind it: '203.0.113.5', '2001:db8::5'. */
export function isAddress(text: string): boolean {
  return isIPv4(text) || (isIPv6(text) && !text.includes('%'))
}

/** The eight groups of an IPv6 address, each of four digits. */
export function expanded(address: string): string {
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address)
  const hex = (high = '', low = '') => (Number(high) * 256 + Number(low)).toString(16)
  const text = dotted
    ? `${dotted[1]}${hex(dotted[2], dotted[3])}:${hex(dotted[4], dotted[5])}`
    : address
  const [head = '', tail] = text.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0')
  return [...left, ...(tail === undefined ? [] : zeros), ...right]
    .map((group) => group.toLowerCase().padStart(4, '0'))
    .join(':')
}

/** One form for each address, by which two can be compared. */
export function plainAddress(address: string): string {
  return isIPv4(address) ? address : expanded(address)
}

/** '5.113.0.203', or the digits of IPv6 backwards: what lists are asked by (RFC 5782 §2). */
export function backwards(address: string): string {
  if (isIPv4(address)) return address.split('.').reverse().join('.')
  return [...expanded(address).replaceAll(':', '')].reverse().join('.')
}

/** The name at which its PTR record stands (RFC 1035 §3.5, RFC 3596 §2.5). */
export function reverseName(address: string): string {
  return `${backwards(address)}.${isIPv4(address) ? 'in-addr.arpa' : 'ip6.arpa'}`
}
