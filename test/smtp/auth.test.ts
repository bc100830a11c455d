import { createHmac } from 'node:crypto'
import { createTransport } from 'nodemailer'
import { expect, test } from 'vitest'
import type { AuthMode } from '../../server/types.ts'
import { Client, type Reply } from './client.ts'
import { start } from './setup.ts'

const accounts = { password: (user: string) => (user === 'shop' ? 'correct horse' : undefined) }
const base64 = (text: string) => Buffer.from(text).toString('base64')

type Login = (client: Client, user: string, password: string) => Promise<Reply>

const mechanisms: Record<string, Login> = {
  'PLAIN at once': (client, user, password) =>
    client.say(`AUTH PLAIN ${base64(`\0${user}\0${password}`)}`),
  PLAIN: async (client, user, password) => {
    expect((await client.say('AUTH PLAIN')).text).toBe('334 ')
    return client.say(base64(`\0${user}\0${password}`))
  },
  LOGIN: async (client, user, password) => {
    expect((await client.say('AUTH LOGIN')).text).toBe('334 VXNlcm5hbWU6')
    expect((await client.say(base64(user))).text).toBe('334 UGFzc3dvcmQ6')
    return client.say(base64(password))
  },
  'LOGIN with the user at once': async (client, user, password) => {
    await client.say(`AUTH LOGIN ${base64(user)}`)
    return client.say(base64(password))
  },
  'CRAM-MD5': async (client, user, password) => {
    const { text } = await client.say('AUTH CRAM-MD5')
    const challenge = Buffer.from(text.slice(4), 'base64').toString()
    const answer = createHmac('md5', password).update(challenge).digest('hex')
    return client.say(base64(`${user} ${answer}`))
  },
}

const each = Object.entries(mechanisms)

test.each(each)('any: %s lets everyone in', async (_name, login) => {
  await using smtp = await start({ auth: 'any' }, { accounts })
  const client = await Client.greeted(smtp.port)
  expect((await login(client, 'whoever', 'whatever')).text).toMatch(/^235 2\.7\.0 /)
  await client.send('x\r\n')
  expect(smtp.keeper.messages[0]?.connection?.user).toBe('whoever')
})

test.each(each)('inbox: %s lets those in who know the password', async (_name, login) => {
  await using smtp = await start({ auth: 'inbox' }, { accounts })
  const client = await Client.greeted(smtp.port)
  expect((await login(client, 'shop', 'correct horse')).code).toBe(235)
  expect((await client.send('x\r\n')).code).toBe(250)
  expect(smtp.keeper.messages[0]?.connection?.user).toBe('shop')
})

test.each(each)('inbox: %s keeps out a wrong password and an unknown user', async (name, login) => {
  await using smtp = await start({ auth: 'inbox' }, { accounts })
  for (const [user, password] of [
    ['shop', 'wrong'],
    ['shop', ''],
    ['nobody', 'correct horse'],
  ] as const) {
    if (name === 'CRAM-MD5' && password === '') continue
    const client = await Client.greeted(smtp.port)
    expect((await login(client, user, password)).text).toMatch(/^535 5\.7\.8 /)
    expect((await client.say('MAIL FROM:<a@x.test>')).text).toMatch(/^530 5\.7\.0 /)
    client.hangUp()
    const session = await smtp.ended()
    expect(session).toMatchObject({ outcome: 'auth-refused', user })
    expect(session.reason).toMatch(/^535 5\.7\.8 /)
  }
})

test.each(['any', 'inbox'] as AuthMode[])('%s: offers AUTH with TLS and without', async (auth) => {
  await using smtp = await start({ auth, tlsPort: 0 }, { accounts })
  for (const client of [await Client.plain(smtp.port), await Client.tls(smtp.tlsPort)]) {
    await client.reply()
    expect((await client.say('EHLO x')).text).toContain('AUTH PLAIN LOGIN CRAM-MD5')
  }
})

