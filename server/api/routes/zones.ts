import { keyRecordName, makeKeyPair } from '../../checks/auth/dkim/keys.ts'
import { checkRecord, normalRecord } from '../../dns/records.ts'
import { readZoneText, writeZoneText } from '../../dns/zone-text.ts'
import { SandboxError } from '../../errors.ts'
import type { Text, ZoneRecord } from '../../types.ts'
import { badRequest, notFound } from '../errors.ts'
import { disposition } from '../file-name.ts'
import { publicationOf } from '../published.ts'
import { route } from '../route.ts'
import {
  importQuery,
  keyPath,
  newDkimKey,
  publication,
  zone,
  zoneChange,
  zoneImport,
  zoneList,
  zonePath,
  zoneText,
} from '../schemas/zone.ts'

const hour = 3600

export const listZones = route({
  method: 'GET',
  path: '/api/zones',
  verb: 'zone.read',
  tag: 'Zones',
  summary: 'Planned zones, by domain',
  answer: zoneList,
  async handle({ sandbox }) {
    return { zones: await sandbox.store.zones() }
  },
})

export const getZone = route({
  method: 'GET',
  path: '/api/zones/{domain}',
  verb: 'zone.read',
  tag: 'Zones',
  summary: 'The planned zone of a domain',
  parameters: zonePath,
  answer: zone,
  handle: ({ sandbox, path }) => sandbox.store.zone(path.domain),
})

export const putZone = route({
  method: 'PUT',
  path: '/api/zones/{domain}',
  verb: 'zone.manage',
  tag: 'Zones',
  summary: 'Make a planned zone, or change it',
  description:
    'Records lie over those that DNS has: a set of the same name and type takes the place of the ' +
    'published one. What is absent stays as it is.',
  parameters: zonePath,
  body: zoneChange,
  answer: zone,
  async handle({ sandbox, path: { domain }, body }) {
    const { records, ...rest } = body
    const checked = records && checkedRecords(records, domain)
    return sandbox.store.saveZone(domain, checked ? { ...rest, records: checked } : rest)
  },
})

export const deleteZone = route({
  method: 'DELETE',
  path: '/api/zones/{domain}',
  verb: 'zone.manage',
  tag: 'Zones',
  summary: 'Delete a planned zone and its keys',
  parameters: zonePath,
  status: 204,
  async handle({ sandbox, path }) {
    await sandbox.store.deleteZone(path.domain)
    return undefined
  },
})

export const importZone = route({
  method: 'POST',
  path: '/api/zones/{domain}/import',
  verb: 'zone.manage',
  tag: 'Zones',
  summary: 'Import zone text (RFC 1035, as BIND writes it)',
  description:
    'All of it, or nothing when a line is not understood (400, with the line). Makes the zone when ' +
    'there is none.',
  parameters: zonePath,
  query: importQuery,
  body: zoneText,
  bytes: 'text/plain',
  answer: zoneImport,
  async handle({ sandbox, path: { domain }, query, body }) {
    const text = body instanceof Uint8Array ? Buffer.from(body).toString('utf8') : body.text
    const { records, mistakes } = readZoneText(text, domain)
    const [mistake] = mistakes
    if (mistake) throw onLine(mistake.line, mistake.message, mistakes.length - 1)
    const known = query.replace === true ? [] : await recordsOf(sandbox, domain)
    const sets = new Set(records.map(setOf))
    const kept = known.filter((record) => !sets.has(setOf(record)))
    const all = checkedRecords([...kept, ...records], domain)
    const saved = await sandbox.store.saveZone(domain, { records: all })
    return { zone: saved, imported: records.length }
  },
})

export const exportZone = route({
  method: 'GET',
  path: '/api/zones/{domain}/text',
  verb: 'zone.read',
  tag: 'Zones',
  summary: 'The planned records as zone text',
  parameters: zonePath,
  media: ['text/plain'],
  async handle({ sandbox, path: { domain } }) {
    const { records } = await sandbox.store.zone(domain)
    return textResponse(writeZoneText(records, domain), `${domain}.zone`)
  },
})

