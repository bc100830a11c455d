import type { ZoneRecord } from '../../../../server/types.ts'
import type { Client } from '../../../api/client.ts'

/** Puts a record into the planned zone that holds its name, in place of those of its kind. */
export async function planRecord(client: Client, record: ZoneRecord): Promise<string> {
  const { zones } = await client.call('GET /api/zones')
  const around = zones
    .filter(({ domain }) => record.name === domain || record.name.endsWith(`.${domain}`))
    .sort((one, other) => other.domain.length - one.domain.length)[0]
  const domain = around?.domain ?? domainOf(record.name)
  const others = (around?.records ?? []).filter((one) => !replaces(record, one))
  const body = { records: [...others, record] }
  await client.call('PUT /api/zones/{domain}', { path: { domain }, body })
  return domain
}

/** The name behind `_dmarc` and the like; a PTR record stands in the network's own zone. */
export function domainOf(name: string): string {
  const labels = name.split('.')
  const last = labels.findLastIndex((label) => label.startsWith('_'))
  if (last >= 0) return labels.slice(last + 1).join('.')
  return name.endsWith('.arpa') ? labels.slice(1).join('.') : name
}

/** A name may have other texts than the one of SPF. */
function replaces(record: ZoneRecord, known: ZoneRecord): boolean {
  if (known.name !== record.name || known.type !== record.type) return false
  if (record.type !== 'TXT') return true
  const kind = ({ value }: ZoneRecord) => /^v=\w+/.exec(value)?.[0] ?? value
  return kind(known) === kind(record)
}
