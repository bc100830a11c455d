import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { SandboxError } from '../../server/errors.ts'
import { emptied } from '../../server/smtp/spool.ts'
import type { Spooled } from '../../server/store/store.ts'
import { Client } from './client.ts'
import { start, type Kept } from './setup.ts'

const mega = 1024 * 1024
let parent = ''

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'spool-test-'))
})
afterEach(() => rmSync(parent, { recursive: true, force: true }))

const line = Buffer.from(`..${'0123456789abcdef'.repeat(4)}\r\n`)
const big = (bytes: number) => Buffer.concat(Array(Math.ceil(bytes / line.length)).fill(line))
const unstuffedBig = (bytes: number) =>
  Buffer.concat(Array(Math.ceil(bytes / line.length)).fill(line.subarray(1)))

/** The spool files that there are now. */
function files(): string[] {
  return readdirSync(parent).flatMap((directory) => readdirSync(join(parent, directory)))
}

function spooled(message: Kept | undefined): Spooled {
  if (!message || message.raw instanceof Uint8Array) throw new Error('not spooled')
  return message.raw
}

async function data(port: number): Promise<Client> {
  const client = await Client.greeted(port)
  client.write('MAIL FROM:<a@x.test>\r\nRCPT TO:<b@x.test>\r\nDATA\r\n')
  await client.replies(3)
  return client
}

/** Waits until the condition holds; the server tells of it in no other way. */
async function until(condition: () => boolean) {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5))
}

test('keeps a message above 1 MB in a private file, byte for byte', async () => {
  await using smtp = await start({}, { spoolIn: parent })
  const client = await data(smtp.port)
  client.write(big(5 * mega))
  expect((await client.say('.')).code).toBe(250)
  const message = smtp.keeper.messages[0]
  const raw = spooled(message)
  const whole = unstuffedBig(5 * mega)
  expect(message?.bytes.equals(whole)).toBe(true)
  expect(raw.size).toBe(whole.length)
  expect(Buffer.from(raw.head).equals(whole.subarray(0, 256 * 1024))).toBe(true)
  expect(statSync(raw.file).mode & 0o777).toBe(0o600)
  expect(statSync(join(raw.file, '..')).mode & 0o777).toBe(0o700)
})

test.each([
  [mega, false],
  [mega + 1, true],
])('puts a message of %i bytes into a file: %s', async (size, expected) => {
  await using smtp = await start({}, { spoolIn: parent })
  const client = await data(smtp.port)
  client.write(Buffer.concat([Buffer.alloc(size - 2, 'x'), Buffer.from('\r\n')]))
  expect((await client.say('.')).code).toBe(250)
  const message = smtp.keeper.messages[0]
  expect(message?.bytes.length).toBe(size)
  expect(!(message?.raw instanceof Uint8Array)).toBe(expected)
})

test('keeps a spooled message byte for byte when pieces are tiny', async () => {
  await using smtp = await start({}, { spoolIn: parent })
  const client = await data(smtp.port)
  const bytes = big(mega + 50_000)
  let from = 0
  for (const size of [mega - 40, ...Array<number>(60).fill(1)]) {
    client.write(bytes.subarray(from, from + size))
    from += size
    await new Promise((resolve) => setImmediate(resolve))
  }
  client.write(bytes.subarray(from))
  expect((await client.say('.')).code).toBe(250)
  expect(smtp.keeper.messages[0]?.bytes.equals(unstuffedBig(mega + 50_000))).toBe(true)
})

test('refuses a message above the limit behind the final dot, and goes on', async () => {
  await using smtp = await start({ maxSize: 3 * mega }, { spoolIn: parent })
  const client = await data(smtp.port)
  client.write(big(8 * mega))
  expect((await client.say('.')).text).toBe(
    '552 5.3.4 Message too large: at most 3145728 bytes are accepted',
  )
  expect(files()).toEqual([])
  expect((await client.send('small\r\n')).code).toBe(250)
  expect(smtp.keeper.messages.length).toBe(1)
})

test('deletes the file as soon as the message is too large, before its end', async () => {
  await using smtp = await start({ maxSize: 2 * mega }, { spoolIn: parent })
  const client = await data(smtp.port)
  client.write(big(1.5 * mega))
  await until(() => readdirSync(parent).length === 1 && files().length === 1)
  client.write(big(mega))
  await until(() => files().length === 0)
  expect((await client.say('\r\n.')).code).toBe(552)
})

test('deletes the file when the client hangs up', async () => {
  await using smtp = await start({}, { spoolIn: parent })
  const client = await data(smtp.port)
  client.write(big(3 * mega))
  await until(() => readdirSync(parent).length === 1 && files().length === 1)
  client.hangUp()
  expect((await smtp.ended()).outcome).toBe('dropped')
  expect(files()).toEqual([])
})

test('deletes the file of a client that never ends its message', async () => {
  await using smtp = await start({ idleTimeoutMs: 500 }, { spoolIn: parent })
  const client = await data(smtp.port)
  client.write(big(2 * mega))
  expect((await client.reply()).text).toBe('421 4.4.2 Timeout - closing connection')
  expect((await smtp.ended()).outcome).toBe('timeout')
  expect(files()).toEqual([])
})

test('deletes the file when the message cannot be stored', async () => {
  await using smtp = await start({}, { spoolIn: parent })
  smtp.keeper.before = () => {
    throw new SandboxError('storage', { en: 'The disk is full.', es: 'El disco está lleno.' })
  }
  const client = await data(smtp.port)
  client.write(big(2 * mega))
  expect((await client.say('.')).text).toBe('452 4.3.1 Message not stored: The disk is full.')
  expect(files()).toEqual([])
})

test('leaves the file of a kept message to the store, and nothing on close', async () => {
  const smtp = await start({}, { spoolIn: parent })
  const client = await data(smtp.port)
  client.write(big(2 * mega))
  expect((await client.say('.')).code).toBe(250)
  expect(files().length).toBe(1)
  await smtp.close()
  expect(readdirSync(parent)).toEqual([])
})

test('answers 451 and goes on when no file can be made', async () => {
  await using smtp = await start({}, { spoolIn: join(parent, 'missing') })
  const client = await data(smtp.port)
  client.write(big(2 * mega))
  expect((await client.say('.')).text).toBe(
    '451 4.3.0 Message not stored: an internal error; please try again',
  )
  expect((await client.send('small\r\n')).code).toBe(250)
})

test('empties the place of its spools when it starts, whatever was killed there', async () => {
  const place = join(parent, 'mail.db.spool')
  await emptied(place)
  writeFileSync(join(place, 'left'), 'half a message')
  expect(readdirSync(await emptied(place))).toEqual([])
  expect(statSync(place).mode & 0o777).toBe(0o700)
})
