import { expect, test } from 'vitest'
import { SMTPServer } from 'smtp-server'
import { SMTPConnection } from 'smtp-server/lib/smtp-connection.js'
import { SMTPStream } from 'smtp-server/lib/smtp-stream.js'
import { Client } from './client.ts'
import { start } from './setup.ts'

/** Milliseconds from the start of the connection to the greeting; the best of several. */
async function timeToGreeting(port: number): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < 12; round++) {
    const begun = performance.now()
    const client = await Client.plain(port)
    await client.reply()
    times.push(performance.now() - begun)
    client.hangUp()
  }
  return Math.min(...times)
}

test('greets within 5 ms', async () => {
  await using smtp = await start()
  expect(await timeToGreeting(smtp.port)).toBeLessThan(5)
})

test('obeys a client that talks before the greeting', async () => {
  await using smtp = await start()
  const client = await Client.plain(smtp.port)
  client.write('EHLO eager.test\r\nNOOP\r\n')
  expect((await client.replies(3)).map((reply) => reply.code)).toEqual([220, 250, 250])
})

test('leaves the connections of other users of the library as they are', async () => {
  await using smtp = await start()
  expect(smtp.port).toBeGreaterThan(0)
  const other = new SMTPServer({ disableReverseLookup: true, logger: false })
  const listening = other.listen(0, '127.0.0.1')
  await new Promise((resolve) => listening.once('listening', resolve))
  const address = listening.address()
  const port = typeof address === 'object' && address ? address.port : 0
  expect(await timeToGreeting(port)).toBeGreaterThan(90)
  await new Promise<void>((resolve) => other.close(resolve))
})

/** What `connection.ts`, `listener.ts` and `parser.ts` override or call without a contract. */
const privates = [
  [
    SMTPConnection.prototype,
    ['init', 'connectionReady', 'send', 'close', 'upgrade', '_setListeners', '_createParser'],
  ],
  [
    SMTPConnection.prototype,
    ['_onCommand', '_onClose', '_onError', '_onTimeout', '_armTimeout', '_whenWritable'],
  ],
  [SMTPConnection.prototype, ['_parseAddressCommand', '_resetSession', '_getEnhancedStatusCode']],
  [
    SMTPConnection.prototype,
    ['handler_EHLO', 'handler_HELO', 'handler_AUTH', 'handler_QUIT', 'handler_DATA'],
  ],
  [SMTPConnection.prototype, ['handler_MAIL', 'handler_RCPT', 'handler_RSET', 'handler_NOOP']],
  [SMTPStream.prototype, ['continue']],
  [SMTPServer.prototype, ['connect', '_upgrade', '_onError']],
] as const

test('the library pipes into the parser of a connection, and stops it by isClosed', async () => {
  await using smtp = await start()
  const client = await Client.greeted(smtp.port)
  client.write('QUIT\r\nMAIL FROM:<a@x.test>\r\n')
  expect((await client.reply()).code).toBe(221)
  client.socket.end()
  await client.closed
  const { transcript } = await smtp.ended()
  expect(transcript.at(-1)?.text).toBe('221 2.0.0 Bye')
})

test('the handlers of plain commands answer before they return', async () => {
  await using smtp = await start()
  const client = await Client.greeted(smtp.port)
  // Anything that waited would let the next turn of the loop come in between.
  client.write('MAIL FROM:<a@x.test>\r\nRCPT TO:<b@x.test>\r\nNOOP\r\nRSET\r\nDATA\r\n')
  const [first] = await Promise.all([
    new Promise<string>((resolve) => client.socket.once('data', (all) => resolve(String(all)))),
    client.replies(5),
  ])
  expect(first.split('\r\n').map((reply) => reply.slice(0, 9))).toEqual([
    ...['250 2.1.0', '250 2.1.5', '250 2.0.0', '250 2.0.0', '503 5.5.1', ''],
  ])
})

test('finds every private function of the library that it replaces or calls', () => {
  for (const [prototype, names] of privates) {
    for (const name of names) expect(Object.hasOwn(prototype, name), name).toBe(true)
  }
})
