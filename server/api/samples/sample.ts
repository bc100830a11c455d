/** A message to try Mailproof with, as nodemailer takes it. */
export interface Sample {
  name: string
  mail: SampleMail
}

export interface SampleMail {
  from: string
  to: string
  subject: string
  text: string
  cc?: string
  bcc?: string
  html?: string
  headers?: Record<string, string>
  attachments?: { filename: string; content: string | Buffer; contentType: string; cid?: string }[]
  icalEvent?: { method: string; filename: string; content: string }
}
