import { expect, test } from 'vitest'
import { attachmentsOf, inlineOf, kindOf, viewOf } from '../../../web/message/attachments/parts.ts'
import { aMessage, aPart } from './message.ts'

test('tells attachments from what the text shows itself', () => {
  const logo = aPart({ path: '1.2', role: 'inline', type: 'image/png', cid: 'logo' })
  const nested = aPart({ path: '2', type: 'message/rfc822' })
  const within = aPart({ path: '2.1', role: 'inline', type: 'text/plain' })
  const message = aMessage({ parts: [logo, nested, within] })
  expect(attachmentsOf(message)).toEqual([nested])
  expect(inlineOf(message)).toEqual([logo])
})

test.each([
  ['image/png', 'image'],
  ['image/svg+xml', null],
  ['text/html', 'text'],
  ['message/rfc822', 'text'],
  ['application/pdf', null],
])('looks at %s as %s', (type, view) => {
  expect(viewOf(aPart({ type }))).toBe(view)
})

test.each([
  ['invoice.PDF', 'application/octet-stream', 'PDF'],
  [null, 'text/plain', 'TXT'],
  ['no end', 'message/rfc822', 'EML'],
  [null, 'application/vnd.ms-excel', 'MS-EX'],
])('calls %s of %s %s', (name, type, kind) => {
  expect(kindOf(aPart({ name, type }))).toBe(kind)
})
