import { randomBytes } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { createDeflate, reusable } from '../../server/store/sqlite/deflate.ts'

const most = 4096
const mail = Buffer.from('Subject: Hello\r\n'.repeat(500))

test('this Node has the deflater that can be used again', () => {
  expect(reusable(most)).toBeTypeOf('function')
})

test('deflates one after the other, as a new deflater would', () => {
  const deflate = createDeflate(most)
  for (const bytes of [mail, randomBytes(1000), Buffer.alloc(0), mail.subarray(3, 1003), mail]) {
    const data = Buffer.from(deflate(bytes) ?? [])
    expect(data).toEqual(deflateRawSync(bytes, { level: 1 }))
    expect(inflateRawSync(data)).toEqual(bytes)
  }
})

test('gives nothing when there is no room for the answer, and goes on', () => {
  const deflate = createDeflate(most)
  expect(deflate(randomBytes(2 * most))).toBeNull()
  expect(inflateRawSync(deflate(mail) ?? Buffer.alloc(0))).toEqual(mail)
})
