import { z } from 'zod'
import type {
  DkimKey,
  DnsType,
  NewDkimKey,
  Zone,
  ZoneChange,
  ZoneImport,
  ZoneList,
  ZonePublication,
  ZoneRecord,
} from '../../types.ts'
import { domainName } from '../../dns/records.ts'
import { sending, sendingRead } from './sources.ts'
import { count, flag, instant } from './wire.ts'

export const dnsType = z.enum([
  'A',
  'AAAA',
  'CNAME',
  'MX',
  'PTR',
  'TXT',
]) satisfies z.ZodType<DnsType>

export const zoneRecord = z.strictObject({
  name: z.string().max(300).describe('Absolute, without the last dot.'),
  type: z.enum([...dnsType.options, 'NS', 'SOA', 'SRV', 'CAA']),
  ttl: count.max(2 ** 31 - 1).describe('Seconds.'),
  value: z
    .string()
    .max(8000)
    .describe("TXT: the text, its strings joined. MX: '10 mail.example'. A, AAAA: the address."),
}) satisfies z.ZodType<ZoneRecord>

const dkimKey = z.strictObject({
  selector: z.string(),
  algorithm: z.enum(['rsa', 'ed25519']),
  bits: count,
  createdAt: instant,
}) satisfies z.ZodType<DkimKey>

export const zone = z.strictObject({
  domain: z.string(),
  records: z.array(zoneRecord),
  sending: sendingRead.describe('Where its mail will really be sent from.'),
  keys: z.array(dkimKey),
  changedAt: instant,
}) satisfies z.ZodType<Zone>

export const zoneList = z.strictObject({ zones: z.array(zone) }) satisfies z.ZodType<ZoneList>

export const zoneChange = z.strictObject({
  records: z.array(zoneRecord).max(5000).optional().describe('In place of those that are there.'),
  sending: sending
    .optional()
    .describe('Addresses, and `include:NAME` for those of a relay; in place of those before.'),
}) satisfies z.ZodType<ZoneChange>

const domain = z
  .string()
  .max(300)
  .overwrite((text) => domainName(text) ?? text)
  .refine((text) => domainName(text) !== null, { error: 'a domain name such as shop.example' })

export const zonePath = z.strictObject({ domain })

const selector = z
  .string()
  .max(63)
  .regex(/^[a-z0-9]([a-z0-9_-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9_-]*[a-z0-9])?)*$/i, {
    error: 'letters, digits and hyphens, such as s1',
  })
  .toLowerCase()

export const keyPath = z.strictObject({ domain, selector })

export const newDkimKey = z.strictObject({
  selector,
  algorithm: z.enum(['rsa', 'ed25519']),
  bits: z
    .union([z.literal(1024), z.literal(2048), z.literal(4096)])
    .optional()
    .describe('Of RSA; 2048 when absent.'),
}) satisfies z.ZodType<NewDkimKey>

export const importQuery = z.strictObject({
  replace: flag
    .optional()
    .describe('In place of all records; absent: sets of the same name and type are replaced.'),
})

export const zoneText = z.strictObject({ text: z.string().max(1_000_000) })

export const zoneImport = z.strictObject({ zone, imported: count }) satisfies z.ZodType<ZoneImport>

export const publication = z.strictObject({
  dns: z.enum(['on', 'off', 'unreachable']),
  records: z.array(
    z.strictObject({
      record: zoneRecord,
      state: z.enum(['published', 'different', 'missing', 'unknown']),
      live: z.array(z.string()).describe('What DNS answers now.'),
    }),
  ),
}) satisfies z.ZodType<ZonePublication>
