import type { SendMailOptions } from 'nodemailer'

/** A message to send, of which a test states only what matters. */
export function aMessage(mail: SendMailOptions = {}): SendMailOptions {
  return {
    from: 'Ada <ada@sender.test>',
    to: 'bob@receiver.test',
    subject: 'Hello',
    text: 'Hello Bob',
    ...mail,
  }
}
