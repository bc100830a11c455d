import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hostileBytes, lined, stuffed } from './bytes.ts'
import { Client } from './client.ts'
import { start, type Kept } from './setup.ts'

function asBytes(raw: Kept['raw']): Uint8Array {
  if (raw instanceof Uint8Array) return raw
  throw new Error('this message lies in a file')
}

test('keeps pipelined messages byte for byte, however TCP cuts them', async () => {
  await using smtp = await start()
  await fc.assert(
    fc.asyncProperty(
      fc.array(hostileBytes, { minLength: 1, maxLength: 4 }),
      fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 8 }),
      async (bodies, sizes) => {
        const before = smtp.keeper.messages.length
        const client = await Client.greeted(smtp.port)
        const envelope = 'MAIL FROM:<a@x.test>\r\nRCPT TO:<b@x.test>\r\nDATA\r\n'
        const sent = Buffer.concat(
          bodies.flatMap((body) => [
            Buffer.from(envelope),
            stuffed(lined(body)),
            Buffer.from('.\r\n'),
          ]),
        )
        for (let from = 0, turn = 0; from < sent.length; turn++) {
          const size = sizes[turn % sizes.length] ?? 1
          client.write(sent.subarray(from, from + size))
          from += size
          await new Promise((resolve) => setImmediate(resolve))
        }
        const replies = await client.replies(4 * bodies.length)
        expect(replies.map((reply) => reply.code)).toEqual(
          bodies.flatMap(() => [250, 250, 354, 250]),
        )
        const kept = smtp.keeper.messages.slice(before).map((one) => one.bytes.toString('latin1'))
        expect(kept).toEqual(bodies.map((body) => lined(body).toString('latin1')))
        await client.quit()
      },
    ),
    { numRuns: 60 },
  )
})

test('obeys commands that were sent behind the final dot, after its answer', async () => {
  await using smtp = await start()
  const client = await Client.greeted(smtp.port)
  client.write(
    'MAIL FROM:<a@x.test>\r\nRCPT TO:<b@x.test>\r\nDATA\r\none\r\n.\r\n' +
      'RSET\r\nNOOP\r\nMAIL FROM:<c@x.test>\r\nRCPT TO:<d@x.test>\r\nDATA\r\ntwo\r\n.\r\nQUIT\r\n',
  )
  const codes = (await client.replies(11)).map((reply) => reply.code)
  expect(codes).toEqual([250, 250, 354, 250, 250, 250, 250, 250, 354, 250, 221])
  expect(smtp.keeper.messages.map((one) => [one.envelope.from, one.bytes.toString()])).toEqual([
    ['a@x.test', 'one\r\n'],
    ['c@x.test', 'two\r\n'],
  ])
})

test('sends 354 before it reads a body that did not wait for it', async () => {
  await using smtp = await start()
  let release = () => {}
  smtp.keeper.before = () => new Promise<void>((resolve) => (release = resolve))
  const client = await Client.greeted(smtp.port)
  client.write('MAIL FROM:<a@x.test>\r\nRCPT TO:<b@x.test>\r\nDATA\r\n.\r\nNOOP\r\n')
  expect((await client.replies(3)).map((reply) => reply.code)).toEqual([250, 250, 354])
  release()
  expect((await client.replies(2)).map((reply) => reply.text)).toEqual([
    '250 2.0.0 Ok: queued as message-1',
    '250 2.0.0 OK',
  ])
})

test.each(['\n.\n', '\n.\r\n', '\r.\r', '\r\n.\n', '\r\n.\r', '\r.\r\n', '\r\n\0.\r\n'])(
  'lets %j smuggle nothing in',
  async (fake) => {
    await using smtp = await start()
    const client = await Client.greeted(smtp.port)
    const body = `first${fake}MAIL FROM:<evil@x.test>\r\nRCPT TO:<b@x.test>\r\nDATA\r\nsecond\r\n`
    await client.send(body)
    await client.quit()
    expect(smtp.keeper.messages.length).toBe(1)
    expect(smtp.keeper.messages[0]?.envelope.from).toBe('a@x.test')
    expect(smtp.keeper.messages[0]?.bytes.toString()).toContain('second')
  },
)

test('keeps a line of a megabyte, binary bytes and an empty message', async () => {
  await using smtp = await start()
  const client = await Client.greeted(smtp.port)
  const long = Buffer.concat([Buffer.alloc(1_000_000, 'x'), Buffer.from('\r\n')])
  const binary = Buffer.from([...Array(256).keys(), 13, 10])
  for (const body of [long, binary, Buffer.alloc(0)])
    expect((await client.send(body)).code).toBe(250)
  expect(smtp.keeper.messages.map((one) => one.bytes.equals(long))).toEqual([true, false, false])
  expect(smtp.keeper.messages[1]?.bytes).toEqual(binary)
  expect(smtp.keeper.messages[2]?.bytes.length).toBe(0)
})

test('hands over bytes that nothing sent later changes', async () => {
  await using smtp = await start()
  const client = await Client.greeted(smtp.port)
  const envelope = 'MAIL FROM:<a@x.test>\r\nRCPT TO:<b@x.test>\r\nDATA\r\n'
  client.write(`${envelope}one\r\n..dot\r\n.\r\n${envelope}..two\r\n.\r\n${envelope}3\r\n.\r\n`)
  await client.replies(12)
  expect(smtp.keeper.messages.map(({ raw }) => Buffer.from(asBytes(raw)).toString())).toEqual([
    'one\r\n.dot\r\n',
    '.two\r\n',
    '3\r\n',
  ])
})

test('keeps one message for several recipients, and forgets them with RSET', async () => {
  await using smtp = await start()
  const client = await Client.greeted(smtp.port)
  client.write('MAIL FROM:<x@x.test>\r\nRCPT TO:<gone@x.test>\r\nRSET\r\nDATA\r\n')
  expect((await client.replies(4)).map((reply) => reply.code)).toEqual([250, 250, 250, 503])
  client.write('MAIL FROM:<a@x.test>\r\nRCPT TO:<b@x.test>\r\nRCPT TO:<c@x.test>\r\nDATA\r\n.\r\n')
  await client.replies(5)
  expect(smtp.keeper.messages.map((one) => one.envelope.to)).toEqual([['b@x.test', 'c@x.test']])
})
