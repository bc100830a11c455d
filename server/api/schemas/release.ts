import { z } from 'zod'
import type {
  MailAlteration,
  PlannedRecipient,
  RecipientState,
  Release,
  ReleaseAttempt,
  ReleaseChanges,
  Released,
  ReleasePage,
  ReleasePreview,
  ReleaseProblem,
  ReleaseRequest,
  ReleaseRow,
  ReleaseState,
  ReleaseTotals,
} from '../../types.ts'
import { fieldName, forwardPath, reversePath, signing } from './relay.ts'
import { tlsFacts, transcriptLine } from './session.ts'
import { count, instant, line, repeated, whole } from './wire.ts'

const changes = {
  envelopeFrom: reversePath.optional().describe('In place of the reverse-path; empty is none.'),
  from: reversePath.optional().describe('In place of the addresses of From; empty keeps them.'),
  messageId: z.enum(['keep', 'new']).optional(),
  sign: signing.nullable().optional().describe('DKIM key of a planned zone; null signs nothing.'),
  strip: z.array(fieldName).max(100).optional().describe('Header fields that are taken out.'),
  convert: z.boolean().optional().describe('Re-encode what the relay cannot take as it is.'),
}

const releaseChanges = z.strictObject({
  ...changes,
  envelopeFrom: z.string().optional(),
  from: z.string().optional(),
}) satisfies z.ZodType<ReleaseChanges>

export const releaseRequest = z.strictObject({
  ...changes,
  to: z
    .array(forwardPath)
    .max(100_000)
    .optional()
    .describe('Recipients; absent: those of the envelope.'),
  relay: line(100).optional().describe('Id or name; absent: the default relay.'),
  deleteAfter: z.boolean().optional().describe('Delete the message once everybody has it.'),
  confirm: count.optional().describe('How many recipients you agreed to, where that is asked.'),
}) satisfies z.ZodType<ReleaseRequest>

const problem = z.strictObject({
  code: z.string(),
  text: z.string(),
  blocks: z.boolean().describe('As long as it is there, nothing goes out.'),
}) satisfies z.ZodType<ReleaseProblem>

const alteration = z.strictObject({
  code: z.string(),
  text: z.string(),
}) satisfies z.ZodType<MailAlteration>

const plannedRecipient = z.strictObject({
  address: z.string(),
  instead: z
    .string()
    .nullable()
    .describe('Whom it would have gone to, had it not been redirected.'),
  refused: problem.nullable(),
}) satisfies z.ZodType<PlannedRecipient>

export const releasePreview = z.strictObject({
  relay: z.strictObject({ id: z.string(), name: z.string(), host: z.string() }),
  envelopeFrom: z.string(),
  recipients: z.array(plannedRecipient),
  reach: z.strictObject({ recipients: count, domains: count }),
  alterations: z.array(alteration).describe('What will differ from the captured bytes.'),
  problems: z.array(problem),
  mustConfirm: z.boolean(),
  size: count.describe('Bytes that will go out.'),
}) satisfies z.ZodType<ReleasePreview>

const refusals = z
  .array(z.strictObject({ message: z.string(), reason: z.string() }))
  .describe('Messages that nothing goes out of, the first hundred.')

export const reach = z.strictObject({
  messages: count,
  recipients: count,
  domains: count,
  refused: refusals,
  mustConfirm: z.boolean(),
})

const state = z.enum([
  'queued',
  'sending',
  'deferred',
  'delivered',
  'failed',
  'uncertain',
  'cancelled',
]) satisfies z.ZodType<RecipientState>

const states = z.record(state, count)

export const releaseState = z.enum([
  'queued',
  'sending',
  'deferred',
  'held',
  'delivered',
  'partial',
  'failed',
  'uncertain',
  'cancelled',
]) satisfies z.ZodType<ReleaseState>

const row = {
  id: z.string(),
  n: count,
  batch: z.string().nullable().describe('Shared by what was released at once.'),
  message: z.string(),
  subject: z.string().nullable(),
  inbox: z.string(),
  relay: z.strictObject({ id: z.string(), name: z.string() }),
  by: z.enum(['person', 'rule']),
  rule: z.string().nullable(),
  state: releaseState,
  createdAt: instant,
  endedAt: instant.nullable(),
  nextAt: instant.nullable(),
  recipients: states.describe('How many are in which state.'),
  to: z.array(z.string()).describe('The first three addresses.'),
  reason: z.string().nullable().describe('The last thing that went wrong.'),
  size: count,
}

