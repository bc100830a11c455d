import { z } from 'zod'
import type {
  ArcVerdict,
  AuthReport,
  BimiVerdict,
  DkimSignature,
  DkimVerdict,
  DmarcVerdict,
  Finding,
  JourneyVerdict,
  ListingVerdict,
  PolicyVerdict,
  Requirement,
  RequirementsVerdict,
  ReverseVerdict,
  SpfNode,
  SpfRun,
  SpfVerdict,
  Verdict,
} from '../../types.ts'
import { place, report } from './report.ts'
import { tlsFacts } from './session.ts'
import { count } from './wire.ts'
import { dnsType, zoneRecord } from './zone.ts'

const text = z.string()
const maybe = text.nullable()
const oneOf = <const T extends readonly [string, ...string[]]>(...values: T) => z.enum(values)

const severity = oneOf('good', 'info', 'warn', 'bad', 'unknown').describe(
  '`unknown`: nothing could be decided, which is neither good nor bad.',
)

export const finding = z.strictObject({
  code: text,
  severity,
  what: text,
  why: text,
  mend: text.describe('What to do next.'),
  source: maybe.describe('The document that says so.'),
  where: place.nullable(),
}) satisfies z.ZodType<Finding>

const seenRecord = z.strictObject({
  name: text,
  type: dnsType,
  value: text,
  planned: z.boolean().describe('It is of the planned zone.'),
})

const verdict = {
  result: text,
  severity,
  summary: text,
  findings: z.array(finding).describe('The first one is the verdict in words; worst first.'),
  records: z.array(seenRecord).describe('Records that it looked at.'),
  publish: z.array(zoneRecord).describe('What to publish to mend it, exactly.'),
} satisfies Record<keyof Verdict, z.ZodType>

function compared<T extends z.ZodType<Verdict>>(of: T, result: z.ZodType<z.output<T>['result']>) {
  return z
    .strictObject({
      result: result.describe('Of `basis`.'),
      basis: oneOf('live', 'planned').describe('`planned` where live nothing was decided.'),
      live: of.describe('By the DNS as it is.'),
      planned: of.nullable().describe('With the planned zone; null where it plays no part.'),
    })
    .nullable()
}

/** As deep as records lead on. */
export const spfNode: z.ZodType<SpfNode> = z.lazy(() =>
  z.strictObject({
    domain: text,
    record: maybe,
    terms: z.array(
      z.strictObject({
        term: text,
        outcome: oneOf('match', 'no-match', 'error', 'not-reached', 'ignored'),
        lookups: count,
        found: z.array(text),
        child: spfNode.nullable(),
      }),
    ),
  }),
)

const spfResult = oneOf(
  ...(['pass', 'fail', 'softfail', 'neutral', 'none', 'permerror', 'temperror'] as const),
  ...(['not_evaluated', 'undecided'] as const),
)

const spfRun = z.strictObject({
  source: text,
  result: spfResult,
  matched: z.strictObject({ domain: text, term: text }).nullable(),
  explanation: maybe,
  lookups: count.describe('10 are allowed.'),
  voidLookups: count.describe('2 are allowed.'),
  tree: spfNode.nullable(),
}) satisfies z.ZodType<SpfRun>

const spf = z.strictObject({
  ...verdict,
  result: spfResult,
  domain: maybe,
  identity: oneOf('mailfrom', 'helo'),
  record: maybe,
  runs: z.array(spfRun).describe('One for each place the mail will be sent from.'),
}) satisfies z.ZodType<SpfVerdict>

const canon = oneOf('simple', 'relaxed')
const signatureResult = oneOf(
  ...(['pass', 'fail', 'policy', 'neutral', 'temperror', 'permerror', 'undecided'] as const),
)

const signature = z.strictObject({
  result: signatureResult,
  reason: oneOf(
    ...(['valid', 'broken_body', 'bad_signature', 'no_key', 'bad_key', 'revoked'] as const),
    ...(['weak_key', 'key_mismatch', 'expired', 'future', 'syntax', 'unsupported'] as const),
    ...(['from_not_signed', 'dns_error', 'unknown'] as const),
  ),
  summary: text,
  domain: text,
  selector: text,
  identity: maybe,
  algorithm: text,
  keyType: oneOf('rsa', 'ed25519').nullable(),
  keyBits: count.nullable(),
  canonicalization: z.strictObject({ header: canon, body: canon }),
  headers: z.array(
    z.strictObject({ name: text, signed: count, present: count, oversigned: z.boolean() }),
  ),
  bodyLength: count.nullable(),
  unsignedBytes: count,
  signedAt: maybe,
  expiresAt: maybe,
  bodyHash: z.strictObject({ expected: text, found: maybe }),
  testing: z.boolean(),
  strict: z.boolean(),
  key: seenRecord.nullable(),
  where: place,
}) satisfies z.ZodType<DkimSignature>

const dkimResult = oneOf('pass', 'fail', 'none', 'temperror', 'undecided')
const dkim = z.strictObject({
  ...verdict,
  result: dkimResult,
  signatures: z.array(signature),
}) satisfies z.ZodType<DkimVerdict>

