import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { SandboxError } from '../../server/errors.ts'
import { Client } from './client.ts'
import { start } from './setup.ts'

test('answers 452 when storage fails, and keeps the next message', async () => {
  await using smtp = await start()
  smtp.keeper.before = () => {
    smtp.keeper.before = () => undefined
    throw new SandboxError('storage', { en: 'The disk is full.', es: 'El disco está lleno.' })
  }
  const client = await Client.greeted(smtp.port)
  expect((await client.send('one\r\n')).text).toBe(
    '452 4.3.1 Message not stored: The disk is full.',
  )
  expect((await client.send('two\r\n')).text).toBe('250 2.0.0 Ok: queued as message-1')
  await client.quit()
  expect(smtp.keeper.messages[0]?.bytes.toString()).toBe('two\r\n')
  expect(await smtp.ended()).toMatchObject({ outcome: 'delivered', messages: 1 })
})

test('answers 451 to any other failure, telling the log and not the client', async () => {
  await using smtp = await start()
  smtp.keeper.before = () => Promise.reject(new Error('secret path /x\r\n250 Ok'))
  const client = await Client.greeted(smtp.port)
  expect((await client.send('one\r\n')).text).toBe(
    '451 4.3.0 Message not stored: an internal error; please try again',
  )
  await client.quit()
  expect(smtp.logged).toContainEqual({ level: 'error', text: 'a message could not be stored' })
  expect(await smtp.ended()).toMatchObject({ outcome: 'refused', messages: 0 })
})

test('answers every pipelined message while storage fails', async () => {
  await using smtp = await start()
  smtp.keeper.before = () => {
    throw new SandboxError('storage', { en: 'Full.\r\n250 Ok', es: 'Lleno.' })
  }
  const client = await Client.greeted(smtp.port)
  client.write('MAIL FROM:<a@x.test>\r\nRCPT TO:<b@x.test>\r\nDATA\r\nx\r\n.\r\n'.repeat(50))
  const codes = (await client.replies(200)).map((reply) => reply.code)
  expect(codes).toEqual(Array.from({ length: 50 }, () => [250, 250, 354, 452]).flat())
})

test('tells which port is in use, and what to do', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const address = other.address()
  const port = typeof address === 'object' && address ? address.port : 0
  await expect(start({ ports: [0, port] })).rejects.toMatchObject({
    code: 'conflict',
    message: `Port ${port} on 127.0.0.1 is in use: stop the program that listens there, or choose another port with --smtp-port.`,
  })
  await expect(start({ tlsPort: port })).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('--smtps-port'),
  })
  other.close()
})

test('tells that an address is not of this machine', async () => {
  await expect(start({ host: '192.0.2.1' })).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('--host'),
  })
})
