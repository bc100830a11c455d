import { expect, test } from 'vitest'
import { checked } from '../helpers/checked.ts'
import { aMessage } from '../helpers/message.ts'
import { startSandbox } from '../helpers/sandbox.ts'

const mail = { from: 'me@example.test', to: ['ada@example.test'], subject: 'Hello', text: 'Hi' }

test('sends what is written through the SMTP port, with the credentials of the inbox', async () => {
  await using sandbox = await startSandbox({ smtp: { auth: 'inbox' } })
  const { body: inbox } = await sandbox.api('POST', '/api/inboxes', { body: { name: 'Shop' } })
  const body = { ...mail, inbox: inbox.id, bcc: ['audit@example.test'], headers: { 'X-A': 'b' } }
  const sent = await checked(sandbox, 'POST', '/api/send', { body })
  expect(sent.status).toBe(201)
  const message = await checked(sandbox, 'GET', `/api/messages/${sent.body.id}`)
  expect(message.body).toMatchObject({
    inbox: inbox.id,
    subject: 'Hello',
    origin: { kind: 'smtp' },
    envelope: { from: 'me@example.test', to: ['ada@example.test', 'audit@example.test'] },
    connection: { user: inbox.user, tls: { implicit: false } },
  })
})

test('sends a kept message once more, byte for byte and to the same people', async () => {
  await using sandbox = await startSandbox()
  const id = await sandbox.send(aMessage({ subject: 'Once', bcc: 'audit@example.test' }))
  const sent = await checked(sandbox, 'POST', '/api/send', { body: { message: id } })
  const raw = async (of: string) => (await sandbox.fetch(`/api/messages/${of}/raw`)).text()
  expect(await raw(sent.body.id)).toBe(await raw(id))
  const envelope = async (of: string) =>
    (await checked(sandbox, 'GET', `/api/messages/${of}`)).body.envelope.to
  expect(await envelope(sent.body.id)).toEqual(await envelope(id))
})

test.each([
  ['nobody to send to', { ...mail, to: [] }, 400],
  ['a recipient that is none', { ...mail, to: ['nobody'] }, 400],
  ['a line break in the subject', { ...mail, subject: 'Hello\r\nBcc: all@example.test' }, 400],
  ['a line break in a header', { ...mail, headers: { 'X-A': 'b\r\nX-C: d' } }, 400],
  ['a message that is not there', { message: '01a20699-c2c1-7060-b79b-4cac415bbbc3' }, 404],
  ['an inbox that is not there', { ...mail, inbox: '01a20699-c2c1-7060-b79b-4cac415bbbc3' }, 404],
])('refuses %s', async (_, body, status) => {
  await using sandbox = await startSandbox()
  expect((await checked(sandbox, 'POST', '/api/send', { body })).status).toBe(status)
  expect((await sandbox.api('GET', '/api/messages')).body.total).toBe(0)
})

test('says in the words of SMTP why the port did not take it', async () => {
  await using sandbox = await startSandbox({ smtp: { maxSize: 1000 } })
  const body = { ...mail, text: 'x'.repeat(2000) }
  const { status, body: answer } = await checked(sandbox, 'POST', '/api/send', { body })
  expect(status).toBe(409)
  expect(answer.error.message).toMatch(/The SMTP port did not take the message: .*(552|size)/i)
})

test('lists the samples in the language that is asked for', async () => {
  await using sandbox = await startSandbox()
  const headers = { 'Accept-Language': 'es' }
  const { body } = await checked(sandbox, 'GET', '/api/samples', { headers })
  expect(body.samples).toContainEqual({
    name: 'thread',
    title: 'Conversación',
    about: 'Tres mensajes que se responden, con citas.',
    messages: 3,
  })
})
