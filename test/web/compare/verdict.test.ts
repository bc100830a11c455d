import { expect, test } from 'vitest'
import type { HeaderField } from '../../../server/types.ts'
import type { Content } from '../../../web/compare/pair.svelte.ts'
import { verdictOf } from '../../../web/compare/verdict.ts'
import { aMessage, aPart } from '../message/message.ts'

const field = (name: string, value: string): HeaderField => ({ name, value, raw: '' })
const excerpt = (text: string, cut = false) => ({ text, bytes: text.length, cut })

function content(change: Partial<Content> = {}): Content {
  return { headers: [field('Subject', 'Hello')], text: excerpt('Hello'), html: null, ...change }
}

const verdict = (left: Content, right: Content, identical = false) =>
  verdictOf(aMessage(), aMessage(), { left, right, identical })

test('names the header fields in which two otherwise equal messages differ', () => {
  const right = content({ headers: [field('Subject', 'Bye'), field('Date', 'today')] })
  expect(verdict(content(), right)).toEqual({
    kind: 'headers',
    fields: ['Subject', 'Date'],
    made: false,
  })
  const sentLater = content({ headers: [field('Subject', 'Hello'), field('Date', 'today')] })
  expect(verdict(content(), sentLater)).toMatchObject({ fields: ['Date'], made: true })
})

test('calls two the same when bytes are equal, or everything but the raw form', () => {
  expect(verdict(content(), content(), true).kind).toBe('identical')
  expect(verdict(content(), content()).kind).toBe('same')
})

test('promises nothing about texts that were cut, or that only one has', () => {
  const cut = content({ text: excerpt('Hello', true) })
  expect(verdict(cut, cut).kind).toBe('different')
  expect(verdict(content(), content({ html: excerpt('<p>') })).kind).toBe('different')
})

test('takes another attachment for a difference', () => {
  const part = aPart({ role: 'attachment', name: 'a.pdf' })
  const contents = { left: content(), right: content(), identical: false }
  const [left, right] = [part, { ...part, size: part.size + 1 }].map((one) =>
    aMessage({ parts: [one] }),
  )
  if (!left || !right) throw new Error('two were made')
  expect(verdictOf(left, right, contents).kind).toBe('different')
  expect(verdictOf(left, left, contents).kind).toBe('same')
})
