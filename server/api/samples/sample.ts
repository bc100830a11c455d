import type { Text } from '../../types.ts'

/** A message to try Mailproof with, as nodemailer takes it; a thread is several. */
export interface Sample {
  name: string
  title: Text
  /** What it is good for, in one line. */
  about: Text
  mails: SampleMail[]
}

export interface SampleMail {
  from: string
  to: string
  subject: string
  text?: string
  cc?: string
  bcc?: string
  html?: string
  messageId?: string
  inReplyTo?: string
  references?: string[]
  headers?: Record<string, string>
  attachments?: { filename: string; content: string | Buffer; contentType: string; cid?: string }[]
  icalEvent?: { method: string; filename: string; content: string }
}
