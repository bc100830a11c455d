import { isIP, isIPv6 } from 'node:net'

type Parse<T> = (text: string) => T | undefined

/** A whole number from `min` to `max`. */
export function whole(min: number, max: number): Parse<number> {
  return (text) => {
    if (!/^\d{1,15}$/.test(text)) return undefined
    const number = Number(text)
    return number >= min && number <= max ? number : undefined
  }
}

export const port = whole(0, 65_535)

export function oneOf<T extends string>(...allowed: T[]): Parse<T> {
  return (text) => allowed.find((value) => value === text)
}

/** '' is none: null. */
export function optional<T>(parse: Parse<T>): Parse<T | null> {
  return (text) => (text === '' ? null : parse(text))
}

/** Values with commas between them; '' is an empty list. */
export function list<T>(parse: Parse<T>): Parse<T[]> {
  return (text) => {
    if (text === '') return []
    const values = text.split(',').map((word) => parse(word.trim()))
    return values.every((value) => value !== undefined) ? values : undefined
  }
}

export function nonEmpty<T>(parse: Parse<T[]>): Parse<T[]> {
  return (text) => {
    const values = parse(text)
    return values?.length ? values : undefined
  }
}

export const words: Parse<string> = (text) => (text.trim() === '' ? undefined : text)

const units: Record<string, number> = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 }

/** Bytes: '50MB', '1.5M', '4096'; a kB is 1,024 bytes. */
export function size(max: number): Parse<number> {
  return (text) => {
    const [, number, unit] = /^(\d{1,12}(?:\.\d{1,6})?) ?([kmg]?)i?b?$/i.exec(text) ?? []
    if (number === undefined || unit === undefined) return undefined
    const bytes = Math.round(Number(number) * (units[unit.toLowerCase()] ?? 1))
    return bytes <= max ? bytes : undefined
  }
}

const lengths: Record<string, number> = { ms: 1, '': 1000, s: 1000, m: 60_000, h: 3_600_000 }

/** Milliseconds: '90' and '90s' are seconds, '500ms', '5m' minutes, '1h' hours. */
export function duration(maxMs: number): Parse<number> {
  return (text) => {
    const [, number, unit] = /^(\d{1,9})(ms|[smh]?)$/.exec(text) ?? []
    if (number === undefined || unit === undefined) return undefined
    const ms = Number(number) * (lengths[unit] ?? 1000)
    return ms > 0 && ms <= maxMs ? ms : undefined
  }
}

/** A name as it stands in a Host field, without a port; `*.name` is all below it, `*` any. */
export const hostName: Parse<string> = (text) =>
  text === '*' || /^(\*\.)?[a-z0-9_]([a-z0-9_.-]{0,251}[a-z0-9_])?$/i.test(text)
    ? text.toLowerCase()
    : undefined

/** A host as it stands in a URL: a name, all names below one, or an address; never any name. */
export const fetchHost: Parse<string> = (text) => {
  const bare = text.replace(/^\[(.*)\]$/, '$1')
  if (isIPv6(bare)) return new URL(`http://[${bare}]/`).hostname.slice(1, -1)
  return text === '*' ? undefined : hostName(text)
}

/** A host name as it stands in DNS; no pattern. */
export const plainHost: Parse<string> = (text) =>
  text.includes('*') ? undefined : hostName(text.replace(/\.$/, ''))

export const address: Parse<string> = (text) => (isIP(text) ? text : undefined)

/** HOST:PORT; an IPv6 address stands in brackets. */
export const hostPort: Parse<{ host: string; port: number }> = (text) => {
  const [, bare = '', digits = ''] = /^(.+):(\d{1,5})$/.exec(text) ?? []
  const inBrackets = /^\[(.*)\]$/.exec(bare)?.[1]
  const host = inBrackets === undefined ? plainHost(bare) : address(inBrackets)
  const number = port(digits)
  return host === undefined || !number ? undefined : { host, port: number }
}

/** One word, or addresses with or without a port; an IPv6 address with a port stands in brackets. */
export const dnsServers: Parse<string[] | 'system' | 'off'> = (text) => {
  if (text === 'system' || text === 'off') return text
  return nonEmpty(list(dnsServer))(text)
}

const dnsServer: Parse<string> = (text) => {
  if (isIP(text) !== 0) return text
  const [, bare = '', digits = ''] = /^(.+):(\d{1,5})$/.exec(text) ?? []
  const inBrackets = /^\[(.*)\]$/.exec(bare)?.[1]
  const known = inBrackets === undefined ? isIP(bare) === 4 : isIP(inBrackets) === 6
  return known && port(digits) ? text : undefined
}

/** 'bl.example' is a list of addresses, 'domain:dbl.example' one of domains. */
export const dnsList: Parse<{ kind: 'address' | 'domain'; zone: string }> = (text) => {
  const ofDomains = /^domain:(.*)$/.exec(text)?.[1]
  const zone = plainHost(ofDomains ?? text)
  if (zone === undefined || !zone.includes('.')) return undefined
  return { kind: ofDomains === undefined ? 'address' : 'domain', zone }
}

/** An http or https URL without path, query and credentials. */
export const origin: Parse<string> = (text) => {
  if (!URL.canParse(text)) return undefined
  const { protocol, origin, pathname, search, hash, username, password } = new URL(text)
  const plain = pathname === '/' && [search, hash, username, password].join('') === ''
  return plain && /^https?:$/.test(protocol) ? origin : undefined
}

/** '/mail' → '/mail', '/mail/' → '/mail', '/' → ''. */
export const basePath: Parse<string> = (text) => {
  const path = text.replace(/\/$/, '')
  return path === '' || /^(\/[A-Za-z0-9._~-]+)+$/.test(path) ? path : undefined
}

/** USER:PASSWORD, neither of them empty; the password may hold colons. */
export const credentials: Parse<{ user: string; password: string }> = (text) => {
  const colon = text.indexOf(':')
  if (colon < 1 || colon === text.length - 1) return undefined
  return { user: text.slice(0, colon), password: text.slice(colon + 1) }
}

/** A relay as it is named on the command line; what the options mean is for the relay to say. */
export interface RelayUrl {
  name: string
  preset: string | null
  host: string
  port: number | null
  tls: 'required' | 'implicit'
  user: string
  password: string
  options: Record<string, string>
}

/**
 * 'work=smtp://USER:PASSWORD@HOST:PORT?connections=2' or 'work=preset:sendgrid?password=SECRET'. What
 * would end a part of it is written as in a URL: '%40' for '@', '%2C' for ','.
 */
export const relayUrl: Parse<RelayUrl> = (text) => {
  const [, name = '', rest = ''] = /^([^=]{1,100})=(.+)$/.exec(text) ?? []
  if (name.trim() === '' || !URL.canParse(rest)) return undefined
  const url = new URL(rest)
  const preset = url.protocol === 'preset:' ? decoded(url.pathname) : null
  if (preset === null && !/^smtps?:$/.test(url.protocol)) return undefined
  const names = [...url.searchParams.keys()]
  const plain = url.hash === '' && (preset !== null || /^\/?$/.test(url.pathname))
  if (!plain || preset === '' || new Set(names).size < names.length) return undefined
  const [user, password] = [decoded(url.username), decoded(url.password)]
  if (user === undefined || password === undefined || preset === undefined) return undefined
  return {
    name: name.trim(),
    preset,
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? null : Number(url.port),
    tls: url.protocol === 'smtps:' ? 'implicit' : 'required',
    user,
    password,
    options: Object.fromEntries(url.searchParams),
  }
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    // No such percent sign was meant by anybody who writes URLs.
    return undefined
  }
}
