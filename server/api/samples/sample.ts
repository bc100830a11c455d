import type { Text } from '../../types.ts'

/** Something to try Mailproof with: a message, or several that belong together. */
export interface Sample {
  name: string
  title: Text
  /** What it is good for, in one line. */
  about: Text
  /** Made anew each time: a second conversation must not be taken for more of the first. */
  mails(now: Date): SampleMail[]
}

export type SampleMail = Written | Ready

/** As nodemailer takes it. */
interface Written {
  from: string
  to: string | string[]
  subject: string
  text?: string
  cc?: string | string[]
  bcc?: string | string[]
  html?: string
  messageId?: string
  inReplyTo?: string
  references?: string[]
  headers?: Record<string, string>
  attachments?: SampleFile[]
  icalEvent?: { method: string; filename: string; content: string }
}

/** What no composer writes. */
interface Ready {
  raw: string
  envelope: { from: string; to: string[] }
}

interface SampleFile {
  filename: string
  content: string | Buffer
  contentType: string
  cid?: string
}

/** Part of an id that no earlier sample has. */
export const stamp = (now: Date) => now.getTime().toString(36)
