import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linkify } from '../../../web/message/text/linkify.ts'
import { cpuOf } from '../../helpers/work.ts'

function links(text: string): string[] {
  return linkify(text).flatMap((piece) => (piece.href === null ? [] : [piece.href]))
}

test.each([
  ['See https://example.test/a?b=c#d.', ['https://example.test/a?b=c#d']],
  ['(http://example.test/wiki/Mail_(post))', ['http://example.test/wiki/Mail_(post)']],
  ['<https://example.test/x>, "http://b.test"', ['https://example.test/x', 'http://b.test']],
  ['write to lucia@example.test!', ['mailto:lucia@example.test']],
  ['mailto:shop@example.test?subject=Hi', ['mailto:shop@example.test?subject=Hi']],
  ['javascript:alert(1) data:text/html,x file:///etc/passwd', []],
  ['xhttp://example.test', []],
  ['a@b @example.test user@ http:// https://', []],
  ['https://user@example.test/ end', ['https://user@example.test/']],
])('finds the links of %j', (text, found) => {
  expect(links(text)).toEqual(found)
})

test('ends a link at a control that turns the direction of writing', () => {
  expect(links('https://example.test/\u202egpj.exe')).toEqual(['https://example.test/'])
})

test('loses no character and links only to the web and to mail', () => {
  const part = fc.constantFrom(
    'http://',
    'https://',
    'mailto:',
    '@',
    '.',
    'a',
    ')',
    '(',
    ' ',
    '\n',
    '>',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(part, fc.string()), { maxLength: 60 }), (parts) => {
      const text = parts.join('')
      const pieces = linkify(text)
      expect(pieces.map((piece) => piece.text).join('')).toBe(text)
      for (const { href } of pieces) expect(href ?? 'mailto:').toMatch(/^(https?:\/\/|mailto:)/i)
    }),
  )
})

test.each(['@', 'a@', 'http://', 'https://a(', ')', 'a.', 'mailto:'])(
  'takes time in proportion to a text of nothing but %j',
  async (unit) => {
    const text = unit.repeat(1_000_000 / unit.length)
    expect(await cpuOf(() => linkify(text))).toBeLessThan(4000)
  },
)
