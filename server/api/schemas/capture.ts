import { z } from 'zod'
import { tag } from './message.ts'
import { line, repeated } from './wire.ts'

/** A display name and an address, or the address alone. */
const mailbox = line(1000).min(1)
const mailboxes = z.array(mailbox).max(1000)
const path = line(320)

const inbox = z.string().max(80).optional().describe('Id of the inbox; else the rules decide.')
const tags = z.array(tag).max(50).optional()

export const captureFields = z.strictObject({
  inbox,
  from: mailbox,
  to: mailboxes,
  cc: mailboxes.optional(),
  bcc: mailboxes.optional().describe('Only in the envelope.'),
  replyTo: mailboxes.optional(),
  envelopeFrom: path
    .regex(/^[^\s<>]*$/, 'an address without angle brackets')
    .optional()
    .describe('Reverse-path, when it is not the address of `from`; empty is the null sender.'),
  subject: line(2000).optional(),
  text: z.string().optional(),
  html: z.string().optional(),
  headers: z
    .record(z.string().regex(/^[!-9;-~]{1,76}$/, 'a field name (RFC 5322 §3.6.8)'), line(10_000))
    .optional(),
  tags,
  attachments: z
    .array(
      z.strictObject({
        name: line(255).min(1),
        type: line(127)
          .regex(/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/, 'a media type: text/plain')
          .optional(),
        cid: line(250)
          .regex(/^[^\s<>]+$/, 'without spaces and angle brackets')
          .optional()
          .describe('Content-ID of a part that the HTML shows.'),
        content: z.base64().describe('In base64.'),
      }),
    )
    .max(100)
    .optional(),
})

export const captureRaw = z
  .strictObject({
    inbox,
    raw: z.string().min(1).optional().describe('The message as text.'),
    rawBase64: z.base64().min(1).optional().describe('The message in base64: exact bytes.'),
    envelope: z
      .strictObject({ from: path, to: z.array(path).max(1000) })
      .optional()
      .describe('Taken from the header when absent.'),
    tags,
  })
  .refine(({ raw, rawBase64 }) => (raw === undefined) !== (rawBase64 === undefined), {
    error: 'give raw or rawBase64',
  })

export const captureQuery = z.strictObject({
  inbox,
  from: path.optional().describe('Reverse-path, with a message/rfc822 body.'),
  to: repeated(path, 1000).optional().describe('Forward-paths, with a message/rfc822 body.'),
})

export const captured = z.strictObject({
  id: z.string(),
  n: z.int(),
  uid: z.int(),
})
