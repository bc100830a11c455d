import { expect, test } from 'vitest'
import { Pace } from '../../server/smtp/pace.ts'
import { Client } from './client.ts'
import { start } from './setup.ts'

const minute = 60_000

test('gives any message five minutes, then asks for 1,000 bytes a second', () => {
  const pace = new Pace(0, 10_000_000)
  expect(pace.ending(5 * minute, 0)).toBeNull()
  expect(pace.ending(5 * minute + 1, 0)).not.toBeNull()
  expect(pace.ending(10 * minute, 599_999)).not.toBeNull()
  expect(pace.ending(10 * minute, 600_000)).toBeNull()
  expect(pace.ending(-minute, 0)).toBeNull()
})

test('does not count what is beyond the largest message', () => {
  expect(new Pace(0, 400_000).ending(6 * minute, 1e9)).toBeNull()
  expect(new Pace(0, 400_000).ending(7 * minute, 1e9)).not.toBeNull()
})

test('closes on a client that trickles a message for ever, and says why', async () => {
  let clock = Date.now()
  await using smtp = await start({}, { now: () => clock })
  const client = await Client.greeted(smtp.port)
  client.write('MAIL FROM:<a@x.test>\r\nRCPT TO:<b@x.test>\r\nDATA\r\n')
  await client.replies(3)
  clock += 5 * minute + 1000
  client.write('x')
  expect((await client.reply()).text).toBe('421 4.4.2 The message comes too slowly, try again')
  await client.closed
  expect(await smtp.ended()).toMatchObject({
    outcome: 'timeout',
    reason: 'The client had sent only 1 bytes of a message after 301 s.',
    messages: 0,
  })
  expect(smtp.keeper.messages).toEqual([])
})

test('keeps a slow message whose end came', async () => {
  let clock = Date.now()
  await using smtp = await start({}, { now: () => clock })
  const client = await Client.greeted(smtp.port)
  client.write('MAIL FROM:<a@x.test>\r\nRCPT TO:<b@x.test>\r\nDATA\r\nhalf')
  await client.replies(3)
  clock += 60 * minute
  expect((await client.say('\r\n.')).code).toBe(250)
})
