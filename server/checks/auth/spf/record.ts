import { readIp, widthOf, type Ip } from './ip.ts'
import { readDomainSpec, readMacros, type MacroString } from './macro.ts'

export type Qualifier = '+' | '-' | '~' | '?'

export interface Mechanism {
  kind: 'mechanism'
  text: string
  qualifier: Qualifier
  name: 'all' | 'include' | 'a' | 'mx' | 'ptr' | 'ip4' | 'ip6' | 'exists'
  /** What stands behind the colon; null where it is the domain itself. */
  spec: MacroString | null
  /** Of ip4 and ip6. */
  network: Ip | null
  bits4: number
  bits6: number
}

export interface Modifier {
  kind: 'modifier'
  text: string
  /** Lower case. */
  name: string
  value: MacroString
}

export type Term = Mechanism | Modifier

/** A record, or the terms up to the first one that breaks its grammar. */
export interface ParsedRecord {
  terms: Term[]
  broken: string | null
  /** All terms as they are written. */
  words: string[]
}

/** RFC 7208 §4.5: the version section is `v=spf1` and ends there. */
export function isSpf(text: string): boolean {
  return /^v=spf1(?: |$)/i.test(text)
}

/** Reads a record by the grammar of RFC 7208 §12. */
export function parseRecord(text: string): ParsedRecord {
  const words = text
    .slice('v=spf1'.length)
    .split(' ')
    .filter((word) => word !== '')
  const terms: Term[] = []
  const once = new Set<string>()
  for (const word of words) {
    const term = parseTerm(word)
    if (!term) return { terms, broken: word, words }
    if (term.kind === 'modifier' && (term.name === 'redirect' || term.name === 'exp')) {
      // RFC 7208 §6: each of them at most once.
      if (once.has(term.name)) return { terms, broken: word, words }
      once.add(term.name)
    }
    terms.push(term)
  }
  return { terms, broken: null, words }
}

function parseTerm(text: string): Term | null {
  const modifier = /^([a-z][a-z0-9_.-]*)=/i.exec(text)
  if (modifier) return parseModifier(text, modifier[1] ?? '')
  const directive = /^([-+~?]?)([a-z0-9]+)/i.exec(text)
  if (!directive) return null
  const [head, sign = '', name = ''] = directive
  const qualifier = isQualifier(sign) ? sign : '+'
  const fields = parseMechanism(name.toLowerCase(), text.slice(head.length))
  return fields && { kind: 'mechanism', text, qualifier, ...fields }
}

function isQualifier(sign: string): sign is Qualifier {
  return sign !== '' && '+-~?'.includes(sign)
}

function parseModifier(text: string, name: string): Modifier | null {
  const lower = name.toLowerCase()
  const written = text.slice(name.length + 1)
  const known = lower === 'redirect' || lower === 'exp'
  const value = known ? readDomainSpec(written) : readMacros(written)
  return value && { kind: 'modifier', text, name: lower, value }
}

type Fields = Omit<Mechanism, 'kind' | 'text' | 'qualifier'>

const plain = { spec: null, network: null, bits4: 32, bits6: 128 }

function parseMechanism(name: string, rest: string): Fields | null {
  switch (name) {
    case 'all':
      return rest === '' ? { name, ...plain } : null
    case 'include':
    case 'exists': {
      const spec = rest.startsWith(':') ? readDomainSpec(rest.slice(1)) : null
      return spec && { name, ...plain, spec }
    }
    case 'ptr': {
      if (rest === '') return { name, ...plain }
      const spec = rest.startsWith(':') ? readDomainSpec(rest.slice(1)) : null
      return spec && { name, ...plain, spec }
    }
    case 'a':
    case 'mx':
      return parseHost(name, rest)
    case 'ip4':
    case 'ip6':
      return rest.startsWith(':') ? parseNetwork(name, rest.slice(1)) : null
    default:
      return null
  }
}

/** `a` and `mx`: [":" domain-spec] ["/" bits4] ["//" bits6]. */
function parseHost(name: 'a' | 'mx', rest: string): Fields | null {
  const lengths = /(?:\/(\d{1,3}))?(?:\/\/(\d{1,3}))?$/.exec(rest.slice(-10))
  const [all = '', four, six] = lengths ?? []
  const bits4 = readBits(four, 32)
  const bits6 = readBits(six, 128)
  if (bits4 === null || bits6 === null) return null
  const written = rest.slice(0, rest.length - all.length)
  if (written === '') return { name, ...plain, bits4, bits6 }
  const spec = written.startsWith(':') ? readDomainSpec(written.slice(1)) : null
  return spec && { name, ...plain, spec, bits4, bits6 }
}

function parseNetwork(name: 'ip4' | 'ip6', text: string): Fields | null {
  const [address = '', length, ...more] = text.split('/')
  const network = readIp(address)
  if (!network || `ip${network.family}` !== name || more.length > 0) return null
  const width = widthOf(network)
  const bits = readBits(length, width)
  if (bits === null) return null
  return {
    name,
    ...plain,
    network,
    bits4: width === 32 ? bits : 32,
    bits6: width === 32 ? 128 : bits,
  }
}

/** Without leading zeros (RFC 7208 §5.6); all bits when nothing is said. */
function readBits(digits: string | undefined, width: number): number | null {
  if (digits === undefined) return width
  return /^(0|[1-9]\d{0,2})$/.test(digits) && Number(digits) <= width ? Number(digits) : null
}
