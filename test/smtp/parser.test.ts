import { once } from 'node:events'
import { PassThrough, type Writable } from 'node:stream'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Parser } from '../../server/smtp/parser.ts'

const pieces = fc.array(fc.constantFrom('NOOP', '\r\n', '\n', '\r', 'a b', '\xe9', '\0', ' '), {
  maxLength: 40,
})
const sizes = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 5 })

function chunks(bytes: Buffer, sizes: number[]): Buffer[] {
  const all: Buffer[] = []
  for (let from = 0, turn = 0; from < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1
    all.push(bytes.subarray(from, from + size))
    from += size
  }
  return all
}

test('splits lines the same however they come and however long each takes', async () => {
  await fc.assert(
    fc.asyncProperty(pieces, sizes, fc.array(fc.boolean()), async (text, cuts, waits) => {
      const sent = `${text.join('')}\n`
      const got: string[] = []
      const parser = new Parser((line, next) => {
        got.push(line)
        if (waits[got.length]) setImmediate(next)
        else next()
      })
      const source = new PassThrough()
      const sink: Writable = parser
      source.pipe(sink)
      for (const chunk of chunks(Buffer.from(sent, 'latin1'), cuts)) source.write(chunk)
      const wanted = sent.split(/\r?\n/).slice(0, -1)
      while (got.length < wanted.length) await new Promise((resolve) => setImmediate(resolve))
      expect(got).toEqual(wanted)
    }),
    { numRuns: 300 },
  )
})

test('pauses its source while a command takes long and much waits, and goes on then', async () => {
  let answer = () => {}
  const got: string[] = []
  const parser = new Parser((line, next) => {
    got.push(line)
    if (line === 'SLOW') answer = next
    else next()
  })
  expect(parser.write(Buffer.from('SLOW\r\n'))).toBe(true)
  expect(parser.write(Buffer.from(`${'x'.repeat(10_000)}\r\n`))).toBe(true)
  expect(parser.write(Buffer.from(`${'y'.repeat(10_000)}\r\nNOOP\r\n`))).toBe(false)
  expect(got).toEqual(['SLOW'])
  const drained = once(parser, 'drain')
  answer()
  await drained
  expect(got.map((line) => line.slice(0, 4))).toEqual(['SLOW', 'xxxx', 'yyyy', 'NOOP'])
})

test('gives other connections a turn after a hundred commands', async () => {
  const got: string[] = []
  const parser = new Parser((line, next) => {
    got.push(line)
    next()
  })
  parser.write(Buffer.from('NOOP\r\n'.repeat(150)))
  expect(got.length).toBe(100)
  await new Promise((resolve) => setImmediate(resolve))
  expect(got.length).toBe(150)
})

test('obeys nothing more once it is closed', () => {
  const got: string[] = []
  const parser = new Parser((line, next) => {
    got.push(line)
    if (line === 'QUIT') parser.isClosed = true
    next()
  })
  parser.write(Buffer.from('NOOP\r\nQUIT\r\nNOOP\r\n'))
  parser.write(Buffer.from('NOOP\r\n'))
  expect(got).toEqual(['NOOP', 'QUIT'])
})

test('takes no line above 16 kB, however it comes', async () => {
  for (const size of [1000, 64 * 1024]) {
    const parser = new Parser(() => expect.unreachable())
    const failed = once(parser, 'error')
    for (const chunk of chunks(Buffer.alloc(16 * 1024 + 1, 'x'), [size])) parser.write(chunk)
    expect((await failed)[0]).toMatchObject({ message: 'Command line too long' })
  }
})
