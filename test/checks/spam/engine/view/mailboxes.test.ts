import { expect, test } from 'vitest'
import { mailboxesIn } from '../../../../../server/checks/spam/engine/view/mailboxes.ts'

const told = (value: string) => mailboxesIn(value, 100).map(({ name, address }) => [name, address])

/** What SpamAssassin 4.0.1 finds in the same fields. */
test.each([
  [
    '"a, b" <a@b.c>, d@e.f',
    [
      ['a, b ', 'a@b.c'],
      [null, 'd@e.f'],
    ],
  ],
  [
    'Sale, 20 %, <no-reply@shop.test>',
    [
      ['Sale', null],
      ['20 %', null],
      [null, 'no-reply@shop.test'],
    ],
  ],
  [
    'Prize,(<noreply@shop.test>)',
    [
      ['Prize', null],
      [null, 'noreply@shop.test'],
    ],
  ],
  ['Support <no_reply@ses,fi>', [['Support ', null]]],
  ['foo bar@baz.com', [['foo bar@baz.com', null]]],
  ['a b <a b@c.d>', [['a b ', null]]],
  ['Staff<unknown@shop.test>', [['Staff', 'unknown@shop.test']]],
  [
    'Group: a@b.c, d@e.f;',
    [
      [null, 'a@b.c'],
      [null, 'd@e.f'],
    ],
  ],
  ['undisclosed-recipients:;', []],
  ['<a@b.c> trailing', [[null, 'a@b.c']]],
  ['MAILER-DAEMON@kci (Mail System)', [['Mail System', 'MAILER-DAEMON@kci']]],
  ['"a@b.com"', [[null, 'a@b.com']]],
  ['a@b@c.d', [[null, 'a@b']]],
  ['<a@b.c><a@b.c>', [[null, null]]],
  ['"unclosed <a@b.c>', [[null, 'a@b.c']]],
  ['Zo\xc3\xa0 <zo\xc3\xa0@shop.test>', [['Zo\xc3\xa0 ', 'zo\xc3\xa0@shop.test']]],
])('finds the mailboxes of %s', (value, found) => {
  expect(told(value)).toEqual(found)
})

test.each(['"', '<', '(', '\\"', 'a@', '<a@', '"a"', ' ', ',', '>', '<>', '()', 'a ', '<a b@c>'])(
  'reads %s again and again in no time',
  (piece) => {
    const start = performance.now()
    for (const first of ['', '<', '"', '(']) mailboxesIn(first + piece.repeat(8_000), 500)
    expect(performance.now() - start).toBeLessThan(200)
  },
)
