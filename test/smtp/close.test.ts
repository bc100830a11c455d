import { expect, test } from 'vitest'
import { Client } from './client.ts'
import { start } from './setup.ts'

test('tells clients that it stops, and records them as interrupted', async () => {
  const smtp = await start({ tlsPort: 0 })
  const idle = await Client.greeted(smtp.port)
  const inData = await Client.greeted(smtp.port)
  inData.write('MAIL FROM:<a@x.test>\r\nRCPT TO:<b@x.test>\r\nDATA\r\nhalf')
  await inData.replies(3)
  const secure = await Client.tls(smtp.tlsPort)
  await secure.reply()
  const clients = [idle, inData, secure]
  const told = Promise.all(clients.map((client) => client.reply()))
  await smtp.close()
  for (const reply of await told) expect(reply.text).toMatch(/^421 4\.3\.2 /)
  for (const client of clients) {
    await client.closed
    expect(await smtp.ended()).toMatchObject({
      outcome: 'interrupted',
      reason: 'The server stopped.',
    })
  }
  await expect(Client.plain(smtp.port)).rejects.toThrow(/ECONNREFUSED/)
})

test('lets a message that is being kept finish, and answers it first', async () => {
  const smtp = await start()
  let release = () => {}
  const asked = new Promise<void>((resolve) => {
    smtp.keeper.before = () => {
      resolve()
      return new Promise<void>((go) => (release = go))
    }
  })
  const client = await Client.greeted(smtp.port)
  client.write('MAIL FROM:<a@x.test>\r\nRCPT TO:<b@x.test>\r\nDATA\r\nx\r\n.\r\nNOOP\r\n')
  await client.replies(3)
  await asked
  const closing = smtp.close()
  release()
  expect((await client.reply()).text).toBe('250 2.0.0 Ok: queued as message-1')
  expect((await client.reply()).text).toMatch(/^421 4\.3\.2 /)
  await closing
  expect(smtp.keeper.messages.length).toBe(1)
  expect(await smtp.ended()).toMatchObject({ outcome: 'interrupted', messages: 1 })
})

test('does not wait for clients that never close, nor for half a handshake', async () => {
  const smtp = await start({ tlsPort: 0 })
  const deaf = await Client.greeted(smtp.port)
  deaf.socket.pause()
  const halfway = await Client.plain(smtp.tlsPort)
  const upgrading = await Client.greeted(smtp.port)
  await upgrading.say('STARTTLS')
  const begun = performance.now()
  await smtp.close()
  expect(performance.now() - begun).toBeLessThan(5000)
  await halfway.closed
  const outcomes = [await smtp.ended(), await smtp.ended(), await smtp.ended()]
  expect(outcomes.map((session) => session.outcome)).toEqual(Array(3).fill('interrupted'))
})
