import { expect, test } from 'vitest'
import { roundtrip } from './roundtrip.ts'

/** The full form: `node --import tsx test/archive/roundtrip.ts 200000`. */
const count = 1500

test('loses nothing on the way out as mbox and into an empty store', async () => {
  const { messages, bytes } = await roundtrip(count, () => {})
  expect(messages).toBe(count)
  expect(bytes).toBeGreaterThan(count * 1000)
}, 120_000)
