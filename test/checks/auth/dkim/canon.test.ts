import { expect, test } from 'vitest'
import {
  canonicalBody,
  canonicalField,
  withCrlf,
  withoutSignature,
} from '../../../../server/checks/auth/dkim/canon.ts'

// The example of RFC 6376 §3.4.5, in its words.
const body = ' C \r\nD \t E\r\n\r\n\r\n'

test.each([
  ['§3.4.2 relaxed', { text: 'A: X' }, 'relaxed', 'a:X'],
  ['§3.4.2 relaxed, with a fold', { text: 'B : Y\t\r\n\tZ  ' }, 'relaxed', 'b:Y Z'],
  ['§3.4.1 simple', { text: 'B : Y\t\r\n\tZ  ' }, 'simple', 'B : Y\t\r\n\tZ  '],
  ['§3.4.2 nothing', { text: 'C: \t ' }, 'relaxed', 'c:'],
  ['§3.4.2 only folds', { text: 'C:\r\n \r\n x\r\n ' }, 'relaxed', 'c:x'],
  ['§3.4.2 a colon in the value', { text: 'D:a : b' }, 'relaxed', 'd:a : b'],
  ['§3.4.2 bytes above ASCII stay', { text: 'E: \xa0\xe9\x0b' }, 'relaxed', 'e:\xa0\xe9\x0b'],
  ['bare line feeds', { text: 'F: a\n b' }, 'simple', 'F: a\r\n b'],
] as const)('field, %s', (_, field, canon, expected) => {
  expect(canonicalField(field, canon)).toBe(expected)
})

test.each([
  ['§3.4.4 relaxed', body, 'relaxed', ' C\r\nD E\r\n'],
  ['§3.4.3 simple', body, 'simple', ' C \r\nD \t E\r\n'],
  ['§3.4.3 nothing is an empty line', '', 'simple', '\r\n'],
  ['§3.4.3 empty lines are one', '\r\n\r\n\r\n', 'simple', '\r\n'],
  ['§3.4.3 no line break at the end', 'a', 'simple', 'a\r\n'],
  ['§3.4.3 white space is a line', 'a\r\n \r\n', 'simple', 'a\r\n \r\n'],
  ['§3.4.4 nothing is nothing', '', 'relaxed', ''],
  ['§3.4.4 empty lines are nothing', '\r\n \r\n\t\r\n', 'relaxed', ''],
  ['§3.4.4 no line break at the end', 'a', 'relaxed', 'a\r\n'],
  ['§3.4.4 white space at the end', 'a\r\n  ', 'relaxed', 'a\r\n'],
  ['§3.4.4 white space before', '\t a\r\n\r\n b\r\n', 'relaxed', ' a\r\n\r\n b\r\n'],
] as const)('body, %s', (_, text, canon, expected) => {
  expect(canonicalBody(Buffer.from(text), canon).toString()).toBe(expected)
})

test.each([
  ['a\nb\r\nc\rd\r\r\n\n', 'a\r\nb\r\nc\r\nd\r\n\r\n\r\n'],
  ['\n', '\r\n'],
  ['\r', '\r\n'],
  ['a\r\n', 'a\r\n'],
])('makes line breaks of %j', (text, expected) => {
  expect(withCrlf(Buffer.from(text)).toString()).toBe(expected)
})

test.each([
  ['§3.5 the last tag', 'D: v=1; b=ab\r\n cd ', 'D: v=1; b='],
  ['§3.5 in the middle', 'D: b = ab= ;bh=xb=;h=b', 'D: b =;bh=xb=;h=b'],
  ['§3.5 none', 'D: bb=1; bh=b', 'D: bb=1; bh=b'],
])('takes the signature out: %s', (_, text, expected) => {
  expect(withoutSignature(text)).toBe(expected)
})
