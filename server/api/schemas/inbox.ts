import { z } from 'zod'
import type {
  Counts,
  Inbox,
  InboxChange,
  InboxList,
  NewInbox,
  RecipientRule,
  Retention,
} from '../../types.ts'
import { sending, sendingRead } from './sources.ts'
import { count, instant, line } from './wire.ts'

export const recipientRule = z.strictObject({
  kind: z.enum(['address', 'domain', 'tag']),
  value: line(320).min(1),
}) satisfies z.ZodType<RecipientRule>

export const retention = z.strictObject({
  messages: z.int().min(1).nullable().describe('Newest messages kept; null is no limit.'),
  days: z.number().positive().nullable().describe('Age in days at which a message goes.'),
  bytes: z.int().min(1).nullable().default(null).describe('Raw bytes kept, the newest first.'),
}) satisfies z.ZodType<Retention>

export const counts = z.strictObject({
  total: count,
  unread: count,
  bytes: count,
}) satisfies z.ZodType<Counts>

const threshold = z.number().min(0.1).max(1000)

export const inbox = z.strictObject({
  ...counts.shape,
  id: z.string(),
  name: z.string(),
  user: z.string().describe('SMTP user name of the inbox.'),
  password: z.string().describe('SMTP password of the inbox.'),
  origin: z.enum(['hand', 'user']).describe('`user`: opened by an unknown SMTP user name.'),
  isDefault: z.boolean().describe('Takes what no other inbox claims; cannot be deleted.'),
  rules: z.array(recipientRule),
  retention,
  spamThreshold: threshold.describe('Spam score from which on a message counts as spam.'),
  sending: sendingRead.describe(
    'Where its mail will really be sent from: addresses, and `include:` names.',
  ),
  createdAt: instant,
}) satisfies z.ZodType<Inbox>

export const inboxList = z.strictObject({
  inboxes: z.array(inbox),
  seq: count.describe('Everything up to this event is in the answer.'),
}) satisfies z.ZodType<InboxList>

const name = line(120).trim().min(1)
const user = line(120).trim().min(1)
const rules = z.array(recipientRule).max(100)

export const newInbox = z.strictObject({
  name,
  user: user.optional().describe('SMTP user name; made up when absent.'),
  rules: rules.optional(),
  retention: retention.optional(),
  spamThreshold: threshold.optional().describe('5 when absent.'),
}) satisfies z.ZodType<NewInbox>

export const inboxChange = z
  .strictObject({
    name: name.optional(),
    user: user.optional(),
    password: z
      .union([z.literal('reset'), line(200).min(1)])
      .optional()
      .describe('A new password, or `reset` to have one made.'),
    rules: rules.optional(),
    retention: retention.optional(),
    spamThreshold: threshold.optional(),
    sending: sending.optional(),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), {
    error: 'name at least one thing to change',
  }) satisfies z.ZodType<InboxChange>

export const inboxPath = z.strictObject({ inbox: z.string().max(80) })
