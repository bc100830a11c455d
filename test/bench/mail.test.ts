import { simpleParser } from 'mailparser'
import { expect, test } from 'vitest'
import { Replies } from './load/replies.ts'
import { send } from './load/send.ts'
import { freePort } from './run/ports.ts'
import { quotedPrintable } from './mail/encode.ts'
import { mailSource } from './mail/mail.ts'

test('makes the same mail from the same seed, and other mail from another', () => {
  const first = (seed: number) => mailSource(seed, 5000)().raw.toString()
  expect(first(1)).toBe(first(1))
  expect(new Set([1, 2, 3, 4, 5, 6].map(first)).size).toBe(6)
})

test.each([500, 5000, 100_000, 1_000_000])('makes mail of about %d bytes', (size) => {
  const next = mailSource(1, size)
  const sizes = Array.from({ length: 20 }, () => next().raw.length)
  const mean = sizes.reduce((sum, one) => sum + one, 0) / sizes.length
  expect(mean / size).toBeGreaterThan(0.8)
  expect(mean / size).toBeLessThan(1.3)
})

test('makes mail that needs no dot-stuffing and has only CRLF', () => {
  const next = mailSource(2, 'mix')
  for (let i = 0; i < 500; i++) {
    const text = next().raw.toString('latin1')
    expect(text).not.toMatch(/(?:^|\n)\.|(?:^|[^\r])\n|\r[^\n]/)
  }
})

test('makes mail that reads well', async () => {
  const next = mailSource(3, 5000)
  for (let i = 0; i < 30; i++) {
    const mail = next()
    const parsed = await simpleParser(mail.raw)
    expect(parsed.subject).toBe(mail.subject.replace(/\s+/g, ' ').trim())
    expect(parsed.from?.value[0]?.address).toBe(mail.from)
    expect(parsed.text?.length).toBeGreaterThan(100)
    expect(parsed.html).toMatch(/<table>/)
  }
})

test('quotes so that no line is long, ends in a blank or begins with a dot', () => {
  const lines = quotedPrintable(`${'é'.repeat(80)}. a .b \r\n.c`).split('\r\n')
  expect(lines.filter((line) => line.length > 76 || /^\.| $/.test(line))).toEqual([])
})

test('hears replies whole, however they are cut', () => {
  const bytes = Buffer.from('250-PIPELINING\r\n250 SIZE 5\r\n354 go on\r\n')
  for (let cut = 0; cut <= bytes.length; cut++) {
    const codes: number[] = []
    const replies = new Replies((code) => codes.push(code))
    replies.feed(bytes.subarray(0, cut))
    replies.feed(bytes.subarray(cut))
    expect(codes).toEqual([250, 354])
  }
})

test.each(['step', 'pipeline', 'each'] as const)(
  'gives up, mode %s, when nobody listens',
  async (mode) => {
    const pool = { seed: 1, size: 500, distinct: 1 }
    const job = { port: await freePort(), mode, connections: 4, pool, count: 100 }
    const { accepted, failed, failure } = await send(job, () => Promise.resolve())
    expect({ accepted, failure }).toEqual({
      accepted: 0,
      failure: expect.stringContaining('ECONN'),
    })
    expect(failed).toBeGreaterThan(20)
  },
)
