import type { Mail } from '../mail/mail.ts'

/** A message as it goes over the wire. */
export interface Wire {
  /** MAIL and each RCPT, one command each. */
  commands: Buffer[]
  /** The same and DATA, to be written at once. */
  envelope: Buffer
  /** The message with the final dot. */
  data: Buffer
  subject: string
}

const data = Buffer.from('DATA\r\n')
const end = Buffer.from('\r\n.\r\n')

export function wireOf({ from, to, raw, subject }: Mail): Wire {
  const commands = [`MAIL FROM:<${from}>\r\n`, ...to.map((one) => `RCPT TO:<${one}>\r\n`)].map(
    (line) => Buffer.from(line),
  )
  const envelope = Buffer.concat([...commands, data])
  return { commands, envelope, data: Buffer.concat([raw, end]), subject }
}
