import { expect, test } from 'vitest'
import { checked } from '../helpers/checked.ts'
import { mime } from '../helpers/mime.ts'
import { startSandbox } from '../helpers/sandbox.ts'

const rfc822 = { 'Content-Type': 'message/rfc822' }

test('captures a raw message untouched, its envelope from the header', async () => {
  await using sandbox = await startSandbox()
  const raw = mime({
    headers: { Cc: 'Cy <cy@receiver.test>', 'X-Tags': 'checkout' },
    body: 'é\n.\n',
  })
  const kept = await checked(sandbox, 'POST', '/api/messages', { body: raw, headers: rfc822 })
  expect(kept.status).toBe(201)
  const { body } = await checked(sandbox, 'GET', `/api/messages/${kept.body.id}`)
  expect(body).toMatchObject({
    n: kept.body.n,
    uid: kept.body.uid,
    origin: { kind: 'http', provider: 'mailproof' },
    envelope: { from: 'ada@sender.test', to: ['bob@receiver.test', 'cy@receiver.test'] },
    connection: null,
    session: null,
    tags: ['checkout'],
  })
  const back = await sandbox.fetch(`/api/messages/${kept.body.id}/raw`)
  expect(Buffer.from(await back.arrayBuffer())).toEqual(raw)
})

test('captures a raw message for the envelope and inbox named', async () => {
  await using sandbox = await startSandbox()
  const inbox = await sandbox.api('POST', '/api/inboxes', { body: { name: 'Shop' } })
  const query = `from=bounce@sender.test&to=a@x.test&to=b@x.test&inbox=${inbox.body.id}`
  const kept = await checked(sandbox, 'POST', `/api/messages?${query}`, {
    body: mime(),
    headers: rfc822,
  })
  const { body } = await checked(sandbox, 'GET', `/api/messages/${kept.body.id}`)
  expect(body.inbox).toBe(inbox.body.id)
  expect(body.envelope).toMatchObject({ from: 'bounce@sender.test', to: ['a@x.test', 'b@x.test'] })
  const lost = await checked(sandbox, 'POST', '/api/messages?inbox=none', {
    body: mime(),
    headers: rfc822,
  })
  expect(lost.status).toBe(404)
})

test('captures raw bytes inside JSON', async () => {
  await using sandbox = await startSandbox()
  const raw = Buffer.concat([mime(), Buffer.from([0xff, 0x00])])
  const envelope = { from: '', to: ['x@y.test'] }
  const body = { rawBase64: raw.toString('base64'), envelope, tags: ['ci'] }
  const kept = await checked(sandbox, 'POST', '/api/messages', { body })
  const back = await sandbox.fetch(`/api/messages/${kept.body.id}/raw`)
  expect(Buffer.from(await back.arrayBuffer())).toEqual(raw)
  const { body: message } = await checked(sandbox, 'GET', `/api/messages/${kept.body.id}`)
  expect(message).toMatchObject({ envelope, tags: ['ci'] })
  const text = await checked(sandbox, 'POST', '/api/messages', {
    body: { raw: 'Subject: Só\r\n\r\nx' },
  })
  expect(text.status).toBe(201)
})

test('builds a message from fields, Bcc in the envelope only', async () => {
  await using sandbox = await startSandbox()
  const fields = {
    from: 'Ada <ada@sender.test>',
    to: ['Bob <bob@receiver.test>'],
    cc: ['cy@receiver.test'],
    bcc: ['hidden@receiver.test'],
    subject: 'Olá',
    text: 'plain',
    html: '<b>rich</b>',
    headers: { 'X-Order': '42' },
    attachments: [
      { name: 'a.csv', type: 'text/csv', content: Buffer.from('1;2').toString('base64') },
    ],
  }
  const kept = await checked(sandbox, 'POST', '/api/messages', { body: fields })
  const raw = await (await sandbox.fetch(`/api/messages/${kept.body.id}/raw`)).text()
  expect(raw).not.toMatch(/hidden@|^bcc/im)
  expect(raw).toContain('X-Order: 42')
  await checked(sandbox, 'GET', `/api/messages/${kept.body.id}/parts`)
  const { body } = await checked(sandbox, 'GET', `/api/messages/${kept.body.id}`)
  expect(body).toMatchObject({
    subject: 'Olá',
    envelope: {
      from: 'ada@sender.test',
      to: ['bob@receiver.test', 'cy@receiver.test', 'hidden@receiver.test'],
    },
    envelopeOnly: ['hidden@receiver.test'],
    attachments: 1,
    html: true,
  })
})

test('reads no file, fetches nothing and adds no header that was not meant', async () => {
  await using sandbox = await startSandbox()
  const fields = { from: 'a@b.test', to: ['c@d.test'], text: 'x' }
  const wrong = [
    { ...fields, attachments: [{ name: 'x', path: '/etc/passwd' }] },
    { ...fields, attachments: [{ name: 'x', href: 'http://127.0.0.1/' }] },
    { ...fields, attachments: [{ name: 'x', content: 'no base64!' }] },
    { ...fields, text: { path: '/etc/passwd' } },
    { ...fields, subject: 'a\r\nBcc: x@y.test' },
    { ...fields, from: 'a@b.test\r\nX: y' },
    { ...fields, headers: { 'X\r\nY': 'z' } },
    { ...fields, headers: { X: 'a\nY: b' } },
    { ...fields, attachments: [{ name: 'x', type: 'a/b\r\nX: y', content: '' }] },
    { to: ['c@d.test'] },
    { raw: 'x', rawBase64: 'eA==' },
    { raw: '' },
    {},
  ]
  for (const body of wrong) {
    const { status } = await checked(sandbox, 'POST', '/api/messages', { body })
    expect([body, status]).toEqual([body, 400])
  }
  const empty = await checked(sandbox, 'POST', '/api/messages', { body: '', headers: rfc822 })
  expect(empty.status).toBe(400)
  expect((await checked(sandbox, 'GET', '/api/info')).body.counts.total).toBe(0)
})

test('names what is wrong with a message built from fields', async () => {
  await using sandbox = await startSandbox()
  const refused = async (body: object) => {
    const answer = await checked(sandbox, 'POST', '/api/messages', { body })
    expect(answer.status).toBe(400)
    return answer.body.error.message
  }
  const fields = { from: 'shop@example.test', to: ['ana@example.test'] }
  expect(await refused({ ...fields, tags: [''] })).toContain('tags.0: ')
  expect(await refused({ to: ['ana@example.test'] })).toContain('from: ')
  const attachments = [{ name: 'a.txt', type: 'text', content: 'aGVsbG8=' }]
  expect(await refused({ ...fields, attachments })).toContain('attachments.0.type: ')
  expect(await refused({ raw: 1 })).toContain('raw: ')
})

test('takes no message above the size SMTP takes', async () => {
  await using sandbox = await startSandbox({ smtp: { maxSize: 10_000 } })
  const large = mime({ body: 'x'.repeat(10_000) })
  const raw = await checked(sandbox, 'POST', '/api/messages', { body: large, headers: rfc822 })
  expect(raw.status).toBe(413)
  const body = { rawBase64: large.toString('base64') }
  expect((await checked(sandbox, 'POST', '/api/messages', { body })).status).toBe(413)
})