export const releaseRow = z.strictObject(row) satisfies z.ZodType<ReleaseRow>

const attempt = z.strictObject({
  id: z.string(),
  startedAt: instant,
  endedAt: instant.nullable(),
  outcome: z
    .enum(['delivered', 'partial', 'deferred', 'failed', 'uncertain', 'interrupted'])
    .nullable(),
  server: z.string().nullable(),
  tls: tlsFacts.nullable(),
  recipients: count,
  transcript: z.array(transcriptLine),
}) satisfies z.ZodType<ReleaseAttempt>

export const release = z.strictObject({
  ...row,
  envelopeFrom: z.string(),
  changes: releaseChanges,
  deleteAfter: z.boolean(),
  list: z
    .array(
      z.strictObject({
        address: z.string(),
        instead: z.string().nullable(),
        state,
        reply: z.string().nullable(),
        attempts: count,
        triedAt: instant.nullable(),
        nextAt: instant.nullable(),
      }),
    )
    .describe('The first thousand recipients.'),
  attempts: z.array(attempt).describe('The newest fifty, oldest first.'),
}) satisfies z.ZodType<Release>

export const released = z.strictObject({
  releases: z.array(releaseRow).describe('The first hundred.'),
  batch: z.string().nullable(),
  refused: refusals,
  leftOut: z
    .array(z.strictObject({ message: z.string(), address: z.string(), reason: z.string() }))
    .describe('Recipients of what was released whom it does not go to, the first hundred.'),
  counts: z.strictObject({ released: count, refused: count, recipients: count, leftOut: count }),
}) satisfies z.ZodType<Released>

export const releasePage = z.strictObject({
  releases: z.array(releaseRow),
  cursor: z.string().nullable(),
  total: count,
}) satisfies z.ZodType<ReleasePage>

const percentiles = z.strictObject({ p50: z.number(), p90: z.number(), p99: z.number() })

export const releaseTotals = z.strictObject({
  since: instant,
  recipients: states,
  latency: percentiles.nullable().describe('From the release to acceptance, in ms.'),
  relays: z.array(z.strictObject({ id: z.string(), name: z.string(), recipients: states })),
  domains: z
    .array(z.strictObject({ domain: z.string(), recipients: states }))
    .describe('The twenty with most recipients.'),
  time: z.array(
    z.strictObject({
      ...{ at: instant, delivered: count, deferred: count, failed: count, uncertain: count },
    }),
  ),
}) satisfies z.ZodType<ReleaseTotals>

export const releasePath = z.strictObject({ release: z.string().min(1).max(80) })

const id = z.string().max(80).optional()

const which = {
  relay: z.string().max(100).optional().describe('Id or name of a relay.'),
  message: id.describe('Id of a message.'),
  batch: id,
  rule: id.describe('Id of a rule.'),
  domain: z.string().max(300).optional().describe('One of the recipients is at this domain.'),
}

export const releaseQuery = z.strictObject({
  ...which,
  states: repeated(releaseState, 9).optional().describe('May be given several times.'),
  limit: whole(1, 200).optional().describe('Rows of a page; 50 when absent.'),
  cursor: z.string().max(400).optional().describe('From the page before.'),
})

export const totalsQuery = z.strictObject({
  since: instant.optional().describe('A day ago when absent.'),
  steps: whole(1, 200).optional().describe('Stretches of `time`; 24 when absent.'),
})

const act = z
  .enum(['pause', 'resume', 'cancel', 'retry'])
  .describe(
    '`retry` of what is uncertain may send it twice, and is done only for releases named by id.',
  )

const meant = 'say which releases: ids, states, relay, message, batch, rule or domain'

export const releaseAct = z
  .strictObject({
    act,
    ids: z.array(z.string().max(80)).min(1).max(10_000).optional(),
    ...which,
    states: z.array(releaseState).max(9).optional(),
  })
  .refine(({ act: _, ...said }) => Object.values(said).some((value) => value !== undefined), {
    error: meant,
  })
  .refine(
    ({ act: _, ids, ...query }) =>
      ids === undefined || Object.values(query).every((value) => value === undefined),
    { error: 'name releases by ids, or by what they have in common, not both' },
  )
