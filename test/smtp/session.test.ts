import { expect, test } from 'vitest'
import type { Session } from '../../server/types.ts'
import { Client } from './client.ts'
import { start } from './setup.ts'

test('says no-mail of a client that only looked in', async () => {
  await using smtp = await start()
  const polite = await Client.greeted(smtp.port)
  await polite.quit()
  expect(await smtp.ended()).toMatchObject({ outcome: 'no-mail', reason: '', messages: 0 })
  const brief = await Client.plain(smtp.port)
  brief.socket.end()
  expect(await smtp.ended()).toMatchObject({
    outcome: 'no-mail',
    reason: 'The client closed the connection without QUIT.',
    ehlo: null,
  })
})

test('says refused, and by what, of a client that could not send', async () => {
  await using smtp = await start()
  const client = await Client.greeted(smtp.port)
  await client.say('MAIL FROM:<a@x.test>')
  await client.say('RCPT TO:<a b@x.test>')
  await client.quit()
  expect(await smtp.ended()).toMatchObject({
    outcome: 'refused',
    reason: '501 5.1.3 Error: Bad recipient address syntax',
  })
})

test('says delivered with the refusal that a recipient got', async () => {
  await using smtp = await start({ maxRecipients: 1 })
  const client = await Client.greeted(smtp.port)
  await client.say('MAIL FROM:<a@x.test>')
  await client.say('RCPT TO:<b@x.test>')
  await client.say('RCPT TO:<c@x.test>')
  await client.say('DATA')
  await client.say('.')
  await client.quit()
  expect(await smtp.ended()).toMatchObject({
    outcome: 'delivered',
    reason: '452 4.5.3 Error: too many recipients',
    messages: 1,
  })
})

test('says dropped of a client that hangs up in the middle of DATA', async () => {
  await using smtp = await start()
  for (const leave of ['hangUp', 'end'] as const) {
    const client = await Client.greeted(smtp.port)
    client.write('MAIL FROM:<a@x.test>\r\nRCPT TO:<b@x.test>\r\nDATA\r\n')
    await client.replies(3)
    if (leave === 'hangUp') client.hangUp()
    else client.socket.end('half a message')
    const session = await smtp.ended()
    expect(session.outcome).toBe('dropped')
    expect(session.reason).toMatch(/in the middle of DATA, after (0|14) bytes/)
  }
  expect(smtp.keeper.messages).toEqual([])
})

test('says dropped of a client that leaves in the middle of a command, which is not obeyed', async () => {
  await using smtp = await start()
  const client = await Client.greeted(smtp.port)
  client.write('MAIL FROM:<a@x.test>\r\nRCPT TO:<b@x.test>\r\nDATA\r\n.\r\nMAIL FROM:<c@x')
  await client.replies(4)
  client.socket.end()
  const session = await smtp.ended()
  expect(session).toMatchObject({
    outcome: 'dropped',
    reason: 'The client closed the connection in the middle of a command: "MAIL FROM:<c@x".',
    messages: 1,
  })
})

test('says dropped of a client that leaves between MAIL and DATA', async () => {
  await using smtp = await start()
  const client = await Client.greeted(smtp.port)
  await client.say('MAIL FROM:<a@x.test>')
  client.socket.end()
  expect(await smtp.ended()).toMatchObject({
    outcome: 'dropped',
    reason: 'The client closed the connection between MAIL and DATA.',
  })
})

test('says timeout of a client that fell silent, but not when it had delivered', async () => {
  await using smtp = await start({ idleTimeoutMs: 500 })
  await Client.greeted(smtp.port)
  expect(await smtp.ended()).toMatchObject({ outcome: 'timeout', messages: 0 })
  const pooled = await Client.greeted(smtp.port)
  await pooled.send('x\r\n')
  expect(await smtp.ended()).toMatchObject({ outcome: 'delivered', messages: 1 })
})

test('keeps a message whose client left before the answer', async () => {
  await using smtp = await start()
  let release = () => {}
  const asked = new Promise<void>((resolve) => {
    smtp.keeper.before = () => {
      resolve()
      return new Promise<void>((go) => (release = go))
    }
  })
  const client = await Client.greeted(smtp.port)
  client.write('MAIL FROM:<a@x.test>\r\nRCPT TO:<b@x.test>\r\nDATA\r\nx\r\n.\r\n')
  await asked
  client.hangUp()
  await client.closed
  release()
  expect(await smtp.ended()).toMatchObject({ outcome: 'delivered', messages: 1 })
  expect(smtp.keeper.messages.length).toBe(1)
})

