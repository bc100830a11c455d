import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asciiAddress } from '../../../server/relay/shape/index.ts'
import { mailboxes } from '../../../server/relay/shape/header/mailboxes.ts'

test.each([
  ['a@b.test', [['', 'a@b.test']]],
  [
    'A <a@b>, "B, c" <d@e>',
    [
      ['A', 'a@b'],
      ['"B, c"', 'd@e'],
    ],
  ],
  ['<@x.test,@y.test:a@b>', [['', '@x.test,@y.test:a@b']]],
  ['"a\\",b" <c@d>', [['"a\\",b"', 'c@d']]],
  [
    'a@[IPv6:::1], (x, y) b@c',
    [
      ['', 'a@[IPv6:::1]'],
      ['(x, y)', 'b@c'],
    ],
  ],
  [
    'G: a@b, c@d;',
    [
      ['', 'a@b'],
      ['', 'c@d'],
    ],
  ],
  ['undisclosed-recipients:;', [['', '']]],
  ['just words', [['just words', '']]],
  ['', []],
])('parts %j', (value, people) => {
  expect(mailboxes(value).map(({ before, address }) => [before, address])).toEqual(people)
})

test('takes an address field of any shape in linear time', () => {
  for (const piece of ['<', '(', '"', '\\', ',', ':', '[', 'a@b,', '(")'])
    expect(mailboxes(piece.repeat(200_000)).length).toBeGreaterThan(0)
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'a@<>(),;:"\\[] ') }), (value) => {
      for (const { end } of mailboxes(value)) expect(['', ',', ';']).toContain(end)
    }),
  )
})

test.each([
  ['a@b.test', 'a@b.test'],
  ['a@ñandú.test', 'a@xn--and-6ma2c.test'],
  ['"a@b"@ñ.test', '"a@b"@xn--ida.test'],
  ['é@b.test', null],
  ['a@é b', null],
  ['', ''],
  ['postmaster', 'postmaster'],
])('writes the address %j in ASCII', (address, ascii) => {
  expect(asciiAddress(address)).toBe(ascii)
})
