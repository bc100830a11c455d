import { domainToASCII } from 'node:url'
import type { Text, ZoneRecord } from '../types.ts'
import { plainName } from './names.ts'
import { checkRecord, isRecordType, normalRecord } from './records.ts'
import { mistakes as say } from './texts.ts'
import { zoneLines, type Token, type ZoneLine } from './zone-lines.ts'

export { writeZoneText } from './zone-write.ts'

export interface ZoneTextMistake {
  /** Counted from 1. */
  line: number
  message: Text
}

const mostBytes = 1024 * 1024
const mostRecords = 5000
const mostMistakes = 100
const usualTtl = 3600

/** What holds from one entry to the next. */
interface Reading {
  domain: string
  /** With the last dot left out. */
  origin: string
  ttl: number | null
  owner: string | null
}

/** A record, nothing to keep, or what is wrong. */
type Read = { record: ZoneRecord } | { message: Text } | null

/**
 * Reads the records of a domain from master file text (RFC 1035 §5), as BIND and most providers
 * export it. Nothing of it is carried out; lines that are not understood are told.
 */
export function readZoneText(
  text: string,
  origin: string,
): { records: ZoneRecord[]; mistakes: ZoneTextMistake[] } {
  if (Buffer.byteLength(text) > mostBytes) {
    return { records: [], mistakes: [{ line: 1, message: say.tooLarge(1) }] }
  }
  const domain = plainName(origin)
  const reading: Reading = { domain, origin: domain, ttl: null, owner: null }
  const records = new Map<string, ZoneRecord>()
  const mistakes: ZoneTextMistake[] = []
  /** What each name has so far. */
  const kinds = new Map<string, 'alias' | 'data'>()
  for (const entry of zoneLines(text.replace(/^\uFEFF/, ''))) {
    const entered = entry.mistake ? { message: entry.mistake } : readEntry(entry, reading)
    const read = entered && 'record' in entered ? alone(entered, kinds, domain) : entered
    if (read && 'message' in read) mistakes.push({ line: entry.line, message: read.message })
    // A set of records has each one once (RFC 2181 §5).
    else if (read) records.set(keyOf(read.record), read.record)
    if (records.size > mostRecords) {
      mistakes.push({ line: entry.line, message: say.tooMany(mostRecords) })
    }
    if (records.size > mostRecords || mistakes.length >= mostMistakes) break
  }
  return { records: [...records.values()].slice(0, mostRecords), mistakes }
}

const keyOf = ({ name, type, value }: ZoneRecord) => `${name} ${type} ${value}`

/** A name is an alias or has records of its own; some providers allow both for the domain itself. */
function alone(read: { record: ZoneRecord }, kinds: Map<string, 'alias' | 'data'>, domain: string) {
  const { name, type } = read.record
  if (name === domain) return read
  const kind = type === 'CNAME' ? 'alias' : 'data'
  const other = (kinds.get(name) ?? kind) !== kind
  if (!other) kinds.set(name, kind)
  return other ? { message: say.beside(name) } : read
}

function readEntry(entry: ZoneLine, reading: Reading): Read {
  const [first] = entry.tokens
  if (first && !entry.blank && !first.quoted && first.raw.startsWith('$')) {
    const message = direct(entry.tokens, reading)
    return message && { message }
  }
  return readRecord(entry, reading)
}

/** Follows $ORIGIN and $TTL; says what is wrong with any other. */
function direct([directive, value, ...more]: Token[], reading: Reading): Text | null {
  const name = directive?.raw.toUpperCase() ?? ''
  if (name === '$ORIGIN') {
    if (!value || more.length > 0) return say.origin()
    reading.origin = absolute(value, reading)
    return null
  }
  if (name !== '$TTL') return say.directive(name)
  const ttl = seconds(value?.raw ?? '')
  if (ttl === null) return say.ttl(value?.raw ?? '')
  reading.ttl = ttl
  return null
}

function readRecord({ tokens, blank }: ZoneLine, reading: Reading): Read {
  const rest = [...tokens]
  const first = blank ? undefined : rest.shift()
  const owner = first ? absolute(first, reading) : reading.owner
  if (owner === null) return { message: say.owner() }
  reading.owner = owner
  const head = readHead(rest)
  if ('message' in head) return head
  const { type } = head
  if (type === null) return null
  if (rest.length === 0) return { message: say.missingValue(type) }
  const value = readValue(type, rest, reading)
  if (typeof value !== 'string') return { message: value }
  const ttl = head.ttl ?? reading.ttl ?? usualTtl
  const undotted = first && undottedName(first.raw, reading)
  // Some providers leave out the dot of this one record, of which there is one only.
  if (undotted && type === 'SOA') reading.owner = reading.domain
  else if (undotted) return { message: say.noDot(first.raw, owner) }
  const record = normalRecord({ name: reading.owner, type, ttl, value })
  const message = checkRecord(record, reading.domain)
  return message ? { message } : { record }
}

