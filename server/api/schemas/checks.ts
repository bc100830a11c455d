import { z } from 'zod'
import type { CheckList, CheckSummary, NotEvaluated, SpamReport, SpamRule } from '../../types.ts'
import { authReport } from './auth.ts'
import { facts } from './message.ts'
import { place, reason, report } from './report.ts'
import { count } from './wire.ts'

const rule = z.strictObject({
  name: z.string(),
  points: z.number(),
  description: z.string(),
  hint: z.string().nullable().describe('How to mend it.'),
  scope: z
    .enum(['content', 'transport'])
    .describe('`transport`: what the way of the message adds.'),
  matched: z.strictObject({ text: z.string(), place: place.nullable() }).nullable(),
}) satisfies z.ZodType<SpamRule>

const notEvaluated = z.strictObject({
  reason: z.enum(['network', 'learning', 'plugin', 'unsupported', 'budget', 'broken']),
  rules: count,
  names: z.array(z.string()).describe('The first twenty.'),
}) satisfies z.ZodType<NotEvaluated>

const points = z.number().nullable()

export const spamReport = z.strictObject({
  ...report,
  check: z.literal('spam'),
  score: points.describe('null when undecided.'),
  content: points.describe('What content adds; null where an engine tells only a score.'),
  transport: points.describe('What the way of the message adds.'),
  threshold: z.number().describe('Of the inbox: from this score on it is spam.'),
  verdict: z.enum(['clean', 'suspicious', 'spam']).nullable(),
  engine: z.enum(['mailproof', 'spamassassin-rules', 'spamd', 'rspamd']),
  ruleSet: z
    .strictObject({
      name: z.string(),
      version: z.string(),
      rules: count,
      notEvaluated: z.array(notEvaluated),
    })
    .nullable(),
  rules: z.array(rule).describe('Highest points first.'),
  ms: z.number(),
}) satisfies z.ZodType<SpamReport>

/** What a check answers that has a schema of its own; LIST, by the id of the check. */
export const anyReport = z.discriminatedUnion('check', [spamReport, authReport])

export const checkSummary = z.strictObject({
  check: z.string(),
  title: z.string(),
  state: z.enum(['done', 'undecided', 'waiting']),
  reason,
  summary: z.string(),
  facts,
}) satisfies z.ZodType<CheckSummary>

export const checkList = z.strictObject({
  checks: z.array(checkSummary),
}) satisfies z.ZodType<CheckList>
