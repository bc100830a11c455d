import { expect, test } from 'vitest'
import { charactersOf } from '../../../../../server/checks/spam/engine/view/characters.ts'

const bytes = (text: string) => Buffer.from(text, 'latin1')

/** What SpamAssassin 4.0.1 makes of the same bytes. */
test.each([
  ['UTF-8, whatever is declared', '\xc3\xa9', 'big5', 'é'],
  ['the declared charset', '\xc3\xe2\xb7\xd1', 'GB2312', '免费'],
  ['Windows-1252, for a byte is none of it', '\xc3\xe2\xeb\x21', 'gb2312', 'Ãâë!'],
  ['Windows-1252, for it is of a larger charset', '\x81\x40', 'gb2312', '\ufffd@'],
  ['the larger charset where that is declared', '\x81\x40', 'gbk', '丂'],
  ['what goes through seven bits', '\x1b$B$3\x1b(B', 'iso-2022-jp', 'こ'],
  ['Windows-1252 without a charset', 'caf\xe9', null, 'café'],
])('reads %s', (_, sent, charset, text) => {
  expect(charactersOf(bytes(sent), charset)).toBe(text)
})