/** The name of the domain, or one below it, to which zone text would add the domain once more. */
function undottedName(raw: string, { domain, origin }: Reading): boolean {
  const name = raw.toLowerCase()
  return origin === domain && (name === domain || name.endsWith(`.${domain}`))
}

/** Types that zones are full of and that say nothing about mail: left out without a word. */
const otherTypes = new Set(
  (
    'HTTPS SVCB DS CDS DNSKEY CDNSKEY RRSIG NSEC NSEC3 NSEC3PARAM ZONEMD SSHFP TLSA SMIMEA ' +
    'OPENPGPKEY NAPTR LOC HINFO RP URI ALIAS ANAME'
  ).split(' '),
)

/**
 * Takes TTL and class, in either order, and the type off the front; it is null for one that is left
 * out.
 */
function readHead(
  rest: Token[],
): { ttl: number | null; type: ZoneRecord['type'] | null } | { message: Text } {
  let ttl: number | null = null
  for (let i = 0; i < 2; i++) {
    const word = rest[0]?.raw.toUpperCase() ?? ''
    const read = seconds(word)
    if (word !== 'IN' && read === null) break
    ttl = read ?? ttl
    rest.shift()
  }
  const type = rest.shift()?.raw.toUpperCase()
  if (type === undefined) return { message: say.missingType() }
  if (['CH', 'HS', 'CS', 'ANY'].includes(type)) return { message: say.class(type) }
  if (type === 'SPF' || type === 'TYPE99') return { message: say.spfType() }
  if (isRecordType(type)) return { ttl, type }
  return otherTypes.has(type) || /^TYPE\d{1,5}$/.test(type)
    ? { ttl, type: null }
    : { message: say.type(type) }
}

/** The value as `ZoneRecord` has it, or what is wrong with it. */
function readValue(type: ZoneRecord['type'], tokens: Token[], reading: Reading): string | Text {
  const words = tokens.map(({ raw }) => raw)
  const [first = ''] = words
  switch (type) {
    case 'TXT': {
      const curly = tokens.find(({ raw, quoted }) => !quoted && /[\u2018-\u201f]/.test(raw))
      if (curly) return say.character(/[\u2018-\u201f]/.exec(curly.raw)?.[0] ?? '')
      const bare = tokens.length > 1 || tokens.some(({ cut }) => cut)
      const lost = bare && tokens.some(({ quoted }) => !quoted)
      if (lost && /^v=/i.test(first)) return say.unquoted()
      return tokens.map(({ text }) => text).join('')
    }
    case 'CNAME':
    case 'PTR':
    case 'NS':
      return tokens.length === 1 ? absolute(tokens[0], reading) : say.target(type, words.join(' '))
    case 'MX':
      if (tokens.length !== 2) return say.mx(words.join(' '))
      return `${first} ${absolute(tokens[1], reading) || '.'}`
    case 'SRV':
      if (tokens.length !== 4) return say.shape(type, words.join(' '))
      return [...words.slice(0, 3), absolute(tokens[3], reading) || '.'].join(' ')
    case 'SOA':
      return soa(tokens, reading) ?? say.shape(type, words.join(' '))
    case 'A':
    case 'AAAA':
      return words.join(' ')
    case 'CAA':
      return tokens.map(({ raw, quoted }) => (quoted ? `"${raw}"` : raw)).join(' ')
  }
}

/** Its names absolute, with their dots, and its times in seconds. */
function soa([primary, person, ...times]: Token[], reading: Reading): string | null {
  if (!primary || !person || times.length !== 5) return null
  const numbers = times.map(({ raw }) => seconds(raw))
  if (numbers.includes(null)) return null
  const mailbox = person.raw.endsWith('.') ? person.raw : `${person.raw}.${reading.origin}.`
  return [`${absolute(primary, reading)}.`, mailbox, ...numbers].join(' ')
}

/** A name of zone text, without the last dot: `@` is the origin, one without a dot at its end below it. */
function absolute(token: Token | undefined, { origin }: Reading): string {
  // An escaped dot is no separator; no such name passes the check of records.
  const text = token?.raw.includes('\\.') ? token.raw : (token?.text ?? '')
  if (text === '@') return origin
  const name = asciiName(Buffer.from(text, 'latin1').toString())
  if (name === '.') return ''
  return name.endsWith('.') ? plainName(name) : plainName(`${name}.${origin}`)
}

function asciiName(name: string): string {
  return /^[\0-\x7f]*$/.test(name) ? name : domainToASCII(name) || name
}

const units: Record<string, number> = { S: 1, M: 60, H: 3600, D: 86_400, W: 604_800 }

/** '3600', '1h30m'; null when it is no time. */
function seconds(word: string): number | null {
  if (/^\d{1,10}$/.test(word)) return Number(word)
  if (!/^(\d{1,10}[smhdw])+$/i.test(word)) return null
  return [...word.toUpperCase().matchAll(/(\d+)([SMHDW])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * (units[unit ?? ''] ?? 0),
    0,
  )
}
