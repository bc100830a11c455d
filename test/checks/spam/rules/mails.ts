import { type MimeNode, mimeOnly } from '../../../helpers/mime.ts'

/** A field of `null` is left out. */
export type Fields = Record<string, string | null>

const received =
  'from mail.sender.example (mail.sender.example [203.0.113.5]) by mx.receiver.example with ESMTPS id 4f2a9c; Mon, 23 Nov 2026 09:30:02 +0100'

const cleanFields: Fields = {
  'Return-Path': '<ada@sender.example>',
  Received: received,
  From: 'Ada Marsh <ada@sender.example>',
  To: 'Bob Ray <bob@receiver.example>',
  Subject: 'Minutes of the meeting on Monday',
  Date: 'Mon, 23 Nov 2026 09:30:00 +0100',
  'Message-ID': '<20261123093000.4f2a9c@mail.sender.example>',
  'MIME-Version': '1.0',
}

const words = [
  'Hello Bob,',
  '',
  'here are the minutes of our meeting. We agreed that the kiln is repaired before the winter,',
  'that Noor asks the two workshops for a date, and that I write to the landlord about the door.',
  'The whole text is at https://www.example.com/minutes/2026-11-23 for those who were away.',
  '',
  'Our next meeting takes place on the second Monday of December, in the small room upstairs.',
  'If you cannot come, tell me until Friday, so that we can find another day for all of us.',
  '',
  'Ada Marsh',
  '',
].join('\n')

const cleanPage = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Minutes of the meeting</title></head>
<body style="color:#222222">
${words
  .split('\n\n')
  .map((text) => `<p>${text}</p>`)
  .join('\n')}
</body></html>
`

function message(fields: Fields, node: MimeNode): Buffer {
  const headers = Object.fromEntries(
    Object.entries({ ...cleanFields, ...node.headers, ...fields }).filter(
      (field): field is [string, string] => field[1] !== null,
    ),
  )
  return mimeOnly({ ...node, headers })
}

const textType = {
  'Content-Type': 'text/plain; charset=utf-8',
  'Content-Transfer-Encoding': '8bit',
}
const htmlType = { ...textType, 'Content-Type': 'text/html; charset=utf-8' }

/** Clean but for the fields that are said. */
export const head = (fields: Fields = {}) => message(fields, { headers: textType, body: words })

/** A text behind a clean header. */
export const text = (body: string | Buffer, fields: Fields = {}) =>
  message(fields, { headers: textType, body })

/** The clean text, and a paragraph more. */
export const saying = (line: string, fields: Fields = {}) => text(`${words}\n${line}\n`, fields)

/** HTML alone: nothing but what is said. */
export const html = (body: string, fields: Fields = {}) =>
  message(fields, { headers: htmlType, body })

/** The clean page with something more in it, and no text part. */
export const page = (more: string, fields: Fields = {}) =>
  html(cleanPage.replace('</body>', `${more}\n</body>`), fields)

/** Text and HTML that say the same. */
export const both = (more = '', fields: Fields = {}) =>
  message(fields, {
    headers: { 'Content-Type': 'multipart/alternative' },
    parts: [
      { headers: textType, body: words },
      { headers: htmlType, body: cleanPage.replace('</body>', `${more}\n</body>`) },
    ],
  })

/** Parts behind a clean header. */
export const parts = (children: MimeNode[], type = 'multipart/mixed', fields: Fields = {}) =>
  message(fields, { headers: { 'Content-Type': type }, parts: children })

/** The clean text with a file. */
export const attached = (type: string, disposition = 'attachment', said = words) =>
  parts([
    { headers: textType, body: said },
    {
      headers: {
        'Content-Type': type,
        'Content-Disposition': disposition,
        'Content-Transfer-Encoding': 'base64',
      },
      body: Buffer.from('Nothing that runs').toString('base64'),
    },
  ])

/** Received as a relay noted it: `from HELO (RDNS [IP])`. */
export const from = (host: string, fields: Fields = {}) =>
  head({ Received: received.replace(/^from .*?\)/, `from ${host}`), ...fields })

export const plainText = words
