import { expect, test } from 'vitest'
import { mailOf } from '../../../../../server/checks/spam/engine/view/mail.ts'
import { walk } from '../../../../../server/mime/walk.ts'

/** The types of the parts, and the text, as rules see them. */
function seen(lines: string[]) {
  const raw = Buffer.from(lines.join('\r\n'))
  const envelope = { from: '', to: [] }
  const mail = mailOf(
    { raw, parts: walk(raw).parts, envelope, arrivedAt: '2026-11-23T08:30:00Z' },
    new Map(),
  )
  const parts = mail.mime().map(({ type, within }) => [type, within.length])
  return { parts, body: mail.body().slice(1).join(' ').trim() }
}

const inner = ['Subject: Inside', 'Content-Type: text/html', '', '<p>Warm <b>kiln</b></p>', '']
const multipart = (boundary: string, ...body: string[]) =>
  seen(['Subject: Kiln', `Content-Type: multipart/mixed${boundary}`, '', ...body])
const encoded = Buffer.from(inner.join('\r\n')).toString('base64')

test('opens a message that lies encoded in another', () => {
  const found = seen([
    ...['Subject: Kiln', 'Content-Type: message/rfc822', 'Content-Transfer-Encoding: base64'],
    ...['', encoded, ''],
  ])
  expect(found).toEqual({ parts: [['text/html', 1]], body: 'Warm kiln' })
})

test('opens no more of them than a few, one in another', () => {
  let text = inner.join('\r\n')
  for (let depth = 0; depth < 20; depth++) {
    const type = 'Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64'
    text = `${type}\r\n\r\n${Buffer.from(text).toString('base64')}\r\n`
  }
  expect(seen([text]).parts).toEqual([['message/rfc822', 4]])
})

const body = ['--b', 'Content-Type: text/html', '', '<p>Warm</p>', '--b--', '']

test.each([
  ['that it names', '; boundary=b', { parts: [['text/html', 1]], body: 'Warm' }],
  ['that it spells otherwise', '; boundary=B', { parts: [['text/plain', 1]] }],
  ['that it does not name', '', { parts: [['text/plain', 0]] }],
])('takes parts by no other boundary than the one %s', (_, boundary, found) => {
  expect(multipart(boundary, ...body)).toMatchObject(found)
})

test('reads what stands in a multipart of no parts', () => {
  const found = multipart('; boundary=b', 'Nothing is in here.', '', '--b--', '')
  expect(found.body).toContain('Nothing is in here.')
})
