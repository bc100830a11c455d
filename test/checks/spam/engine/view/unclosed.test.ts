import { expect, test } from 'vitest'
import { mailOf } from '../../../../../server/checks/spam/engine/view/mail.ts'
import { walk } from '../../../../../server/mime/walk.ts'

/** The text as rules see it. */
function bodyOf(text: string): string {
  const raw = Buffer.from(text)
  const envelope = { from: '', to: [] }
  const arrivedAt = '2026-11-23T08:30:00Z'
  const mail = mailOf({ raw, parts: walk(raw).parts, envelope, arrivedAt }, new Map())
  const subject = /^Subject: (.*)/m.exec(text)?.[1] ?? ''
  return mail.body().join(' ').replace(subject, '').trim()
}

test.each([
  ['ends after a few words', 'Subject: Kiln\nIt is warm.\n', ''],
  ['is no header', 'It is warm.\r\nCome and see.\r\n', ''],
  ['goes on too long', 'Subject: Kiln\none\ntwo\nthree\nfour\nfive\n', 'four five'],
  ['ends after all', 'Subject: Kiln\none\ntwo\n\nIt is warm.\n', 'It is warm.'],
  ['is as it should be', 'Subject: Kiln\n\none\ntwo\n', 'one two'],
])('finds the text where the header %s', (_, text, body) => {
  expect(bodyOf(text).replace(/\s+/g, ' ')).toBe(body)
})
