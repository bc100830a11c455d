import type { ZoneRecord } from '../../../types.ts'
import { clientIp } from './ip.ts'
import { parseRecord, type Term } from './record.ts'
import type { Ran } from './run.ts'
import { isDomain } from './session.ts'

const ttl = 3600

/** The record that lets all of the sources pass, where one can be told. */
export function publishable(
  domain: string | null,
  own: string[],
  rans: Ran[],
  whole: Ran,
): ZoneRecord[] {
  if (domain === null || !isDomain(domain)) return []
  const [record] = own
  if (own.length > 1) return merged(domain, own)
  if (record === undefined) {
    return whole.run.result === 'none' ? firstRecord(domain, sourcesOf(rans)) : []
  }
  const turned = rans.filter(({ run }) => ['fail', 'softfail', 'neutral'].includes(run.result))
  const by = turned.flatMap(({ run }) => (run.matched?.domain === domain ? run.matched.term : []))
  return withSources(domain, record, sourcesOf(turned), by)
}

const sourcesOf = (rans: Ran[]) => rans.map(({ run }) => run.source)

/** The term that lets a source send: 'ip4:203.0.113.5', 'include:relay.example'. */
function termFor(source: string): string {
  const ip = clientIp(source)
  if (!ip) return source
  return `ip${ip.family}:${source.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '')}`
}

/** A first record for a domain that has none; nothing when nobody knows from where it sends. */
function firstRecord(domain: string, sources: string[]): ZoneRecord[] {
  if (sources.length === 0) return []
  return [txt(domain, ['v=spf1', ...sources.map(termFor), '~all'].join(' '))]
}

/** The record with the sources that it lacks, before the terms that turned them away. */
function withSources(
  domain: string,
  record: string,
  sources: string[],
  turnedBy: string[],
): ZoneRecord[] {
  const { terms, broken } = parseRecord(record)
  if (broken !== null || sources.length === 0) return []
  const words = terms.map(({ text }) => text)
  const at = terms.findIndex((term) => closes(term) || turnedBy.includes(term.text))
  words.splice(at >= 0 ? at : words.length, 0, ...sources.map(termFor))
  return [txt(domain, ['v=spf1', ...words].join(' '))]
}

/** `all` and the modifiers stand at the end. */
const closes = (term: Term) => term.kind === 'modifier' || term.name === 'all'

/** Several records in one: each term once, and one `all`. */
function merged(domain: string, records: string[]): ZoneRecord[] {
  const parsed = records.map(parseRecord)
  if (parsed.some(({ broken }) => broken !== null)) return []
  const terms = parsed.flatMap((record) => record.terms)
  const words = terms.filter((term) => !closes(term)).map(({ text }) => text)
  const ends = new Set(terms.filter(closes).map(({ text }) => text.toLowerCase()))
  const [end] = ends
  // Where they differ it is the careful one.
  const last = ends.size === 1 && end !== undefined ? end : '~all'
  return [txt(domain, ['v=spf1', ...new Set(words), last].join(' '))]
}

function txt(name: string, value: string): ZoneRecord {
  return { name, type: 'TXT', ttl, value }
}
