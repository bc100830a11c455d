import { expect, test } from 'vitest'
import { readExcerpt } from '../../../web/message/source/fetched.ts'

test('reads a whole answer', async () => {
  expect(await readExcerpt(new Response('año'), 100)).toEqual({ text: 'año', bytes: 4, cut: false })
})

test('reads no more than asked and leaves out a character that was cut through', async () => {
  expect(await readExcerpt(new Response('año'), 2)).toEqual({ text: 'a', bytes: 2, cut: true })
})

test('does not call an answer cut that ends exactly at the limit', async () => {
  expect((await readExcerpt(new Response('abcd'), 4)).cut).toBe(false)
})

test('shows each byte of what is not UTF-8 as one character', async () => {
  const bytes = new Uint8Array([0x61, 0xf1, 0x6f])
  expect((await readExcerpt(new Response(bytes), 100)).text).toBe('año')
})

test('reads an empty answer', async () => {
  expect(await readExcerpt(new Response(null), 100)).toEqual({ text: '', bytes: 0, cut: false })
})
