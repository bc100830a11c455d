import { afterAll, beforeAll, expect, test } from 'vitest'
import { checked } from '../helpers/checked.ts'
import { aMessage } from '../helpers/message.ts'
import { startSandbox, type TestSandbox } from '../helpers/sandbox.ts'

const mail = { from: 'me@example.test', to: ['ada@example.test'], subject: 'Hello', text: 'Hi' }

const file = { name: 'a.txt', content: 'aGk=' }
const large = Buffer.alloc(2_000_000).toString('base64')
const withFile = (change: Partial<typeof file>) => ({
  ...mail,
  attachments: [{ ...file, ...change }],
})

/** Takes small messages only. */
let strict: TestSandbox

beforeAll(async () => {
  strict = await startSandbox({ smtp: { maxSize: 1000 } })
})

afterAll(() => strict[Symbol.asyncDispose]())

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

test('says in the words of SMTP why the port did not take it', async () => {
  const body = { ...mail, text: 'x'.repeat(2000) }
  const { status, body: answer } = await checked(strict, 'POST', '/api/send', { body })
  expect(status).toBe(409)
  expect(answer.error.message).toMatch(/The SMTP port did not take the message: .*(552|size)/i)
  const session = await checked(strict, 'GET', `/api/sessions/${answer.error.session}`)
  expect(session.body).toMatchObject({ messages: 0 })
  const said = (session.body.transcript as { text: string }[]).map(({ text }) => text).join('\n')
  expect(said).toContain('552')
})

test('the envelope, who is answered and pictures of the HTML are as said', async () => {
  await using sandbox = await startSandbox()
  const body = {
    ...mail,
    replyTo: ['Help <help@example.test>'],
    envelopeFrom: 'bounces@example.test',
    html: '<img src="cid:seal">',
    attachments: [{ name: 'seal.png', type: 'image/png', cid: 'seal', content: 'aGk=' }],
  }
  const sent = await checked(sandbox, 'POST', '/api/send', { body })
  await sandbox.fetch(`/api/messages/${sent.body.id}/text`)
  const message = await checked(sandbox, 'GET', `/api/messages/${sent.body.id}`)
  expect(message.body).toMatchObject({
    from: { address: 'me@example.test' },
    replyTo: [{ name: 'Help', address: 'help@example.test' }],
    envelope: { from: 'bounces@example.test' },
  })
  expect(message.body.parts).toContainEqual(
    expect.objectContaining({ type: 'image/png', cid: 'seal', role: 'inline' }),
  )
  const none = await checked(sandbox, 'POST', '/api/send', { body: { ...mail, envelopeFrom: '' } })
  const empty = await checked(sandbox, 'GET', `/api/messages/${none.body.id}`)
  expect(empty.body.envelope.from).toBe('')
})

test.each([
  ['nobody to send to', { ...mail, to: [] }, 400],
  ['a recipient that is none', { ...mail, to: ['ada@example.test', 'nobody'] }, 400],
  ['an answer to nobody', { ...mail, replyTo: ['nobody@'] }, 400],
  ['a line break in an address', { ...mail, to: ['ada@example.test\r\nRCPT TO:<b@x.test>'] }, 400],
  ['a line break in a name', { ...mail, headers: { 'X-A\r\nBcc': 'b' } }, 400],
  ['a line break in the reverse-path', { ...mail, envelopeFrom: 'a@x.test\r\nRSET' }, 400],
  ['parameters in the reverse-path', { ...mail, envelopeFrom: 'a@x.test> SIZE=1 <' }, 400],
  ['a line break in the name of a file', withFile({ name: 'a\r\nX-B: c' }), 400],
  ['a file that is not base64', withFile({ content: '***' }), 400],
  ['more files than a hundred', { ...mail, attachments: Array(101).fill(file) }, 400],
  ['a line break in the subject', { ...mail, subject: 'Hello\r\nBcc: all@example.test' }, 400],
  ['a line break in a header', { ...mail, headers: { 'X-A': 'b\r\nX-C: d' } }, 400],
  ['more than the limit for messages', withFile({ content: large }), 413],
  ['a message that is not there', { message: '01a20699-c2c1-7060-b79b-4cac415bbbc3' }, 404],
  ['an inbox that is not there', { ...mail, inbox: '01a20699-c2c1-7060-b79b-4cac415bbbc3' }, 404],
])('refuses %s', async (_, body, status) => {
  expect((await checked(strict, 'POST', '/api/send', { body })).status).toBe(status)
  expect((await strict.api('GET', '/api/messages')).body.total).toBe(0)
})