test('hands each message the session as it stands, at most a second old', async () => {
  let clock = Date.now()
  await using smtp = await start({}, { now: () => clock })
  const client = await Client.greeted(smtp.port)
  await client.send('one\r\n')
  await client.send('two\r\n')
  clock += 1000
  await client.send('three\r\n')
  await client.quit()
  const ended = await smtp.ended()
  const [first, second, third] = smtp.keeper.messages
  expect(first?.session).toMatchObject({
    id: ended.id,
    outcome: 'open',
    endedAt: null,
    messages: 1,
  })
  expect(second?.session).toBe(first?.session)
  expect(third?.session).toMatchObject({ id: ended.id, messages: 3 })
  expect(first?.session?.transcript.at(-1)).toMatchObject({
    from: 'note',
    text: '5 bytes of message',
  })
  expect(first?.connection).toMatchObject({ ehlo: 'client.test', clientAddress: '127.0.0.1' })
})

test('hands a message the session anew when the client has logged in since the last', async () => {
  await using smtp = await start()
  const client = await Client.greeted(smtp.port)
  await client.send('one\r\n')
  await client.say(`AUTH PLAIN ${Buffer.from('\0ann\0secret').toString('base64')}`)
  await client.send('two\r\n')
  const [first, second] = smtp.keeper.messages.map(({ session }) => session)
  expect(first?.user).toBeNull()
  expect(second).toMatchObject({ id: first?.id, user: 'ann', messages: 2 })
  expect(second?.transcript.map(({ text }) => text)).toContain('AUTH PLAIN ••••')
})

test('puts down both sides of the conversation', async () => {
  await using smtp = await start()
  const client = await Client.plain(smtp.port)
  await client.reply()
  await client.say('HELO MixedCase.test')
  await client.say('NOOP \x1b[31m')
  await client.quit()
  const session = await smtp.ended()
  expect(session.ehlo).toBe('MixedCase.test')
  expect(session.transcript.map(({ from, text }) => `${from}: ${text}`)).toEqual([
    expect.stringMatching(/^server: 220 .* ESMTP Mailproof$/),
    'client: HELO MixedCase.test',
    expect.stringMatching(/^server: 250 .* greets \[127\.0\.0\.1\]$/),
    'client: NOOP ␛[31m',
    'server: 250 2.0.0 OK',
    'client: QUIT',
    'server: 221 2.0.0 Bye',
  ])
})

test('bounds a long conversation and keeps its beginning and its end', async () => {
  await using smtp = await start()
  const client = await Client.greeted(smtp.port)
  for (let round = 0; round < 10; round++) {
    client.write(`NOOP ${'x'.repeat(1500)}\r\n`.repeat(100))
    await client.replies(100)
  }
  await client.quit()
  const session = await smtp.ended()
  const { transcript, truncated } = session
  const text = transcript.reduce((sum, line) => sum + line.text.length, 0)
  expect(truncated).toBe(true)
  expect(text).toBeLessThan(80 * 1024)
  expect(text).toBeGreaterThan(60 * 1024)
  expect(Math.max(...transcript.map((line) => line.text.length))).toBe(1000)
  expect(transcript[1]?.text).toBe('EHLO client.test')
  expect(transcript.at(-1)?.text).toBe('221 2.0.0 Bye')
})

test('saves sessions that end together in one go', async () => {
  await using smtp = await start()
  const clients = await Promise.all(Array.from({ length: 20 }, () => Client.greeted(smtp.port)))
  await Promise.all(clients.map((client) => client.quit()))
  for (let count = 0; count < 20; count++) await smtp.ended()
  const saves = smtp.saves.filter((save) => save.some((session) => session.endedAt !== null))
  expect(saves.length).toBeLessThan(10)
})

test('saves an open session that has news', async () => {
  let seen = (): void => undefined
  const saved = new Promise<void>((resolve) => (seen = resolve))
  await using smtp = await start(
    {},
    {
      saveSessions: async (sessions) => {
        if (sessions.some((one) => one.outcome === 'open' && one.ehlo === 'client.test')) seen()
      },
    },
  )
  await Client.greeted(smtp.port)
  await saved
})

test('saves a hundred open sessions at a time, and in the end all', async () => {
  const seen = new Map<string, number>()
  const largest: number[] = []
  let all = (): void => undefined
  const done = new Promise<void>((resolve) => (all = resolve))
  const saveSessions = async (sessions: Session[]) => {
    largest.push(sessions.length)
    for (const { id } of sessions) seen.set(id, (seen.get(id) ?? 0) + 1)
    if (seen.size === 130) all()
  }
  await using smtp = await start({ maxConnections: 200 }, { saveSessions })
  const clients = await Promise.all(Array.from({ length: 130 }, () => Client.greeted(smtp.port)))
  await done
  expect(Math.max(...largest)).toBeLessThanOrEqual(100)
  for (const client of clients) client.hangUp()
})

test('goes on when sessions cannot be saved, and logs it', async () => {
  await using smtp = await start({}, { saveSessions: () => Promise.reject(new Error('no room')) })
  const first = await Client.greeted(smtp.port)
  await first.quit()
  const second = await Client.greeted(smtp.port)
  expect((await second.send('x\r\n')).code).toBe(250)
  await smtp.close()
  expect(smtp.logged).toContainEqual({
    level: 'error',
    text: 'SMTP sessions could not be saved',
  })
})
