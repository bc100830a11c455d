import MailComposer from 'nodemailer/lib/mail-composer'
import type { z } from 'zod'
import type { captureFields } from './schemas/capture.ts'

export interface Composed {
  raw: Uint8Array
  from: string
  to: string[]
}

/** Builds a message from fields. Bcc stays in the envelope; no file is read and no URL fetched. */
export async function compose(fields: z.output<typeof captureFields>): Promise<Composed> {
  const { from, to, cc, bcc, replyTo, subject, text, html, headers, attachments } = fields
  const mail = new MailComposer({
    from,
    to,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(cc ? { cc } : {}),
    ...(bcc ? { bcc } : {}),
    ...(replyTo ? { replyTo } : {}),
    ...(subject === undefined ? {} : { subject }),
    ...(text === undefined ? {} : { text }),
    ...(html === undefined ? {} : { html }),
    ...(headers ? { headers } : {}),
    attachments: (attachments ?? []).map(({ name, type, cid, content }) => ({
      filename: name,
      content: Buffer.from(content, 'base64'),
      ...(type === undefined ? {} : { contentType: type }),
      ...(cid === undefined ? {} : { cid, contentDisposition: 'inline' as const }),
    })),
  }).compile()
  const raw = await mail.build()
  const envelope = mail.getEnvelope()
  return { raw, from: fields.envelopeFrom ?? (envelope.from || ''), to: envelope.to }
}
