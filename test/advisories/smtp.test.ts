import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startSandbox, type TestSandbox } from '../helpers/sandbox.ts'
import { Client } from '../smtp/client.ts'

// Faults that sandboxes of this kind had, by their public ids: what a client can do over SMTP.

const megabyte = 1024 * 1024
const mostBytes = 2 * megabyte
let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startSandbox({ smtp: { maxSize: mostBytes } })
})
afterAll(() => sandbox.close())

test.each([
  'MAIL FROM:<a\rX-Injected: yes@x.test>',
  'MAIL FROM:<"a\rX-Injected: yes"@x.test>',
  'MAIL FROM:<a\nb@x.test>',
  'MAIL FROM:<a@x.test> ENVID=a\rb',
  'MAIL FROM:<a@x.test> ENVID=a+0D+0Ab',
  'RCPT TO:<b\rBcc: victim@x.test>',
  'RCPT TO:<b@x.test\r>',
  'RCPT TO:<b\0@x.test>',
  'RCPT TO:<b@x.test> ORCPT=rfc822;b+0Db@x.test',
])('CVE-2026-23829: a control character in %j is refused', async (line) => {
  const client = await Client.greeted(sandbox.smtpPort)
  if (line.startsWith('RCPT')) await client.say('MAIL FROM:<a@x.test>')
  expect((await client.say(line)).code).toBe(501)
  client.hangUp()
})

test('CVE-2026-23829: nothing that SMTP says gets into the message', async () => {
  const client = await Client.greeted(sandbox.smtpPort)
  await client.say('RSET')
  const { text } = await client.send('Subject: mine\r\n\r\nbody\r\n')
  const id = /[0-9a-f-]{36}/.exec(text)?.[0]
  await client.quit()
  const raw = await sandbox.fetch(`/api/messages/${id}/raw`)
  expect(await raw.text()).toBe('Subject: mine\r\n\r\nbody\r\n')
})

/** Everything this process holds: server threads and client alike. */
const held = () => process.memoryUsage().rss

/** Writes as fast as it is read, up to so many bytes; stops when the other side closes. */
async function pour(client: Client, bytes: number): Promise<number> {
  const chunk = Buffer.alloc(256 * 1024, 'x')
  let sent = 0
  for (; sent < bytes && !client.socket.destroyed; sent += chunk.length) {
    if (client.socket.write(chunk)) continue
    await Promise.race([once(client.socket, 'drain').catch(() => {}), client.closed])
  }
  return sent
}

test.each([
  ['before EHLO', []],
  ['behind EHLO', ['EHLO x']],
  ['as a user name', ['EHLO x', 'AUTH LOGIN']],
  ['between MAIL and RCPT', ['EHLO x', 'MAIL FROM:<a@x.test>']],
])('CVE-2026-67445: a command line without end %s ends the connection', async (_, lines) => {
  const client = await Client.plain(sandbox.smtpPort)
  await client.reply()
  for (const line of lines) await client.say(line)
  const refusal = client.reply()
  expect(await pour(client, 256 * megabyte)).toBeLessThan(64 * megabyte)
  expect((await refusal).text).toBe('500 5.5.6 Command line too long')
  await client.closed
})

test('CVE-2026-67445: names that a client gives itself have an end', async () => {
  const client = await Client.plain(sandbox.smtpPort)
  await client.reply()
  expect((await client.say(`EHLO ${'x'.repeat(3000)}.test`)).code).toBe(501)
  await client.say('EHLO client.test')
  const plain = Buffer.from(`\0${'u'.repeat(2900)}\0p`).toString('base64')
  expect((await client.say(`AUTH PLAIN ${plain}`)).code).toBe(535)
  await client.quit()
  const { body } = await sandbox.api('GET', '/api/inboxes')
  expect(body.inboxes).toHaveLength(1)
})

test('GHSA-r553-m4fv-5v97, CVE-2026-45710: one endless line of DATA costs no memory', async () => {
  const client = await Client.greeted(sandbox.smtpPort)
  await client.say('MAIL FROM:<a@x.test>')
  await client.say('RCPT TO:<b@x.test>')
  await client.say('DATA')
  await pour(client, 4 * megabyte)
  const before = held()
  await pour(client, 400 * megabyte)
  client.write('\r\n.\r\n')
  expect((await client.reply()).text).toMatch(/^552 5\.3\.4 /)
  expect(held() - before).toBeLessThan(100 * megabyte)
  expect((await client.send('Subject: next\r\n\r\nx\r\n')).code).toBe(250)
  await client.quit()
})

test('CVE-2026-38728: data without a line end is kept as it came when it fits', async () => {
  const client = await Client.greeted(sandbox.smtpPort)
  const line = 'y'.repeat(mostBytes - 2)
  const { text } = await client.send(`${line}\r\n`)
  const id = /[0-9a-f-]{36}/.exec(text)?.[0]
  const raw = await sandbox.fetch(`/api/messages/${id}/raw`)
  expect((await raw.text()) === `${line}\r\n`).toBe(true)
  const { body } = await sandbox.api('GET', '/api/messages', { query: { limit: 1 } })
  expect(JSON.stringify(body).length).toBeLessThan(20_000)
})

test.each([
  ['groups', `${'g:'.repeat(20_000)}a@x.test${';'.repeat(20_000)}`],
  ['comments', `${'('.repeat(40_000)}a@x.test${')'.repeat(40_000)}`],
  ['angle brackets', `${'<'.repeat(40_000)}a@x.test${'>'.repeat(40_000)}`],
  ['quotes', `${'"a" '.repeat(15_000)}<a@x.test>`],
  ['at signs', `${'@'.repeat(60_000)}`],
  ['encoded words', `${'=?utf-8?Q?=3Ca=40x.test=3E?= '.repeat(2000)}`],
])('CVE-2025-14874: an address of %s within each other is read in no time', async (_, crafted) => {
  const folded = crafted.replace(/.{900}/g, '$&\r\n ')
  const client = await Client.greeted(sandbox.smtpPort)
  const fields = ['From', 'To', 'Reply-To'].map((name) => `${name}: ${folded}\r\n`)
  const began = performance.now()
  const { code, text } = await client.send(`${fields.join('')}Subject: nested\r\n\r\nx\r\n`)
  expect(code).toBe(250)
  expect(performance.now() - began).toBeLessThan(3000)
  const id = /[0-9a-f-]{36}/.exec(text)?.[0]
  expect((await sandbox.api('GET', `/api/messages/${id}/parts`)).status).toBe(200)
  const { body } = await sandbox.api('GET', `/api/messages/${id}`)
  expect(body).toMatchObject({ subject: 'nested', analysis: 'analysed' })
  await client.quit()
})
