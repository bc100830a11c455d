import fc from 'fast-check'
import { expect, test } from 'vitest'
import { paintBlock } from '../../../web/message/source/paint.ts'
import { cutRows, rowText } from '../../../web/message/source/rows.ts'

function shown(text: string, columns: number): string[] {
  const rows = cutRows(text, columns)
  return Array.from({ length: rows.count }, (_, row) => rowText(text, rows, row))
}

test('cuts at every kind of line end', () => {
  expect(shown('a\r\nb\nc\rd', 80)).toEqual(['a', 'b', 'c', 'd'])
})

test('cuts long lines and counts wide characters twice', () => {
  expect(shown('abcdef', 4)).toEqual(['abcd', 'ef'])
  expect(shown('日本語', 4)).toEqual(['日本', '語'])
})

test('gives the rows of one line the same number', () => {
  expect([...cutRows('abcdef\nx', 3).lines]).toEqual([1, 1, 2])
})

test('never cuts through a character of two units', () => {
  expect(shown('😀😀😀', 3)).toEqual(['😀', '😀', '😀'])
})

test('shows every character but the line ends, once', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', '\t', '\r', '\n', '日', '😀'),
    maxLength: 200,
  })
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 20 }), (given, columns) => {
      expect(shown(given, columns).join('')).toBe(given.replace(/[\r\n]/g, ''))
    }),
  )
})

test('paints the rows of a block without moving a character', () => {
  const text = '<b>one</b>\r\n<i>two and more</i>\n'
  const rows = cutRows(text, 8)
  const painted = paintBlock(text, rows, 0, (stretch) =>
    [...stretch].map((char) => ({ kind: char === '<' ? 'tag' : '', text: char })),
  )
  expect(painted.map((runs) => runs.map((run) => run.text).join(''))).toEqual(shown(text, 8))
})
