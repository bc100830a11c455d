import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DataReader } from '../../server/smtp/data-reader.ts'
import { hostileBytes, lined, stuffed, unstuffed } from './bytes.ts'

/** What the reader makes of the bytes in these pieces, and what is left behind the end. */
function read(bytes: Buffer, cuts: number[]) {
  const reader = new DataReader()
  const kept: Buffer[] = []
  const borders = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b)
  let from = 0
  for (const to of [...borders, bytes.length]) {
    const chunk = Buffer.from(bytes.subarray(from, to))
    const { before, content, end } = reader.read(chunk)
    kept.push(before, Buffer.from(content))
    if (end >= 0) return { body: Buffer.concat(kept), end: from + end }
    from = to
  }
  return { body: Buffer.concat(kept), end: -1 }
}

const cuts = fc.array(fc.nat(), { maxLength: 12 })

test('gives back every body that was stuffed, wherever the chunks end', () => {
  fc.assert(
    fc.property(hostileBytes.map(lined), cuts, (body, at) => {
      const sent = stuffed(body)
      const got = read(Buffer.concat([sent, Buffer.from('.\r\nNOOP\r\n')]), at)
      expect(got.body.toString('latin1')).toBe(body.toString('latin1'))
      expect(got.end).toBe(sent.length + 3)
    }),
    { numRuns: 2000 },
  )
})

test('agrees with the rule on bytes that nobody stuffed', () => {
  fc.assert(
    fc.property(hostileBytes, cuts, (bytes, at) => {
      const rule = unstuffed(bytes)
      const got = read(bytes, at)
      expect(got.end).toBe(rule.end)
      if (rule.end >= 0) expect(got.body.toString('latin1')).toBe(rule.body.toString('latin1'))
    }),
    { numRuns: 2000 },
  )
})

test('agrees with the rule when every byte comes alone', () => {
  fc.assert(
    fc.property(hostileBytes, (bytes) => {
      const every = Array.from({ length: bytes.length }, (_, at) => at)
      const rule = unstuffed(bytes)
      const got = read(bytes, every)
      expect(got.end).toBe(rule.end)
      if (rule.end >= 0) expect(got.body.toString('latin1')).toBe(rule.body.toString('latin1'))
    }),
    { numRuns: 1000 },
  )
})

test.each([
  ['a dot behind CRLF', '\r\n.x\r\n.\r\n', '\r\nx\r\n'],
  ['only one of two dots', '..\r\n.\r\n', '.\r\n'],
  ['a dot at the very start', '.x\r\n.\r\n', 'x\r\n'],
  ['a dot before a bare CR', '\r\n.\rx\r\n.\r\n', '\r\n\rx\r\n'],
])('takes away %s', (_what, sent, kept) => {
  expect(read(Buffer.from(sent), []).body.toString()).toBe(kept)
})

test.each([
  ['a dot behind a bare LF', 'a\n..x\r\n.\r\n', 'a\n..x\r\n'],
  ['LF.LF', 'a\n.\nb\r\n.\r\n', 'a\n.\nb\r\n'],
  ['LF.CRLF', 'a\n.\r\nb\r\n.\r\n', 'a\n.\r\nb\r\n'],
  ['CR.CR', 'a\r.\rb\r\n.\r\n', 'a\r.\rb\r\n'],
  ['bytes that are no text', '\xff\x00\r\n.\r\n', '\xff\x00\r\n'],
])('keeps %s', (_what, sent, kept) => {
  expect(read(Buffer.from(sent, 'latin1'), []).body.toString('latin1')).toBe(kept)
})

test('takes a final dot at the very start for an empty message', () => {
  expect(read(Buffer.from('.\r\nQUIT\r\n'), [])).toEqual({ body: Buffer.alloc(0), end: 3 })
})