const policy = oneOf('none', 'quarantine', 'reject')
const mode = oneOf('relaxed', 'strict')
const dmarcResult = oneOf(
  ...(['pass', 'fail', 'none', 'permerror', 'temperror', 'not_evaluated', 'undecided'] as const),
)

const dmarc = z.strictObject({
  ...verdict,
  result: dmarcResult,
  from: maybe,
  organisational: z
    .strictObject({ domain: text, rule: oneOf('tree-walk', 'public-suffix-list') })
    .nullable(),
  policy: z
    .strictObject({
      domain: text.describe('Where the record was found.'),
      record: text,
      applied: policy.describe('The one that applies to this From.'),
      p: policy,
      sp: policy.nullable(),
      np: policy.nullable(),
      adkim: mode,
      aspf: mode,
      pct: z.number(),
      testing: z.boolean(),
      rua: z.array(text),
      ruf: z.array(text),
    })
    .nullable(),
  identifiers: z.array(
    z.strictObject({
      protocol: oneOf('spf', 'dkim'),
      domain: text,
      selector: maybe,
      result: text,
      mode,
      aligned: z.boolean(),
    }),
  ),
  disposition: oneOf('deliver', 'quarantine', 'reject')
    .nullable()
    .describe('What receivers will do with it.'),
}) satisfies z.ZodType<DmarcVerdict>

const arc = z.strictObject({
  ...verdict,
  result: dkimResult,
  sets: z.array(
    z.strictObject({
      instance: count,
      domain: text,
      selector: text,
      chain: oneOf('none', 'pass', 'fail').nullable(),
      seal: signatureResult,
      signature: signatureResult,
      results: text,
    }),
  ),
}) satisfies z.ZodType<ArcVerdict>

const bimiResult = oneOf('pass', 'fail', 'none', 'undecided')
const bimi = z.strictObject({
  ...verdict,
  result: bimiResult,
  location: maybe,
  evidence: maybe,
}) satisfies z.ZodType<BimiVerdict>

const published = z.strictObject({
  ...verdict,
  result: dkimResult,
}) satisfies z.ZodType<PolicyVerdict>

const reverseResult = oneOf(
  ...(['pass', 'fail', 'none', 'temperror', 'not_evaluated', 'undecided'] as const),
)
const reverse = z.strictObject({
  ...verdict,
  result: reverseResult,
  addresses: z.array(
    z.strictObject({
      address: text,
      names: z.array(text),
      confirmed: maybe.describe('The name that leads back to the address.'),
      result: dkimResult,
    }),
  ),
}) satisfies z.ZodType<ReverseVerdict>

const listingResult = oneOf(
  ...(['pass', 'fail', 'off', 'not_evaluated', 'temperror', 'undecided'] as const),
)
const listings = z.strictObject({
  ...verdict,
  result: listingResult,
  listings: z.array(
    z.strictObject({
      list: text,
      subject: text,
      answers: z.array(text).nullable(),
      reason: maybe,
    }),
  ),
}) satisfies z.ZodType<ListingVerdict>

const requirement = z.strictObject({
  id: text,
  receivers: z.array(oneOf('gmail', 'yahoo', 'outlook')),
  state: oneOf('met', 'missed', 'unknown', 'not_applicable'),
  finding,
}) satisfies z.ZodType<Requirement>

const requirementsResult = oneOf('met', 'missed', 'undecided')
const requirements = z.strictObject({
  ...verdict,
  result: requirementsResult,
  items: z.array(requirement),
}) satisfies z.ZodType<RequirementsVerdict>

const journey = z.strictObject({
  ...verdict,
  result: z.literal('seen'),
  session: z
    .strictObject({ client: text, ehlo: maybe, tls: tlsFacts.nullable(), user: maybe })
    .nullable(),
  identities: z.array(z.strictObject({ field: text, value: maybe })),
  bcc: z.array(text).describe('Recipients of the envelope that no header names.'),
  hops: z.array(z.strictObject({ from: maybe, by: maybe, with: maybe, at: maybe })),
}) satisfies z.ZodType<JourneyVerdict>

export const authReport = z.strictObject({
  ...report,
  check: z.literal('auth'),
  sending: z
    .strictObject({
      sources: z.array(text),
      from: oneOf('zone', 'inbox', 'setting').nullable(),
    })
    .describe('Where the mail will really be sent from, and who says so.'),
  dns: oneOf('on', 'off', 'unreachable'),
  zone: maybe.describe('The domain of the planned zone that was used.'),
  spf: compared(spf, spfResult),
  dkim: compared(dkim, dkimResult),
  dmarc: compared(dmarc, dmarcResult),
  arc: compared(arc, dkimResult),
  bimi: compared(bimi, bimiResult),
  mtaSts: compared(published, dkimResult),
  tlsRpt: compared(published, dkimResult),
  mx: compared(published, dkimResult),
  reverseDns: compared(reverse, reverseResult),
  listings: compared(listings, listingResult),
  requirements: compared(requirements, requirementsResult),
  journey: journey.nullable(),
  ms: z.number(),
}) satisfies z.ZodType<AuthReport>
