import { z } from 'zod'
import type { ErrorAnswer, Info, SettingInfo, SmtpListener, Text } from '../../types.ts'
import { counts } from './inbox.ts'
import { count } from './wire.ts'

const text = z.strictObject({ en: z.string(), es: z.string() }) satisfies z.ZodType<Text>

export const settingInfo = z.strictObject({
  name: z.string(),
  flag: z.string(),
  variable: z.string(),
  group: z.enum(['smtp', 'access', 'data', 'checks', 'release', 'run']),
  placeholder: z.string(),
  value: z.string().describe('As in force; dots stand for a secret.'),
  source: z.enum(['default', 'file', 'environment', 'flag']),
  description: text,
}) satisfies z.ZodType<SettingInfo>

export const smtpListener = z.strictObject({
  host: z.string(),
  port: z.int(),
  tls: z.enum(['starttls', 'implicit']),
}) satisfies z.ZodType<SmtpListener>

export const info = z.strictObject({
  name: z.literal('mailproof'),
  version: z.string(),
  file: z.string().describe('Id of the data file.'),
  seq: count.describe('Sequence number of the newest event.'),
  smtp: z.strictObject({
    listeners: z.array(smtpListener),
    auth: z.enum(['any', 'inbox', 'off']),
    maxSize: count,
  }),
  http: z.strictObject({
    host: z.string(),
    port: z.int(),
    basePath: z.string(),
    auth: z.boolean(),
  }),
  settings: z.array(settingInfo),
  checks: z.array(z.string()).describe('Ids of the checks that run.'),
  warnings: z.array(z.strictObject({ code: z.string(), text: z.string() })),
  counts,
}) satisfies z.ZodType<Info>

export const errorAnswer = z.strictObject({
  error: z.strictObject({
    code: z.string(),
    message: z.string().describe('What is wrong and what to do; English or Spanish.'),
    at: z
      .strictObject({ start: count, end: count })
      .optional()
      .describe('Where in the search text, in characters.'),
    session: z.string().optional().describe('The SMTP session in which sending failed.'),
  }),
}) satisfies z.ZodType<ErrorAnswer>
