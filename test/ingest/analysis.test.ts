import { once } from 'node:events'
import type { MessagePort } from 'node:worker_threads'
import { afterEach, expect, test } from 'vitest'
import { startAnalysis } from '../../server/ingest/analysis/analysis.ts'
import { analyse } from '../../server/ingest/analysis/analyse.ts'
import { snippetOf } from '../../server/ingest/analysis/snippet.ts'
import type { AnalysisResult } from '../../server/store/store.ts'
import type { Envelope, Log } from '../../server/types.ts'

const envelope: Envelope = {
  from: 'bounce@sender.test',
  to: ['hidden@receiver.test'],
  body: null,
  smtpUtf8: false,
  dsn: null,
}
const message = (...lines: string[]) => Buffer.from(lines.join('\r\n'))

test('finds the words of header, envelope, text, HTML and file names', () => {
  const raw = message(
    'From: Ada <ada@sender.test>',
    'To: Bob <bob@receiver.test>',
    'Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: multipart/alternative; boundary=c',
    '',
    '--c',
    '',
    'Plain words',
    '--c',
    'Content-Type: text/html',
    '',
    '<p>Other <b>words</b></p>',
    '--c--',
    '--b',
    'Content-Disposition: attachment; filename=Invoice.pdf',
    '',
    'x',
    '--b--',
  )
  expect(analyse(raw, envelope)).toMatchObject({
    header: { subject: 'Grüße', from: { name: 'Ada', address: 'ada@sender.test' } },
    snippet: 'Plain words',
    attachments: 1,
    html: true,
    text: 'text',
    complaint: null,
    words: {
      subject: 'grusse',
      from: 'ada ada sender test bounce sender test',
      to: 'bob bob receiver test',
      bcc: 'hidden receiver test',
      text: 'plain words other words',
      name: 'invoice pdf',
    },
  })
})

test('finds the words of header fields by the name of the field, and the plain ones of most', () => {
  const raw = message(
    'Received: from a.test by b.test',
    'Date: Sun, 1 Nov 2026 10:00:00 +0000',
    'Subject: Hello',
    'X-Mailer: Nodemailer 10',
    '',
    'x',
  )
  expect(analyse(raw, envelope).words.header).toBe(
    '=received: =date: =date:sun =date:1 =date:nov =date:2026 =date:10 =date:00 =date:00 =date:0000 ' +
      '=subject: =x-mailer: =x-mailer:nodemailer =x-mailer:10 nodemailer 10',
  )
})

test('bounds the words of the header', () => {
  const field = `X-Long: ${'word '.repeat(100)}`
  const raw = message(...Array<string>(300).fill(field), '', 'x')
  const words = analyse(raw, envelope).words.header.split(' ')
  expect(words.filter((word) => word === '=x-long:word')).toHaveLength(500)
  expect(words.filter((word) => word === '=x-long:')).toHaveLength(200)
})

test.each([
  ['a text', 'See https://example.test/a', true],
  ['no link', 'See example.test, or mailto:a@b.test', false],
])('finds links in %s', (_, text, link) => {
  expect(analyse(message('Subject: x', '', text), envelope).link).toBe(link)
  const html = `<p><a href="${link ? 'https://example.test' : '#top'}">x</a></p>`
  const raw = message('Content-Type: text/html', '', html)
  expect(analyse(raw, envelope).link).toBe(link)
})

test('takes the text of the HTML when the text part is empty', () => {
  const raw = message(
    'Content-Type: multipart/alternative; boundary=c',
    '',
    '--c',
    '',
    ' ',
    '--c',
    'Content-Type: text/html',
    '',
    '<p>Hello</p>',
    '--c--',
  )
  expect(analyse(raw, envelope)).toMatchObject({ text: 'html', snippet: 'Hello' })
})

test('shows header fields as mailparser reads them, and as the scan does where it guesses', () => {
  // The name of the domain is mailparser's; of the date it would make today.
  const raw = Buffer.from(
    'From: gr\xfc <a@b.test>\r\nSubject: one\r\nSubject: two\r\nDate: some day\r\nTo: x@xn--mnchen-3ya.test\r\n\r\n',
    'latin1',
  )
  expect(analyse(raw, envelope).header).toMatchObject({
    from: { name: 'grü', address: 'a@b.test' },
    subject: 'one',
    sentAt: null,
    to: [{ name: '', address: 'x@münchen.test' }],
  })
})

test.each([
  ['collapses blanks', ' a \r\n\t b\u00a0c ', 'a b c'],
  ['leaves out what takes no place', '\u200c\u00a0\u034f\u200c a\u00adb \ufeff', 'ab'],
  ['leaves out links and rules', 'Hi <https://x.test/1?2> ----- there\n> \n=====', 'Hi there'],
  ['keeps joined emoji', '👩‍🚀 ❤️', '👩‍🚀 ❤️'],
  ['cuts between characters', `${'a'.repeat(199)}😀`, 'a'.repeat(199)],
])('makes a snippet that %s', (_, text, snippet) => {
  expect(snippetOf(text)).toBe(snippet)
})

const silent: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
}
const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

/** A running analysis, and its ports as they come. */
function started(stuckAfterMs?: number) {
  const ports: MessagePort[] = []
  const waiting: ((port: MessagePort) => void)[] = []
  const connect = (port: MessagePort) => {
    const next = waiting.shift()
    if (next) next(port)
    else ports.push(port)
  }
  open.push(
    startAnalysis({
      connect,
      log: silent,
      ...(stuckAfterMs === undefined ? {} : { stuckAfterMs }),
    }),
  )
  return (): Promise<MessagePort> => {
    const port = ports.shift()
    return port ? Promise.resolve(port) : new Promise((resolve) => waiting.push(resolve))
  }
}

async function ask(port: MessagePort, n: number, raw: Uint8Array): Promise<AnalysisResult> {
  const answer = once(port, 'message')
  port.postMessage({ n, raw, envelope })
  // The port carries nothing else.
  const [result] = (await answer) as [AnalysisResult]
  return result
}

test('analyses in a thread what comes on the port', async () => {
  const port = await started()()
  expect(await ask(port, 7, message('Subject: x', '', 'Hello'))).toMatchObject({
    n: 7,
    analysis: { snippet: 'Hello', header: { subject: 'x' } },
  })
  port.close()
})

test('says why a message cannot be analysed, and goes on', async () => {
  const port = await started()()
  const broken = once(port, 'message')
  port.postMessage({ n: 1, raw: null, envelope })
  const [result] = (await broken) as [AnalysisResult]
  expect(result).toEqual({ n: 1, failure: expect.any(String) as string })
  expect(await ask(port, 2, message('', 'x'))).toMatchObject({ n: 2, analysis: { snippet: 'x' } })
  port.close()
})

test('replaces a thread that is stuck, with a new port', async () => {
  const next = started(1000)
  const port = await next()
  const closed = once(port, 'close')
  // Seconds of work: the thread is stopped in the midst of it.
  port.postMessage({ n: 1, raw: Buffer.alloc(120_000_000, 'a:b\n'), envelope })
  await closed
  const again = await next()
  expect(await ask(again, 2, message('', 'x'))).toMatchObject({ n: 2 })
  again.close()
})
