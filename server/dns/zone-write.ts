import type { ZoneRecord } from '../types.ts'
import { plainName } from './names.ts'

const longestString = 255

/** Records as master file text (RFC 1035 §5.1), which a provider or BIND takes. */
export function writeZoneText(records: ZoneRecord[], origin: string): string {
  const domain = plainName(origin)
  const lines = records.map((record) => {
    const { type, ttl } = record
    return [relative(record.name, domain), ttl, 'IN', type, valueText(record, domain)].join('\t')
  })
  return [`$ORIGIN ${domain}.`, ...lines, ''].join('\n')
}

function relative(name: string, domain: string): string {
  if (name === domain) return '@'
  return name.endsWith(`.${domain}`) ? name.slice(0, -domain.length - 1) : `${name}.`
}

function valueText({ type, value }: ZoneRecord, domain: string): string {
  switch (type) {
    case 'TXT':
      return strings(value)
    case 'CNAME':
    case 'PTR':
    case 'NS':
      return relative(value, domain)
    case 'MX':
    case 'SRV': {
      const words = value.split(' ')
      const target = words.pop() ?? '.'
      return [...words, target === '.' ? target : relative(target, domain)].join(' ')
    }
    case 'A':
    case 'AAAA':
    case 'SOA':
    case 'CAA':
      return value
  }
}

/** A text in strings that fit (RFC 1035 §3.3.14), quoted. */
function strings(text: string): string {
  const count = Math.max(1, Math.ceil(text.length / longestString))
  return Array.from({ length: count }, (_, i) =>
    quoted(text.slice(i * longestString, (i + 1) * longestString)),
  ).join(' ')
}

function quoted(text: string): string {
  const escaped = text
    .replace(/["\\]/g, '\\$&')
    .replace(/[^ -~]/g, (char) => `\\${String(char.charCodeAt(0) & 255).padStart(3, '0')}`)
  return `"${escaped}"`
}
