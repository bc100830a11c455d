import { afterAll, beforeAll, expect, test } from 'vitest'
import { samples } from '../../server/api/samples/index.ts'
import { checked } from '../helpers/checked.ts'
import { startSandbox, type TestSandbox } from '../helpers/sandbox.ts'

let sandbox: TestSandbox

beforeAll(async () => {
  sandbox = await startSandbox()
})

afterAll(() => sandbox[Symbol.asyncDispose]())

async function sent(sample: string) {
  const { body } = await checked(sandbox, 'POST', '/api/samples', { body: { sample } })
  return Promise.all(
    (body.ids as string[]).map(async (id) => {
      // The text is there when the analysis is over.
      await sandbox.fetch(`/api/messages/${id}/text`)
      return (await checked(sandbox, 'GET', `/api/messages/${id}`)).body
    }),
  )
}

const read = async (id: string, what: string) =>
  (await sandbox.fetch(`/api/messages/${id}/${what}`)).text()

interface Part {
  path: string
  type: string
  name: string | null
  cid: string | null
  role: string
}
const partOf = (message: { id: string; parts: Part[] }, type: string) => {
  const part = message.parts.find((one) => one.type === type)
  if (!part) throw new Error(`no ${type} in ${message.parts.map((one) => one.type).join(', ')}`)
  return read(message.id, `parts/${part.path}`)
}

test.each(samples.map(({ name }) => name))('%s comes in whole, by SMTP', async (name) => {
  const messages = await sent(name)
  expect(messages.length).toBe(samples.find((one) => one.name === name)?.mails(new Date()).length)
  for (const message of messages) {
    expect(message).toMatchObject({ origin: { kind: 'smtp' }, complaint: null })
    expect(message.from.address).toMatch(/@/)
    expect(message.subject).not.toMatch(/=\?|\ufffd/)
    expect(message.sentAt).not.toBe(null)
    expect(message.messageId).not.toBe(null)
    expect(message.text).not.toBe(null)
    // Lines longer than RFC 5322 §2.1.1 allows would be broken by the next server.
    const raw = await read(message.id, 'raw')
    expect(Math.max(...raw.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThan(999)
    expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  }
})

test('goes to the inbox that is named, with its credentials', async () => {
  await using locked = await startSandbox({ smtp: { auth: 'inbox' } })
  const { body: inbox } = await locked.api('POST', '/api/inboxes', { body: { name: 'Shop' } })
  const { body } = await checked(locked, 'POST', '/api/samples', { body: { inbox: inbox.id } })
  const message = await checked(locked, 'GET', `/api/messages/${body.ids[0]}`)
  expect(message.body).toMatchObject({ inbox: inbox.id, connection: { user: inbox.user } })
})

test('a sample that is not there is refused with the names of those that are', async () => {
  const { status, body } = await checked(sandbox, 'POST', '/api/samples', {
    body: { sample: 'poem' },
  })
  expect(status).toBe(404)
  expect(body.error.message).toMatch(/^There is no such sample\. There are: receipt, /)
})

test('the titles are in the language that is asked for', async () => {
  const titles = async (language: string) => {
    const headers = { 'Accept-Language': language }
    const { body } = await checked(sandbox, 'GET', '/api/samples', { headers })
    return (body.samples as { title: string }[]).map(({ title }) => title)
  }
  expect(await titles('en')).toEqual(samples.map(({ title }) => title.en))
  expect(await titles('es')).toEqual(samples.map(({ title }) => title.es))
})

test('the invitation is a request for an event that is still to come', async () => {
  const [message] = await sent('invitation')
  const raw = await read(message.id, 'raw')
  expect(raw).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/)
  const calendar = await partOf(message, 'text/calendar')
  const lines = calendar.split('\r\n')
  expect(lines).toContain('METHOD:REQUEST')
  expect(lines).toContain('TZID:Europe/Madrid')
  expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
  const [, start = ''] = /DTSTART;TZID=Europe\/Madrid:(\d{8}T\d{6})/.exec(calendar) ?? []
  const now = new Date().toISOString().replace(/[-:]/g, '').slice(0, 15)
  expect(start > now).toBe(true)
  // A second one is another event.
  const [other] = await sent('invitation')
  const uid = (text: string) => /UID:(\S+)/.exec(text)?.[1]
  expect(uid(await partOf(other, 'text/calendar'))).not.toBe(uid(calendar))
})

test('the attachments keep their names, and one of them is shown in the HTML', async () => {
  const [message] = await sent('attachments')
  const named = (role: string) =>
    (message.parts as Part[]).filter((part) => part.role === role).map(({ name }) => name)
  expect(named('attachment')).toEqual([
    'logo.png',
    'invoice-20417.pdf',
    'prices.csv',
    'order.json',
    'notes.txt',
    'where.eml',
    'Condiciones de envío para Almería, Łódź y 東京 — versión de marzo.txt',
  ])
  expect(named('inline')).toContain('seal.png')
  const pdf = await partOf(message, 'application/pdf')
  const at = Number(/startxref\n(\d+)\n/.exec(pdf)?.[1])
  expect(pdf.slice(at, at + 4)).toBe('xref')
})

test('the long newsletter has more HTML than Gmail shows', async () => {
  const [message] = await sent('long')
  const html = message.parts.find((part: Part) => part.type === 'text/html')
  expect(html.size).toBeGreaterThan(102 * 1024)
})

test('the crowd has recipients that only the envelope knows', async () => {
  const [message] = await sent('crowd')
  expect([message.to.length, message.cc.length, message.envelopeOnly.length]).toEqual([40, 8, 3])
  expect(await read(message.id, 'raw')).not.toContain('board@team.example')
})

test('many scripts need SMTPUTF8, and come through', async () => {
  const [message] = await sent('scripts')
  expect(message.envelope.smtpUtf8).toBe(true)
  expect(message.envelope.to[0]).toBe('iñigo@correo.example')
  expect(message.subject).toMatch(/^🎂🎉 お誕生日おめでとう – ¡feliz cumpleaños! .*👩‍👩‍👧‍👦$/u)
})

test('the delivery report comes from the null sender', async () => {
  const [message] = await sent('bounce')
  expect(message.envelope.from).toBe('')
  expect(await partOf(message, 'message/delivery-status')).toMatch(/^Status: 5\.2\.2\r$/m)
})

test('a conversation is one thread; a second one is another', async () => {
  const [first, , last] = await sent('thread')
  expect(last).toMatchObject({ thread: first.n, threadSize: 3 })
  const [again] = await sent('thread')
  expect(again.threadSize).toBe(3)
  expect(again.n).toBe(again.thread)
})

test('the faults are there to be found', async () => {
  const [message] = await sent('faults')
  const types = (message.parts as Part[]).map(({ type }) => type)
  expect(types).toEqual(['text/html'])
  const html = await partOf(message, 'text/html')
  expect(html).toContain('{{first_name}}')
  expect(html).toMatch(/<img src="http:[^>]*(?<!alt="[^>]*)>/)
})
