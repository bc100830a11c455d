import type { Domains } from './domains.ts'

/** Links that one link leads on to. */
const maxOnward = 10

/**
 * A link as it is written and as browsers come to take it: escapes undone, a scheme before it, no
 * login, numbers that are addresses; and the links that it leads on to.
 */
export function cleaned(written: string, domains: Domains): string[] {
  const uris = [trimmed(written)]
  const all = new Set<string>()
  for (let at = 0; at < uris.length && at < maxOnward; at++) {
    const uri = trimmed(uris[at] ?? '')
    if (at > 0 || worthIt(uri)) all.add(uri)
    if (!worthIt(uri)) continue
    if (/^mailto:/i.test(uri) || /^[^:]*@/.test(uri)) for (const one of mails(uri)) all.add(one)
    else {
      const plain = asBrowsersDo(uri)
      all.add(plain)
      const { variants, onward } = behind(plain, domains)
      for (const one of variants) all.add(one)
      uris.push(...onward)
    }
  }
  return [...all]
}

function trimmed(uri: string): string {
  return uri.replace(/[\r\n]/g, '').trim()
}

/** Not a place in a page, nor a path. */
function worthIt(uri: string): boolean {
  return uri.length > 1 && !/^(?:[#?&]|\/(?!\/))/.test(uri)
}

/** The address without what programs leave out of it. */
function mails(uri: string): string[] {
  const found = [/^([^@]+@[^?]+)\?/.exec(uri)?.[1], /^([^@]+@[^?&]+)&/.exec(uri)?.[1]]
  const spaced = uri.includes('%20')
    ? /^(?:mailto:)?(?:%20)*([^@]+@[^?&%]+)/.exec(uri)?.[1]
    : undefined
  const bracketed = /^[^?&<]*<([^@>]+@[^>]+)>/.exec(uri)?.[1]
  for (const address of [spaced, bracketed]) if (address) found.push(`mailto:${address}`)
  return found.filter((one) => one !== undefined)
}

function asBrowsersDo(uri: string): string {
  let plain = uri.replaceAll('\\', '/').replace(/^(https?:)\/{0,2}/i, '$1//')
  if (/%[0-9a-f]{2}/i.test(plain)) plain = withoutEscapes(plain)
  if (!/^[-_a-z0-9]+:/i.test(plain))
    plain = (plain.startsWith('ftp.') ? 'ftp://' : 'http://') + plain
  return plain
    .replace(/^(https?:\/\/[^/?#]+)([?#])/i, '$1/$2')
    .replace(/&#(?:0*(\d{2,3})|x0*([0-9a-f]{2}));/gi, (whole, decimal?: string, hex?: string) => {
      const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal)
      return code > 0x20 && code < 0x7f ? String.fromCharCode(code) : whole
    })
    .replace(/&#(?:x2e|12290|x3002|65294|xff0e|65377|xff61);/gi, '.')
}

/** Escapes of what needs none are undone, what needs one gets it. */
function withoutEscapes(uri: string): string {
  return uri
    .split(/(%[0-9a-f]{2})/i)
    .map((piece, index) => {
      if (index % 2 === 0) return piece.replace(/[^\x21\x23\x24\x26-\x3b\x3d\x3f-\x7e]/g, escapeOf)
      const code = parseInt(piece.slice(1), 16)
      return code > 0x20 && code < 0x7f ? String.fromCharCode(code) : piece
    })
    .join('')
}

function escapeOf(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`
}

/** The link without login and odd signs in its host, and those that it leads on to. */
function behind(uri: string, domains: Domains): { variants: string[]; onward: string[] } {
  const parts = /^(https?:\/\/)([^@/?#]*@)?([^/?#:]+)((?::(\d*))?[^]*)$/i.exec(uri)
  if (!parts) return { variants: [], onward: [] }
  const [, scheme = '', login, host = '', rest = '', port = ''] = parts
  const variants: string[] = []
  if (login !== undefined) variants.push(scheme + host + rest)
  const secure = scheme.toLowerCase() !== 'http://'
  const usual = secure ? /^:443\b/ : /^:80\b/
  if (usual.test(rest)) variants.push(scheme + host + rest.replace(usual, ''))
  const tidy = host.replace(/[^0-9A-Za-z]{1,200}$/, '')
  if (tidy !== host) variants.push(scheme + tidy + rest)
  const address = addressOf(tidy)
  if (address !== null) variants.push(scheme + address + rest)
  else if (!secure && login === undefined && /^(?:80)?$/.test(port)) {
    const [, name] = /^(?:www\.)?([^.]+)$/.exec(tidy) ?? []
    if (name !== undefined && tidy !== 'localhost' && !domains.isValid(tidy)) {
      variants.push(`${scheme}www.${name}.com${rest}`)
    }
  }
  const onward = /https?:\/{0,2}[^&#]+/i.exec(rest)?.[0]
  return { variants, onward: onward?.includes('.') ? [onward] : [] }
}

/** An IPv4 address, however it is written: octal, hexadecimal, as one number. */
function addressOf(host: string): string | null {
  if (/^(?:0x[0-9a-f]{1,40}|\d{1,40})$/i.test(host)) {
    const value = Number(/^0x/i.test(host) ? BigInt(host) & 0xffffffffn : BigInt(host))
    if (value > 0xffffffff) return null
    return [24, 16, 8, 0].map((bits) => Math.floor(value / 2 ** bits) % 256).join('.')
  }
  if (!/^(?:(?:0x[0-9a-f]+|\d+)(?:\.(?!$)|$)){4}$/i.test(host)) return null
  return host.split('.').map(octet).join('.')
}

function octet(text: string): number {
  if (/^0x/i.test(text)) return parseInt(text, 16)
  return /^0+[1-7][0-7]*$/.test(text) ? parseInt(text, 8) : Number(text)
}
