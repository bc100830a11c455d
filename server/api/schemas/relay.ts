import { z } from 'zod'
import { isRouted, readForward } from '../../relay/plan/address.ts'
import { readPattern } from '../../relay/plan/pattern.ts'
import type {
  DryRun,
  ForwardRule,
  ForwardRuleChange,
  ForwardRuleList,
  NewForwardRule,
  NewRelay,
  Relay,
  RelayChange,
  RelayList,
  RelayPreset,
  RelaySettings,
  RelayTest,
  ReleasePolicy,
} from '../../types.ts'
import { searchText } from '../ref.ts'
import { messageRow } from './message.ts'
import { tlsFacts, transcriptLine } from './session.ts'
import { count, instant, line, wrong } from './wire.ts'

const limit = z.int().min(1).max(1e9).nullable()
const name = line(100).trim().min(1)
const fieldName = z
  .string()
  .max(100)
  .regex(/^[!-9;-~]+$/, 'the name of a header field')
/** Without what would end a command (RFC 5321 §4.1.1.1). */
const helo = z
  .string()
  .max(255)
  .regex(/^[A-Za-z0-9._:[\]-]+$/, 'a host name or an address literal')
const host = z
  .string()
  .max(255)
  .regex(/^[A-Za-z0-9._:-]*$/, 'a host name or an address')
const address = line(320).superRefine(
  wrong((text) => readForward(text) !== null, {
    en: 'an address such as name@shop.example',
    es: 'una dirección como nombre@tienda.example',
  }),
)
/** Where mail is sent without anybody looking: what is refused then is refused at once. */
const destination = address.superRefine(
  wrong(
    (text) => {
      const forward = readForward(text)
      return forward === null || !isRouted(forward)
    },
    {
      en: 'allowed: the part before the @ names another way to go on (%, ! or @)',
      es: 'válida: la parte anterior a la @ indica otro camino (%, ! o @)',
    },
  ),
)
const orEmpty = z.union([z.literal(''), address])

export const relayTls = z.enum(['none', 'optional', 'required', 'implicit'])

const signing = z.strictObject({ domain: z.string().max(300), selector: z.string().max(63) })

const settings = {
  name,
  preset: z.string().max(80).nullable().describe('The preset it was made from.'),
  way: z
    .enum(['relay', 'mx'])
    .describe(
      '`mx`: straight to the mail exchangers of each recipient; host and login are not used.',
    ),
  host,
  port: z.int().min(1).max(65_535),
  tls: relayTls.describe('`optional` and `required` mean STARTTLS.'),
  allowPrivate: z
    .boolean()
    .describe(
      'Of `mx`: whether mail exchangers at private, loopback or link-local addresses are mailed.',
    ),
  verify: z.boolean().describe('Whether the certificate must be good.'),
  ca: z.string().max(100_000).nullable().describe('PEM of the authority that signs it.'),
  auth: z.enum(['none', 'auto', 'plain', 'login', 'cram-md5', 'xoauth2']),
  user: line(500),
  helo: helo.nullable(),
  connections: z.int().min(1).max(50).describe('Open at once.'),
  perConnection: z.int().min(1).max(1000).describe('Messages for each connection.'),
  rate: z
    .strictObject({ second: limit, hour: limit, day: limit })
    .describe('Most recipients in such a time; null is no limit.'),
  maxSize: limit.describe('Bytes; null: what the relay itself says.'),
  maxRecipients: z.int().min(1).max(1000).describe('Recipients in one transaction.'),
  envelopeFrom: orEmpty.nullable().describe('In place of the reverse-path; null keeps it.'),
  from: address.nullable().describe('In place of the addresses of From; null keeps them.'),
  messageId: z.enum(['keep', 'new']),
  sign: signing.nullable().describe('Signs with a DKIM key of a planned zone.'),
  strip: z.array(fieldName).max(100).describe('Header fields that are taken out.'),
  convert: z.boolean().describe('Re-encode what the relay cannot take as it is.'),
  retry: z
    .strictObject({
      attempts: z.int().min(1).max(100),
      first: z.number().min(0.01).max(86_400),
      most: z.number().min(0.01).max(604_800),
    })
    .describe('Attempts in all; seconds to the second one, doubled up to `most`.'),
  isDefault: z.boolean(),
  paused: z.boolean(),
}

const relaySettings = z.strictObject(settings) satisfies z.ZodType<RelaySettings>

export const relay = z.strictObject({
  ...settings,
  id: z.string(),
  origin: z.enum(['hand', 'config']),
  hasPassword: z.boolean().describe('Whether a password is kept, which is never told.'),
  createdAt: instant,
}) satisfies z.ZodType<Relay>