test('off: offers no AUTH and takes mail without', async () => {
  await using smtp = await start({ auth: 'off' })
  const client = await Client.plain(smtp.port)
  await client.reply()
  expect((await client.say('EHLO x')).text).not.toContain('AUTH')
  expect((await client.say(`AUTH PLAIN ${base64('\0a\0b')}`)).code).toBe(500)
  expect((await client.send('x\r\n')).code).toBe(250)
})

test('inbox: takes no mail without AUTH', async () => {
  await using smtp = await start({ auth: 'inbox' }, { accounts })
  const client = await Client.greeted(smtp.port)
  for (const command of ['MAIL FROM:<a@x.test>', 'RCPT TO:<b@x.test>', 'DATA']) {
    expect((await client.say(command)).text).toMatch(/^530 5\.7\.0 /)
  }
  await client.quit()
  expect(await smtp.ended()).toMatchObject({ outcome: 'refused' })
})

test('refuses mechanisms it does not know, a broken answer and an exchange given up', async () => {
  await using smtp = await start()
  const client = await Client.greeted(smtp.port)
  expect((await client.say('AUTH XOAUTH2 abc')).code).toBe(504)
  expect((await client.say(`AUTH PLAIN ${base64('no zeros')}`)).code).toBe(501)
  expect((await client.say(`AUTH PLAIN ${base64('\0a\r\nb\0c')}`)).code).toBe(501)
  await client.say('AUTH LOGIN')
  expect((await client.say('*')).code).toBe(501)
  expect((await client.say(`AUTH PLAIN ${base64(`\0${'u'.repeat(256)}\0c`)}`)).code).toBe(535)
  expect((await client.say(`AUTH PLAIN ${base64('\0a\0c')}`)).code).toBe(235)
  expect((await client.say(`AUTH PLAIN ${base64('\0b\0c')}`)).code).toBe(503)
})

test('shows who logged in and how, but no secret', async () => {
  await using smtp = await start({ auth: 'inbox' }, { accounts })
  const secrets = ['correct horse', 'wr0ng'].flatMap((word) => [
    word,
    base64(word),
    base64(`\0shop\0${word}`),
  ])
  for (const [, login] of each) {
    const client = await Client.greeted(smtp.port)
    await login(client, 'shop', 'wr0ng')
    await login(client, 'shop', 'correct horse')
    await client.quit()
    const session = await smtp.ended()
    expect(session.user).toBe('shop')
    expect(session.authMethod).toMatch(/^(PLAIN|LOGIN|CRAM-MD5)$/)
    const said = JSON.stringify(session)
    expect(said).toContain('••••')
    for (const secret of secrets) expect(said).not.toContain(secret)
  }
})

test('hides credentials that a client sent ahead of a refusal', async () => {
  await using smtp = await start({ auth: 'off' })
  const client = await Client.greeted(smtp.port)
  client.write(
    `auth\tlogin\t${base64('user')}\r\nAUTH LOGIN\r\n${base64('user')}\r\n${base64('pass')}\r\n`,
  )
  await client.replies(4)
  await client.quit()
  const session = await smtp.ended()
  const said = session.transcript.filter((line) => line.from === 'client').map((line) => line.text)
  expect(said).toEqual([
    'EHLO client.test',
    'auth login ••••',
    'AUTH LOGIN',
    '••••',
    '••••',
    'QUIT',
  ])
})

test.each(['PLAIN', 'LOGIN', 'CRAM-MD5'])(
  'takes %s from nodemailer over STARTTLS',
  async (method) => {
    await using smtp = await start({ auth: 'inbox' }, { accounts })
    const transport = createTransport({
      host: '127.0.0.1',
      port: smtp.port,
      requireTLS: true,
      tls: { rejectUnauthorized: false },
      authMethod: method,
      auth: { user: 'shop', pass: 'correct horse' },
    })
    await transport.sendMail({ from: 'a@x.test', to: 'b@x.test', text: 'hello' })
    transport.close()
    const session = await smtp.ended()
    expect(session).toMatchObject({ user: 'shop', authMethod: method, outcome: 'delivered' })
    expect(session.tls?.implicit).toBe(false)
  },
)
