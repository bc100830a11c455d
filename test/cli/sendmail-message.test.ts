import { expect, test } from 'vitest'
import { finish, readDraft } from '../../server/cli/sendmail/message.ts'

const complete = 'From: a@b.test\nDate: Mon, 2 Nov 2026 10:00:00 +0000\nMessage-ID: <1@b.test>\n'

function send(text: string | Buffer, { fromHeader = false, dotIsText = false } = {}) {
  const { raw, recipients } = finish(readDraft(Buffer.from(text), dotIsText), {
    fromHeader,
    from: '"Ana" <ana@host.test>',
    domain: 'host.test',
    now: new Date('2026-11-02T10:00:00Z'),
  })
  return { raw: raw.toString('latin1'), recipients }
}

const crlf = (text: string) => text.replaceAll('\n', '\r\n')

test('sends a complete message as it is, with CRLF for LF', () => {
  const text = `${complete}Subject: =?x?=\n folded\n\nOne\n\n.dot\n  two  \n`
  expect(send(text).raw).toBe(crlf(text))
  expect(send(crlf(text)).raw).toBe(crlf(text))
})

test('keeps bytes that are no UTF-8', () => {
  const body = Buffer.from([0xe9, 0x00, 0xff, 0x0d, 0x41])
  const { raw } = send(Buffer.concat([Buffer.from(`${complete}\n`), body]))
  expect(Buffer.from(raw, 'latin1').subarray(-5)).toEqual(body)
})

test('adds From, Date and Message-ID where they are missing', () => {
  const { raw } = send('Subject: x\n\nbody\n')
  expect(raw).toMatch(
    /^Subject: x\r\nFrom: "Ana" <ana@host\.test>\r\nDate: Mon, 02 Nov 2026 10:00:00 \+0000\r\nMessage-ID: <[0-9a-f-]{36}@host\.test>\r\n\r\nbody\r\n$/,
  )
})

test('takes a text without header for the body', () => {
  expect(send('Backup done: 3 files\n').raw).toContain('\r\n\r\nBackup done: 3 files\r\n')
  expect(send('').raw).toMatch(/^From: .*\r\nDate: .*\r\nMessage-ID: .*\r\n$/)
})

test('takes recipients of the header, groups and folded lists too, and leaves out Bcc', () => {
  const text = `${complete}To: Ana <a@x.test>,\n "B, C" <b@x.test>\nCC: team: c@x.test, d@x.test;\nBcc: secret@x.test,\n more@x.test\nSubject: x\n\nBcc: stays in the body\n`
  const { raw, recipients } = send(text, { fromHeader: true })
  expect(recipients).toEqual([
    'a@x.test',
    'b@x.test',
    'c@x.test',
    'd@x.test',
    'secret@x.test',
    'more@x.test',
  ])
  expect(raw).not.toContain('secret')
  expect(raw).not.toContain('more@')
  expect(raw).toContain('Subject: x\r\n\r\nBcc: stays in the body')
})

test('keeps Bcc and takes nobody without -t', () => {
  const { raw, recipients } = send(`${complete}Bcc: secret@x.test\n\n`)
  expect(raw).toContain('Bcc: secret@x.test')
  expect(recipients).toEqual([])
})

test('ends at a lone dot, unless a dot is text', () => {
  const text = `${complete}\none\n.\ntwo\n`
  expect(send(text).raw).toBe(crlf(`${complete}\none\n`))
  expect(send(text, { dotIsText: true }).raw).toBe(crlf(text))
  expect(send(`${complete}\n..\n.x\n`).raw).toBe(crlf(`${complete}\n..\n.x\n`))
})

test("leaves out a mailbox's separator line", () => {
  expect(send(`From ana Mon Nov  2 10:00:00 2026\n${complete}\nx`).raw).toBe(crlf(`${complete}\nx`))
})
