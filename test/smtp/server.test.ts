import { createTransport } from 'nodemailer'
import { expect, test } from 'vitest'
import { Client } from './client.ts'
import { start } from './setup.ts'

test('keeps a message and answers with its id', async () => {
  await using smtp = await start()
  const client = await Client.greeted(smtp.port)
  const reply = await client.send('Subject: hi\r\n\r\n..dot\r\n')
  expect(reply.text).toBe('250 2.0.0 Ok: queued as message-1')
  await client.quit()
  expect(smtp.keeper.messages[0]?.bytes.toString()).toBe('Subject: hi\r\n\r\n.dot\r\n')
  const session = await smtp.ended()
  expect(session.outcome).toBe('delivered')
})

test('takes mail from nodemailer over STARTTLS with AUTH', async () => {
  await using smtp = await start()
  const transport = createTransport({
    host: '127.0.0.1',
    port: smtp.port,
    requireTLS: true,
    tls: { rejectUnauthorized: false },
    auth: { user: 'shop', pass: 'x' },
  })
  const sent = await transport.sendMail({ from: 'a@x.test', to: 'b@x.test', text: 'hello' })
  transport.close()
  expect(sent.response).toBe('250 2.0.0 Ok: queued as message-1')
  const [message] = smtp.keeper.messages
  expect(message?.connection).toMatchObject({ user: 'shop', tls: { implicit: false } })
})