export const getPublished = route({
  method: 'GET',
  path: '/api/zones/{domain}/published',
  verb: 'zone.read',
  tag: 'Zones',
  summary: 'How each planned record compares with what DNS answers now',
  parameters: zonePath,
  answer: publication,
  async handle({ sandbox: { store, dns }, path }) {
    const { records } = await store.zone(path.domain)
    return publicationOf(records, dns)
  },
})

export const makeKey = route({
  method: 'POST',
  path: '/api/zones/{domain}/keys',
  verb: 'zone.manage',
  tag: 'Zones',
  summary: 'Make a DKIM key pair and plan its record',
  description: 'The private half is kept encrypted, and can be downloaded.',
  parameters: zonePath,
  body: newDkimKey,
  status: 201,
  answer: zone,
  async handle({ sandbox, path: { domain }, body: { selector, algorithm, bits } }) {
    const pair = await makeKeyPair({ algorithm, bits: bits ?? 2048 })
    const name = keyRecordName(selector, domain)
    const key = { selector, algorithm, bits: pair.bits, createdAt: new Date().toISOString() }
    const record: ZoneRecord = { name, type: 'TXT', ttl: hour, value: pair.record }
    return sandbox.store.addDkimKey(domain, key, record, pair.privateKey)
  },
})

export const getKey = route({
  method: 'GET',
  path: '/api/zones/{domain}/keys/{selector}',
  verb: 'key.read',
  tag: 'Zones',
  summary: 'The private half of a DKIM key pair, as PEM (PKCS #8)',
  parameters: keyPath,
  media: ['application/x-pem-file'],
  async handle({ sandbox, path: { domain, selector } }) {
    const pem = await sandbox.store.dkimKey(domain, selector)
    if (pem === null) throw noKey(domain, selector)
    return textResponse(pem, `${selector}.${domain}.pem`, 'application/x-pem-file')
  },
})

export const deleteKey = route({
  method: 'DELETE',
  path: '/api/zones/{domain}/keys/{selector}',
  verb: 'zone.manage',
  tag: 'Zones',
  summary: 'Delete a DKIM key pair and its planned record',
  parameters: keyPath,
  answer: zone,
  handle: ({ sandbox, path: { domain, selector } }) =>
    sandbox.store.deleteDkimKey(domain, selector, keyRecordName(selector, domain)),
})

/** @throws SandboxError `bad_request` that names the record */
function checkedRecords(records: ZoneRecord[], domain: string): ZoneRecord[] {
  return records.map((record) => {
    const normal = normalRecord(record)
    const wrong = checkRecord(normal, domain)
    if (wrong === null) return normal
    const head = `${record.name} ${record.type}`
    throw badRequest(`${head}: ${wrong.en}`, `${head}: ${wrong.es}`)
  })
}

async function recordsOf({ store }: Sandboxed, domain: string): Promise<ZoneRecord[]> {
  const zones = await store.zones()
  return zones.find((one) => one.domain === domain)?.records ?? []
}

type Sandboxed = Parameters<typeof getZone.handle>[0]['sandbox']

const setOf = ({ name, type }: ZoneRecord) => `${name} ${type}`

function onLine(line: number, { en, es }: Text, others: number) {
  const more =
    others === 0 ? { en: '', es: '' } : { en: ` (and ${others} more)`, es: ` (y ${others} más)` }
  return new SandboxError('bad_request', {
    en: `Line ${line}: ${en}${more.en}`,
    es: `Línea ${line}: ${es}${more.es}`,
  })
}

function noKey(domain: string, selector: string) {
  return notFound(
    `There is no private key ${selector} for ${domain}, or the key file beside the data is lost.`,
    `No existe ninguna clave privada ${selector} para ${domain}, o se perdió el archivo de clave junto a los datos.`,
  )
}

function textResponse(text: string, name: string, type = 'text/plain; charset=utf-8'): Response {
  return new Response(text, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': disposition('attachment', name),
      'Cache-Control': 'no-store',
    },
  })
}
