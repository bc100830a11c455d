import { expect, test } from 'vitest'
import { quoteBlocks, quoteLevel } from '../../../web/message/text/quotes.ts'

test.each([
  ['text', 0],
  ['> one', 1],
  ['>> two', 2],
  ['> > > > deep', 3],
  [' > indented is no quotation', 0],
  ['a > b', 0],
])('sees the depth of %j', (line, level) => {
  expect(quoteLevel(line)).toBe(level)
})

test('puts lines of one depth together and keeps empty lines', () => {
  expect(quoteBlocks('Yes.\r\n\r\n> Is it\n> you?\n>> Who?')).toEqual([
    { level: 0, text: 'Yes.\n' },
    { level: 1, text: '> Is it\n> you?' },
    { level: 2, text: '>> Who?' },
  ])
})
