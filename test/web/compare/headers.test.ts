import { expect, test } from 'vitest'
import type { HeaderField } from '../../../server/types.ts'
import { alignHeaders } from '../../../web/compare/headers/align.ts'

function fields(...lines: string[]): HeaderField[] {
  return lines.map((raw) => {
    const [name = '', value = ''] = raw.split(': ')
    return { name, value, raw }
  })
}

const shown = (left: HeaderField[], right: HeaderField[]) =>
  alignHeaders(left, right).map((pair) => [
    pair.name,
    pair.kind,
    pair.left?.value ?? null,
    pair.right?.value ?? null,
  ])

test('lays fields of the same name beside each other, whatever their case and order', () => {
  const left = fields('From: ada', 'Subject: One', 'X-Old: 1')
  const right = fields('subject: Two', 'X-New: 2', 'FROM: ada')
  expect(shown(left, right)).toEqual([
    ['From', 'same', 'ada', 'ada'],
    ['Subject', 'changed', 'One', 'Two'],
    ['X-New', 'added', null, '2'],
    ['X-Old', 'removed', '1', null],
  ])
})

test('finds the equal ones among fields that occur more than once', () => {
  const left = fields('X-Tag: a', 'X-Tag: b', 'X-Tag: c')
  const right = fields('X-Tag: b', 'X-Tag: d')
  expect(shown(left, right)).toEqual([
    ['X-Tag', 'changed', 'a', 'd'],
    ['X-Tag', 'same', 'b', 'b'],
    ['X-Tag', 'removed', 'c', null],
  ])
})

test('knows what differs between two sendings of the same', () => {
  const left = fields('Date: 1', 'Content-Type: multipart/mixed; boundary="a"', 'Subject: x')
  const right = fields('Date: 2', 'Content-Type: multipart/mixed; boundary="b"', 'Subject: y')
  expect(alignHeaders(left, right).map(({ noise }) => noise)).toEqual([true, true, false])
})

test('a changed type is no noise', () => {
  const left = fields('Content-Type: multipart/mixed; boundary=a')
  const right = fields('Content-Type: multipart/alternative; boundary=b')
  expect(alignHeaders(left, right)[0]?.noise).toBe(false)
})
