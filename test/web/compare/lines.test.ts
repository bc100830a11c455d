import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareTexts, type Compared } from '../../../web/compare/lines/compare.ts'
import { foldSame } from '../../../web/compare/lines/fold.ts'
import { breakTags } from '../../../web/compare/lines/format.ts'
import { findHunks } from '../../../web/compare/lines/hunks.ts'
import { layOut } from '../../../web/compare/lines/layout.ts'
import { runsOf } from '../../../web/compare/lines/runs.ts'
import { lineText, splitLines } from '../../../web/compare/lines/split.ts'
import { markWords } from '../../../web/compare/lines/words.ts'

const later = () => performance.now() + 5000
const numbered = (count: number, change: Record<number, string> = {}) =>
  Array.from({ length: count }, (_, n) => change[n + 1] ?? `line ${n + 1}`).join('\n')

/** The lines of one side, as the pieces tell them. */
function told({ pieces }: Compared, side: 'left' | 'right'): number[] {
  return pieces.flatMap((piece) =>
    piece.kind === 'same'
      ? Array.from({ length: piece.count }, (_, at) => piece[side] + at)
      : piece.rows.flatMap((row) => row[side] ?? []),
  )
}

test('tells every line of both texts once, in order, and equal lines only where they are equal', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c d', ''), { maxLength: 30 })
  fc.assert(
    fc.property(text, text, (one, other) => {
      const [left, right] = [splitLines(one.join('\n')), splitLines(other.join('\n'))]
      const compared = compareTexts(left.text, right.text)
      expect(told(compared, 'left')).toEqual([...Array(left.count).keys()])
      expect(told(compared, 'right')).toEqual([...Array(right.count).keys()])
      for (const piece of compared.pieces) {
        if (piece.kind !== 'same') continue
        for (let at = 0; at < piece.count; at++)
          expect(lineText(left, piece.left + at)).toBe(lineText(right, piece.right + at))
      }
    }),
  )
})

test('ends lines at CRLF, LF and a lone CR alike', () => {
  expect(compareTexts('a\r\nb\rc', 'a\nb\nc\n').pieces).toEqual([
    { kind: 'same', left: 0, right: 0, count: 3 },
  ])
})

test('matches what occurs once when there is no time for more', () => {
  const left = splitLines(numbered(50, { 10: 'old', 30: 'x', 31: 'x' }))
  const right = splitLines(numbered(50, { 10: 'new', 30: 'y', 31: 'y' }))
  expect(findHunks(left, right, 0)).toEqual({
    coarse: true,
    hunks: [
      { left: 9, right: 9, removed: 1, added: 1 },
      { left: 29, right: 29, removed: 2, added: 2 },
    ],
  })
})

test('lays a changed line beside the one it is most like', () => {
  const left = 'Dear Ada,\nYour order 20418 left our workshop.\nBye'
  const right = 'Dear Ada,\nGood news!\nYour order 20419 left our workshop.\nBye'
  const changed = compareTexts(left, right).pieces.find(({ kind }) => kind === 'changed')
  expect(changed).toEqual({
    kind: 'changed',
    rows: [
      { left: null, right: 1, marks: null },
      { left: 1, right: 2, marks: { left: [[11, 16]], right: [[11, 16]] } },
    ],
  })
})

test('marks words, and none where the lines are two', () => {
  expect(markWords('Hello Ada Lovelace!', 'Hello Bob Lovelace!', later())).toEqual({
    left: [[6, 9]],
    right: [[6, 9]],
  })
  expect(markWords('one two three', 'quite another thing', later())).toBeNull()
})

test('marks the middle of lines that are too long for words, and halves no character', () => {
  const [left, right] = ['a'.repeat(50) + '😀', 'a'.repeat(50) + '😁']
  expect(markWords(left, right, 0)).toEqual({ left: [[50, 52]], right: [[50, 52]] })
})

test('folds what is equal, but for three lines around a difference', () => {
  const { pieces } = compareTexts(numbered(100, { 50: 'old' }), numbered(100, { 50: 'new' }))
  const folded = foldSame(pieces, new Set())
  expect(folded.map((item) => (item.kind === 'fold' ? item.count : item.kind))).toEqual([
    46,
    ...['same', 'same', 'same', 'changed', 'same', 'same', 'same'],
    47,
  ])
  expect(foldSame(pieces, new Set([0]))).toHaveLength(49 + 1 + 3 + 1)
  expect(foldSame(compareTexts('a\nb\nc', 'a\nb\nd').pieces, new Set())).toHaveLength(3)
})

test('cuts long lines into rows of equal width, side by side or below each other', () => {
  const texts = { left: splitLines('abcdefgh\nold'), right: splitLines('abcdefgh\nnew and more') }
  const items = foldSame(compareTexts(texts.left.text, texts.right.text).pieces, new Set())
  const shown = (unified: boolean) => {
    const layout = layOut(items, texts, 5, unified)
    const text = (side: 'left' | 'right', range: { from: number; to: number } | null) =>
      range && texts[side].text.slice(range.from, range.to)
    return Array.from({ length: layout.count }, (_, at) => {
      const { left, right, first } = layout.row(at)
      return [first, text('left', left), text('right', right)]
    })
  }
  expect(shown(false)).toEqual([
    [true, 'abcde', 'abcde'],
    [false, 'fgh', 'fgh'],
    [true, 'old', 'new '],
    [false, null, 'and '],
    [false, null, 'more'],
  ])
  expect(shown(true)).toEqual([
    [true, 'abcde', null],
    [false, 'fgh', null],
    [true, 'old', null],
    [true, null, 'new '],
    [false, null, 'and '],
    [false, null, 'more'],
  ])
  expect(layOut(items, texts, 5, true).changes).toEqual([2])
})

test('shows an empty line as a row', () => {
  const texts = { left: splitLines('\n\n'), right: splitLines('\n\n') }
  const items = foldSame(compareTexts('\n\n', '\n\n').pieces, new Set())
  expect(layOut(items, texts, 10, false).count).toBe(2)
})

test('gives a piece of a line its part of the marks', () => {
  const marks = [
    [1, 3],
    [6, 9],
  ] as const
  expect(runsOf('xxabcdefghij', { from: 4, to: 10 }, 2, marks)).toEqual([
    { text: 'c', marked: true },
    { text: 'def', marked: false },
    { text: 'gh', marked: true },
  ])
})

test('breaks HTML at block tags and leaves sentences, styles and attributes whole', () => {
  const source =
    '<div><p class="a>b">One <b>two</b></p>\n  <style>a > b {\n c: d }</style><!-- <p> --></div>1 < 2'
  expect(breakTags(source).split('\n')).toEqual([
    '<div>',
    '<p class="a>b">',
    'One <b>two</b>',
    '</p>',
    '<style>',
    'a > b {',
    'c: d }',
    '</style>',
    '<!-- <p> -->',
    '</div>',
    '1 < 2',
  ])
})

test('breaks hostile HTML in time linear in its length', () => {
  for (const piece of ['<', '<a ', '<p title="', '<!--', '<style>', '</', '\n'])
    expect(breakTags(piece.repeat(200_000)).length).toBeGreaterThanOrEqual(0)
})