export const relayList = z.strictObject({
  relays: z.array(relay),
}) satisfies z.ZodType<RelayList>

const password = line(10_000)

export const newRelay = relaySettings.partial().extend({
  name,
  password: password.optional(),
}) satisfies z.ZodType<NewRelay>

export const relayChange = relaySettings.partial().extend({
  password: password.nullable().optional().describe('null takes it away; absent leaves it.'),
}) satisfies z.ZodType<RelayChange>

export const relayPath = z.strictObject({ relay: z.string().min(1).max(80) })

const some = relaySettings.partial()

export const relayPreset = z.strictObject({
  id: z.string(),
  name: z.string(),
  settings: some.nullable().describe('null: it has no relay; `note` says what to do instead.'),
  user: z.strictObject({ label: z.string(), fixed: z.string().nullable(), hint: z.string() }),
  password: z.strictObject({ label: z.string(), hint: z.string() }),
  choices: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      options: z.array(z.strictObject({ value: z.string(), label: z.string(), settings: some })),
      usual: z.string(),
    }),
  ),
  ports: z.array(z.strictObject({ port: z.int(), tls: relayTls })),
  headers: z.array(z.string()),
  limits: z.strictObject({ bytes: count.nullable(), recipients: count.nullable() }),
  note: z.string(),
  url: z.string().nullable(),
}) satisfies z.ZodType<RelayPreset>

export const presetList = z.strictObject({ presets: z.array(relayPreset) })

export const relayTest = z.strictObject({
  ok: z.boolean(),
  message: z.string(),
  failed: z
    .enum(['resolve', 'connect', 'greeting', 'tls', 'auth', 'sender', 'recipients'])
    .nullable(),
  host: z.string(),
  port: z.int(),
  tls: tlsFacts.nullable(),
  extensions: z.array(z.string()),
  transcript: z.array(transcriptLine),
  ms: z.number().min(0),
}) satisfies z.ZodType<RelayTest>

export const dryRun = relayTest.extend({
  recipients: z.array(
    z.strictObject({
      address: z.string(),
      accepted: z.boolean().nullable(),
      reply: z.string().nullable(),
    }),
  ),
}) satisfies z.ZodType<DryRun>

const pattern = line(320).superRefine(
  wrong((text) => readPattern(text) !== null, {
    en: 'an address, a domain, *.domain or *@domain',
    es: 'una dirección, un dominio, *.dominio ni *@dominio',
  }),
)

export const releasePolicy = z.strictObject({
  allow: z.array(pattern).max(1000).describe('When not empty, only these recipients.'),
  block: z.array(pattern).max(1000),
  redirect: z.array(destination).max(20).describe('Everything goes to these addresses instead.'),
  confirmAbove: count.max(1e6).describe('Releases to more recipients must be confirmed.'),
  closedInboxes: z
    .array(z.string().max(80))
    .max(10_000)
    .describe('Ids or names; nothing goes out of these.'),
  mostHops: z.int().min(1).max(1000).describe('Received fields that mean a loop.'),
}) satisfies z.ZodType<ReleasePolicy>

const rule = {
  name,
  q: searchText,
  inbox: z.string().max(80).nullable().describe('null: all mail.'),
  relay: z.string().max(100).nullable().describe('Id or name; null: the default relay.'),
  to: z.array(destination).max(100).describe('Empty: the recipients of the envelope.'),
  perHour: limit.describe('Messages; what is above it is not released.'),
  enabled: z.boolean(),
}

export const forwardRule = z.strictObject({
  ...rule,
  id: z.string(),
  createdAt: instant,
  since: count.describe('It is about what events after this one tell of.'),
  after: count.describe('Only messages with a larger `n`.'),
  released: count,
  keptBack: count,
  lastRefusal: z.strictObject({ en: z.string(), es: z.string() }).nullable(),
}) satisfies z.ZodType<ForwardRule>

export const forwardRuleList = z.strictObject({
  rules: z.array(forwardRule),
}) satisfies z.ZodType<ForwardRuleList>

export const forwardRuleChange = z
  .strictObject(rule)
  .partial() satisfies z.ZodType<ForwardRuleChange>

export const newForwardRule = forwardRuleChange.extend({
  name,
  q: searchText,
}) satisfies z.ZodType<NewForwardRule>

export const rulePath = z.strictObject({ rule: z.string().min(1).max(80) })

export const ruleTest = z.strictObject({
  looked: count.describe('How many of the newest messages were looked at.'),
  matched: count,
  messages: z.array(messageRow).describe('The first fifty.'),
})

export { address as forwardPath, fieldName, orEmpty as reversePath, signing }
