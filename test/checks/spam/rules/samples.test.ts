import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import type { SendMailOptions } from 'nodemailer'
import { expect, test } from 'vitest'
import { samples } from '../../../../server/api/samples/index.ts'
import { orderMail, seedMail } from '../../../helpers/seed.ts'
import { score } from './score.ts'

/** As the first relay writes down a host of the sender's own domain. */
function relayed(raw: Buffer): Buffer {
  const [, domain = 'sender.example'] = /^From:.*@([\w.-]+)/im.exec(raw.toString('latin1')) ?? []
  const host = `mail.${domain}`
  const received = `Received: from ${host} (${host} [203.0.113.5]) by mx.receiver.example; Mon, 23 Nov 2026 08:30:02 +0000\r\n`
  return Buffer.concat([Buffer.from(received), raw])
}

async function sent(mail: SendMailOptions): Promise<Buffer> {
  return relayed(await new MailComposer({ date, ...mail }).compile().build())
}

const date = new Date('2026-11-23T08:30:00Z')

/** Made to be found fault with: the one has every fault, the other was left unfinished. */
const faulty = new Set(['faults'])
const unfinished = /first_name/

test.each(samples.filter(({ name }) => !faulty.has(name)))(
  'scores the sample “$name” below 2',
  async ({ mails }) => {
    for (const mail of mails(date)) {
      const raw = 'raw' in mail ? relayed(Buffer.from(mail.raw)) : await sent(mail)
      expect(score(raw).score).toBeLessThan(2)
    }
  },
)

test('scores the mail of a shop below 2, but for what it sent unfinished', async () => {
  for (const mail of [...seedMail, orderMail]) {
    const { score: points } = score(await sent(mail))
    if (unfinished.test(mail.subject ?? '')) expect(points).toBeGreaterThan(2)
    else expect(points).toBeLessThan(2)
  }
})

test('finds the sample with faults suspicious', async () => {
  const [mail] = samples.find(({ name }) => name === 'faults')?.mails(date) ?? []
  if (!mail) throw new Error('the sample with faults is gone')
  expect(
    score('raw' in mail ? relayed(Buffer.from(mail.raw)) : await sent(mail)).score,
  ).toBeGreaterThan(3)
})
