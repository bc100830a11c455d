import { isIPv4, isIPv6 } from 'node:net'
import type { Text, ZoneRecord } from '../types.ts'
import { domainName, isName, isWithin, plainName } from './names.ts'
import { mistakes } from './texts.ts'

export { domainName }

export const recordTypes: readonly ZoneRecord['type'][] = [
  ...(['A', 'AAAA', 'CNAME', 'MX', 'PTR', 'TXT', 'NS', 'SOA', 'SRV', 'CAA'] as const),
]

export function isRecordType(type: string): type is ZoneRecord['type'] {
  return recordTypes.some((known) => known === type)
}

const mostTxtBytes = 4000
const mostTtl = 2 ** 31 - 1

/** What is wrong with a record of this domain, that came from outside; null when it may stay. */
export function checkRecord(record: ZoneRecord, domain: string): Text | null {
  const { name, type, ttl, value } = normalRecord(record)
  if (!isOwner(name)) return mistakes.name(name)
  if (!isWithin(name, plainName(domain))) return mistakes.outside(name, plainName(domain))
  if (!isRecordType(type)) return mistakes.type(type)
  if (!Number.isInteger(ttl) || ttl < 0 || ttl > mostTtl) return mistakes.ttl(String(ttl))
  return checkValue(type, value)
}

/** One spelling of each record: names lower case and without the last dot, addresses as typed. */
export function normalRecord(record: ZoneRecord): ZoneRecord {
  const name = plainName(record.name.trim())
  return { ...record, name, value: normalValue(record.type, record.value) }
}

function normalValue(type: ZoneRecord['type'], value: string): string {
  const words = value.trim().split(/\s+/)
  switch (type) {
    case 'A':
    case 'AAAA':
      return value.trim().toLowerCase()
    case 'CNAME':
    case 'PTR':
    case 'NS':
      return plainName(value.trim())
    case 'MX': {
      const [preference = '', exchange = ''] = words
      if (words.length !== 2) return words.join(' ')
      return `${preference} ${plainName(exchange) || '.'}`
    }
    case 'SRV':
      return [...words.slice(0, 3), plainName(words.slice(3).join(' ')) || '.'].join(' ')
    case 'SOA':
      return words.join(' ').toLowerCase()
    case 'CAA':
      return value.trim()
    case 'TXT':
    default:
      return value
  }
}

function checkValue(type: ZoneRecord['type'], value: string): Text | null {
  switch (type) {
    case 'A':
      return isIPv4(value) ? null : mistakes.address4(value)
    case 'AAAA':
      return isIPv6(value) && !value.includes('%') ? null : mistakes.address6(value)
    case 'CNAME':
    case 'PTR':
    case 'NS':
      return isHost(value) ? null : mistakes.target(type, value)
    case 'MX':
      return isMx(value) ? null : mistakes.mx(value)
    case 'TXT':
      return checkText(value)
    case 'SRV':
      return /^(\d{1,5} ){3}\S+$/.test(value) ? null : mistakes.shape(type, value)
    case 'SOA':
      return /^\S+ \S+( \d{1,10}){5}$/.test(value) ? null : mistakes.shape(type, value)
    case 'CAA':
      return /^\d{1,3} [a-zA-Z0-9]+ \S/.test(value) && value.length <= 1000
        ? null
        : mistakes.shape(type, value)
  }
}

function checkText(value: string): Text | null {
  if (value.length > mostTxtBytes) return mistakes.long(value.length, mostTxtBytes)
  // Each character is a byte; quotes and dashes of a word processor are none.
  const stranger = /[^\0-\xff]/.exec(value)
  return stranger ? mistakes.character(stranger[0]) : null
}

function isMx(value: string): boolean {
  const [preference = '', exchange = ''] = value.split(' ')
  if (!/^\d{1,5} \S+$/.test(value) || Number(preference) > 65_535) return false
  return exchange === '.' || isHost(exchange)
}

function isHost(name: string): boolean {
  return domainName(name) === name
}

/** Underscores, a wildcard, and the slashes of RFC 2317. */
function isOwner(name: string): boolean {
  return isName(name) && /^(\*\.)?[a-z0-9_/-]+(\.[a-z0-9_/-]+)*$/.test(name)
}
