import { expect, test } from 'vitest'
import { parseAddresses } from '../../server/mime/addresses.ts'
import { parseDate } from '../../server/mime/date.ts'
import { decodeWords } from '../../server/mime/encoded-words.ts'
import { headerFields } from '../../server/mime/header.ts'
import { parseParameters } from '../../server/mime/parameters.ts'

test.each([
  ['=?utf-8?Q?Caf=C3=A9_au_lait?=', 'Café au lait'],
  ['=?UTF-8?b?w6k=?= and =?iso-8859-1*fr?q?=E9?=', 'é and é'],
  ['=?utf-8?B?w4k=?=\t =?utf-8?B?w6k=?=', 'Éé'],
  ['=?utf-8?B?8J+Y?= =?utf-8?B?gA==?=', '😀'],
  ['=?utf-8?Q?a?= =?iso-8859-1?Q?=E9?=', 'aé'],
  ['=?utf-8?Q?what??=', 'what?'],
  ['=?utf-8?Q?not closed', '=?utf-8?Q?not closed'],
  ['=?utf-8?X?odd?=', '=?utf-8?X?odd?='],
  ['a =?= b', 'a =?= b'],
])('decodes the words of %s', (value, text) => {
  expect(decodeWords(value)).toBe(text)
})

const parameters = (text: string) => {
  const { value, parameters: found } = parseParameters(Buffer.from(text, 'latin1'))
  return { value, ...Object.fromEntries(found) }
}

test.each<[string, object]>([
  ['text/plain; charset=utf-8', { value: 'text/plain', charset: 'utf-8' }],
  ['TEXT/HTML;CHARSET="UTF-8"', { value: 'text/html', charset: 'UTF-8' }],
  ['text/plain charset=utf-8', { value: 'text/plain', charset: 'utf-8' }],
  ['text/plain; charset=us-ascii (Plain text)', { value: 'text/plain', charset: 'us-ascii' }],
  ['a/b; name=my file (1).pdf; x=y', { value: 'a/b', name: 'my file (1).pdf', x: 'y' }],
  ['a/b; name="a;b\\"c\\d.txt"', { value: 'a/b', name: 'a;b"c\\d.txt' }],
  ['a/b; name="never closed', { value: 'a/b', name: 'never closed' }],
  ["a/b; name*=utf-8'en'%e2%82%ac%20rates", { value: 'a/b', name: '€ rates' }],
  ["a/b; name*1*=%20b; name*0*=iso-8859-1''%e9; name*2=c", { value: 'a/b', name: 'é bc' }],
  ["a/b; name=x; name*=utf-8''y", { value: 'a/b', name: 'y' }],
  ['a/b; name="=?utf-8?Q?=C3=A9?="', { value: 'a/b', name: 'é' }],
  ['a/b; name="\xc3\xa9"', { value: 'a/b', name: 'é' }],
  ['a/b; name=\xe9', { value: 'a/b', name: 'é' }],
  ['; ;; a/b ;; =x; y', { value: 'a/b', '': 'x' }],
])('reads the parameters of %s', (text, found) => {
  const { '': _, ...want } = found as Record<string, string>
  expect(parameters(text)).toEqual(want)
})

test.each<[string, [string, string][]]>([
  ['ann@example.test', [['', 'ann@example.test']]],
  [
    '"Doe, Ann" <ann@example.test>, bob@x.test',
    [
      ['Doe, Ann', 'ann@example.test'],
      ['', 'bob@x.test'],
    ],
  ],
  ['=?utf-8?Q?M=C3=BCller=2C_Ann?= <a@b.test>', [['Müller, Ann', 'a@b.test']]],
  [
    'Team: a@b.test, c@d.test;, e@f.test',
    [
      ['', 'a@b.test'],
      ['', 'c@d.test'],
      ['', 'e@f.test'],
    ],
  ],
  ['undisclosed-recipients:;', []],
  ['=?utf-8?Q?Ann_=3Cann=40b.test=3E?=', [['Ann', 'ann@b.test']]],
  ['Ann', [['Ann', '']]],
  [',,, ,', []],
])('reads the addresses of %s', (value, found) => {
  const list = parseAddresses(value, 1000).map(({ name, address }) => [name, address])
  expect(list).toEqual(found)
})

test.each<[string, string | null]>([
  ['Mon, 2 Mar 2026 10:00:00 +0100', '2026-03-02T09:00:00.000Z'],
  ['2 Mar 2026 10:00 -0330 (NST)', '2026-03-02T13:30:00.000Z'],
  ['Mon, 2 Mar 98 10:00:00 EST', '1998-03-02T15:00:00.000Z'],
  ['Sat Apr 21 2001 00:18:00', '2001-04-21T00:18:00.000Z'],
  ['2026-03-02T10:00:00Z', '2026-03-02T10:00:00.000Z'],
  ['yesterday', null],
  ['', null],
])('reads the date %s', (value, iso) => {
  expect(parseDate(value)).toBe(iso)
})

test('lists header fields decoded and raw, in their order', () => {
  const raw = Buffer.from(
    'Subject: =?utf-8?Q?=C3=A9?=\r\n folded\r\nX-Odd : 1\r\nSubject: two\r\n\r\nBody: no',
  )
  expect(headerFields(raw)).toEqual([
    { name: 'Subject', value: 'é folded', raw: 'Subject: =?utf-8?Q?=C3=A9?=\r\n folded' },
    { name: 'X-Odd', value: '1', raw: 'X-Odd : 1' },
    { name: 'Subject', value: 'two', raw: 'Subject: two' },
  ])
})

test('reads raw header bytes in the charset of the body', () => {
  const korean = Buffer.from(
    'Subject: [\xb1\xa4\xb0\xed]\r\nContent-Type: text/plain; charset=euc-kr\r\n\r\n',
    'latin1',
  )
  expect(headerFields(korean)[0]?.value).toBe('[광고]')
})
