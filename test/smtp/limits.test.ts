import { expect, test } from 'vitest'
import { Client } from './client.ts'
import { start } from './setup.ts'

test('announces what it can do', async () => {
  await using smtp = await start()
  const client = await Client.plain(smtp.port)
  await client.reply()
  const { lines } = await client.say('EHLO client.test')
  expect(lines.slice(1).map((line) => line.slice(4))).toEqual([
    'PIPELINING',
    '8BITMIME',
    'SMTPUTF8',
    'ENHANCEDSTATUSCODES',
    'DSN',
    'AUTH PLAIN LOGIN CRAM-MD5',
    'STARTTLS',
    'SIZE 50000000',
  ])
})

test('announces and enforces 1 GB when the size is 0', async () => {
  await using smtp = await start({ maxSize: 0 })
  const client = await Client.plain(smtp.port)
  await client.reply()
  expect((await client.say('EHLO client.test')).text).toContain('SIZE 1073741824')
  expect((await client.say('MAIL FROM:<a@x.test> SIZE=1073741824')).code).toBe(250)
  await client.say('RSET')
  expect((await client.say('MAIL FROM:<a@x.test> SIZE=1073741825')).text).toMatch(/^552 5\.3\.4 /)
})

test('refuses a message announced too large at once', async () => {
  await using smtp = await start({ maxSize: 1000 })
  const client = await Client.greeted(smtp.port)
  expect((await client.say('MAIL FROM:<a@x.test> SIZE=1001')).text).toMatch(/^552 5\.3\.4 /)
  expect((await client.send('fits\r\n')).code).toBe(250)
})

test('counts a message that was not announced', async () => {
  await using smtp = await start({ maxSize: 10 })
  const client = await Client.greeted(smtp.port)
  expect((await client.send('12345678\r\n')).code).toBe(250)
  expect((await client.send('123456789\r\n')).text).toMatch(/^552 5\.3\.4 /)
})

test('takes only so many recipients, and keeps the message for those', async () => {
  await using smtp = await start({ maxRecipients: 2 })
  const client = await Client.greeted(smtp.port)
  await client.say('MAIL FROM:<a@x.test>')
  await client.say('RCPT TO:<b@x.test>')
  await client.say('RCPT TO:<c@x.test>')
  expect((await client.say('RCPT TO:<d@x.test>')).text).toMatch(/^452 4\.5\.3 /)
  await client.say('DATA')
  expect((await client.say('.')).code).toBe(250)
  expect(smtp.keeper.messages[0]?.envelope.to).toEqual(['b@x.test', 'c@x.test'])
})

test('takes only so many connections, over all ports', async () => {
  await using smtp = await start({ ports: [0, 0], maxConnections: 2 })
  const other = smtp.server.listeners[1]?.port ?? 0
  const first = await Client.greeted(smtp.port)
  await Client.greeted(other)
  const third = await Client.plain(other)
  expect((await third.reply()).text).toMatch(/^421 4\.3\.2 .*Too many connections/)
  await third.closed
  await first.quit()
  await smtp.ended()
  await smtp.ended()
  expect((await (await Client.plain(smtp.port)).reply()).code).toBe(220)
})

test('answers 500 to a line that is too long, and goes on', async () => {
  await using smtp = await start()
  const client = await Client.greeted(smtp.port)
  expect((await client.say(`NOOP ${'x'.repeat(5000)}`)).text).toBe('500 5.5.6 Line too long')
  expect((await client.say('NOOP')).code).toBe(250)
})

test('answers 500 to a line without end, and closes', async () => {
  await using smtp = await start()
  const client = await Client.greeted(smtp.port)
  client.write('x'.repeat(20_000))
  expect((await client.reply()).text).toBe('500 5.5.6 Command line too long')
  await client.closed
})

test('answers 421 to a client that says nothing', async () => {
  await using smtp = await start({ idleTimeoutMs: 400 })
  const client = await Client.plain(smtp.port)
  await client.reply()
  expect((await client.reply()).text).toBe('421 4.4.2 Timeout - closing connection')
  await client.closed
})

test('waits longer than the idle time for a message to be kept', async () => {
  await using smtp = await start({ idleTimeoutMs: 400 })
  smtp.keeper.before = () => new Promise((resolve) => setTimeout(resolve, 1000))
  const client = await Client.greeted(smtp.port)
  expect((await client.send('slow\r\n')).code).toBe(250)
})

test('closes on a client that speaks HTTP, or only nonsense', async () => {
  await using smtp = await start()
  const browser = await Client.plain(smtp.port)
  await browser.reply()
  expect((await browser.say('POST / HTTP/1.1')).code).toBe(421)
  const confused = await Client.greeted(smtp.port)
  for (let times = 0; times < 9; times++) {
    expect((await confused.say('XYZZY')).text).toMatch(/^500 5\.5\.2 /)
  }
  expect((await confused.say('XYZZY')).code).toBe(421)
})

test('knows none of the commands that let a client pretend', async () => {
  await using smtp = await start()
  const client = await Client.greeted(smtp.port)
  for (const command of ['XCLIENT ADDR=1.2.3.4', 'XFORWARD ADDR=1.2.3.4', 'WIZ x', 'BDAT 5']) {
    expect((await client.say(command)).code).toBe(500)
  }
})
