import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainAddresses } from '../../server/ingest/plain-addresses.ts'
import { parseAddresses } from '../../server/mime/addresses.ts'

const characters = fc.constantFrom(
  ...['Ann', 'b', "O'Neil", '7', 'a@x.test', 'b+c@y.test', '<', '>', '<a@x.test>', '"', ',', ', '],
  ...[' ', '  ', '.', '(', ')', ':', ';', '\\', '@', '-', '=?utf-8?Q?a?=', 'é', '\t', '[', 'Dr.'],
  ...['"Ann, B"', '"Ann" <a@x.test>', 'Ann B <a@x.test>', '!', '&', '=', '_', '/'],
)

test('agrees with the full parser wherever it answers', () => {
  let answered = 0
  fc.assert(
    fc.property(fc.array(characters, { maxLength: 8 }), (pieces) => {
      const text = pieces.join('')
      const plain = plainAddresses(text, 1000)
      if (plain === null) return
      answered++
      expect(plain).toEqual(parseAddresses(text, 1000))
    }),
    { numRuns: 20_000 },
  )
  expect(answered).toBeGreaterThan(100)
})

test('answers for what most mail says', () => {
  expect(plainAddresses('"Ann, A." <ann@x.test>, Bob B <bob@y.test>, c+d@z.test', 10)).toEqual([
    { name: 'Ann, A.', address: 'ann@x.test' },
    { name: 'Bob B', address: 'bob@y.test' },
    { name: '', address: 'c+d@z.test' },
  ])
})

test('leaves fields above the limit to the full parser', () => {
  expect(plainAddresses('a@x.test, b@x.test', 1)).toBeNull()
})

test('gives up on a megabyte of anything at once', () => {
  for (const piece of ['a', ' ', 'a ', 'a@', '"', '<', ','])
    expect(plainAddresses(piece.repeat(1_000_000 / piece.length), 1000)).toBeNull()
})
