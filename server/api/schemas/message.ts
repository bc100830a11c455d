import { z } from 'zod'
import type {
  Address,
  Changed,
  Deleted,
  Envelope,
  Facts,
  HeaderList,
  Message,
  MessageChange,
  MessagePage,
  MessageRow,
  Origin,
  Part,
  TagCount,
  TagList,
} from '../../types.ts'
import { connectionFacts } from './session.ts'
import { count, instant, line } from './wire.ts'

export const address = z.strictObject({
  name: z.string(),
  address: z.string(),
}) satisfies z.ZodType<Address>

export const envelope = z.strictObject({
  from: z.string().describe('Reverse-path; empty is the null reverse-path.'),
  to: z.array(z.string()),
  body: z.enum(['7BIT', '8BITMIME']).nullable(),
  smtpUtf8: z.boolean(),
  dsn: z
    .strictObject({
      ret: z.enum(['FULL', 'HDRS']).nullable(),
      envid: z.string().nullable(),
      recipients: z.array(
        z.strictObject({ notify: z.array(z.string()), orcpt: z.string().nullable() }),
      ),
    })
    .nullable(),
}) satisfies z.ZodType<Envelope>

export const origin = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('smtp') }),
  z.strictObject({ kind: z.literal('http'), provider: z.string() }),
  z.strictObject({ kind: z.literal('import'), source: z.string() }),
  z.strictObject({ kind: z.literal('sample'), name: z.string() }),
  z.strictObject({ kind: z.literal('bounce'), release: z.string() }),
]) satisfies z.ZodType<Origin>

export const part = z.strictObject({
  path: z.string().describe('IMAP section path: 1, 2.1.'),
  type: z.string(),
  charset: z.string().nullable(),
  encoding: z.string(),
  disposition: z.enum(['inline', 'attachment']).nullable(),
  name: z.string().nullable().describe('As the mail gives it; never to be trusted as a path.'),
  cid: z.string().nullable(),
  role: z.enum(['container', 'text', 'html', 'inline', 'attachment']),
  headerStart: count,
  bodyStart: count,
  bodyEnd: count,
  size: count.describe('Bytes after the transfer encoding is undone.'),
}) satisfies z.ZodType<Part>

export const partList = z.strictObject({ parts: z.array(part) })

export const facts = z.record(
  z.string(),
  z.union([z.number(), z.string()]),
) satisfies z.ZodType<Facts>

export const messageRow = z.strictObject({
  id: z.string(),
  n: count.describe('Order of arrival; never reused.'),
  uid: count.describe('Number within its inbox.'),
  inbox: z.string(),
  arrivedAt: instant,
  size: count,
  subject: z.string().nullable(),
  from: address.nullable(),
  to: z.array(address).describe('The first five addresses of To.'),
  recipients: count.describe('Forward-paths of the envelope.'),
  unread: z.boolean(),
  pinned: z.boolean(),
  tags: z.array(z.string()),
  analysis: z.enum(['waiting', 'analysed', 'failed']),
  snippet: z.string(),
  attachments: count,
  html: z.boolean(),
  thread: count.nullable().describe('The `n` of the message that began its thread; null: alone.'),
  threadSize: count.describe('Messages of its thread, itself included.'),
  facts: facts.describe('What checks decided; without what is not, or not yet, decided.'),
}) satisfies z.ZodType<MessageRow>

export const message = z.strictObject({
  ...messageRow.shape,
  part: z.string().nullable().describe('Section path, when it is nested in another message.'),
  sender: address.nullable(),
  to: z.array(address),
  cc: z.array(address),
  bcc: z.array(address),
  replyTo: z.array(address),
  envelopeOnly: z.array(z.string()).describe('Forward-paths that no To, Cc or Bcc field names.'),
  sentAt: instant.nullable(),
  messageId: z.string().nullable(),
  inReplyTo: z.array(z.string()),
  references: z.array(z.string()),
  envelope,
  connection: connectionFacts.nullable(),
  session: z.string().nullable(),
  origin,
  complaint: z.string().nullable(),
  text: z.enum(['text', 'html']).nullable().describe('What the text is made from.'),
  parts: z.array(part),
  metadata: z.record(z.string(), z.string()),
  seq: count.describe('The newest event when it was read: later ones may not be in it.'),
}) satisfies z.ZodType<Message>

export const messagePage = z.strictObject({
  messages: z.array(messageRow),
  total: count,
  exact: z.boolean().describe('False when there may be more than `total`.'),
  cursor: z.string().nullable().describe('Pass it for the next page; null on the last.'),
  offset: count.describe('Position of the first row in the whole list.'),
  indexedThrough: count,
  pending: count.describe('Messages that still wait for the search index.'),
  undecided: count
    .optional()
    .describe(
      'With a filter on a check: messages that match all else and are not decided; of many at least so many.',
    ),
  seq: count.describe('Everything up to this event is in the answer.'),
}) satisfies z.ZodType<MessagePage>

export const headerList = z.strictObject({
  fields: z.array(z.strictObject({ name: z.string(), value: z.string(), raw: z.string() })),
}) satisfies z.ZodType<HeaderList>

export const tag = line(60).trim().min(1)
const tags = z.array(tag).max(50)

export const messageChange = z
  .strictObject({
    unread: z.boolean().optional(),
    pinned: z.boolean().optional(),
    tags: tags.optional().describe('Replaces all tags.'),
    addTags: tags.optional(),
    removeTags: tags.optional(),
    inbox: z.string().max(80).optional().describe('Moves to this inbox.'),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), {
    error: 'name at least one thing to change',
  }) satisfies z.ZodType<MessageChange>

export const changed = z.strictObject({ changed: count }) satisfies z.ZodType<Changed>

export const deleted = z.strictObject({
  deleted: count,
  undo: z.string().nullable().describe('Give it to `POST /api/undo` before `until`.'),
  until: instant.nullable(),
}) satisfies z.ZodType<Deleted>

export const tagCount = z.strictObject({
  tag: z.string(),
  messages: count,
}) satisfies z.ZodType<TagCount>

export const tagList = z.strictObject({
  tags: z.array(tagCount),
  seq: count.describe('Everything up to this event is in the answer.'),
}) satisfies z.ZodType<TagList>
