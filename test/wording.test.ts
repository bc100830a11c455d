import { expect, test } from 'vitest'
import { kept, reworded, said, textOf } from '../server/wording.ts'

const text = { en: 'The relay closed.', es: 'El relé cerró.' }

test('a text that is kept is said in the language of who reads it', () => {
  expect(said(kept(text), ({ en }) => en)).toBe('The relay closed.')
  expect(said(kept(text), ({ es }) => es)).toBe('El relé cerró.')
})

test.each([
  '250 2.0.0 Ok',
  '',
  '{"en":',
  '{"en":1,"es":2}',
  '{"en":"x"}',
  '250 {"en":"a","es":"b"}',
])('what somebody else said stays as it is: %s', (words) => {
  expect(said(words, () => 'mine')).toBe(words)
  expect(textOf(words)).toBeNull()
})

test('each language is altered by itself', () => {
  expect(
    said(
      reworded(kept(text), (words) => words.slice(0, 3)),
      ({ es }) => es,
    ),
  ).toBe('El ')
  expect(reworded('250 Ok', (words) => words.slice(0, 3))).toBe('250')
})
