import fc from 'fast-check'
import { expect, test } from 'vitest'
import { needsOf } from '../../../../../server/checks/spam/engine/regex/needs.ts'
import { translate } from '../../../../../server/checks/spam/engine/regex/perl.ts'

const needs = (regex: string) => needsOf(translate(regex)?.source ?? '')

test.each([
  ['/Hello/', [['hello']]],
  ['/hello (?:big )?world/', [['hello '], ['world']]],
  ['/(?:one|two)three/', [['one', 'two'], ['three']]],
  ['/(?:three|four)/', [['three', 'four']]],
  ['/(?:three|a)/', []],
  ['/three*/', [['thre']]],
  ['/three+/', [['three']]],
  ['/(?:three){2}/', [['three']]],
  ['/(?:three){0,2}/', []],
  ['/three\\bfour/', [['threefour']]],
  ['/(?!three)four/', [['four']]],
  ['/(?=three)t/', [['three']]],
  ['/(?>three)/', [['three']]],
  ['/a\\.b\\x41/', [['a.ba']]],
  ['/(?i:three)/', [['three']]],
  ['/[a-z]+/', []],
])('%s needs %j', (regex, words) => {
  expect(needs(regex)).toEqual(words)
})

const literal = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '\\.', ' '), maxLength: 4 })
const regex: fc.Arbitrary<string> = fc.letrec<{ regex: string }>((tie) => ({
  regex: fc.oneof(
    { maxDepth: 3 },
    literal,
    fc.tuple(tie('regex'), tie('regex')).map(([one, other]) => one + other),
    fc.tuple(tie('regex'), tie('regex')).map(([one, other]) => `(?:${one}|${other})`),
    fc
      .tuple(tie('regex'), fc.constantFrom('?', '*', '+', '{2}', '{0,1}', '+?', '++'))
      .map(([one, count]) => `(?:${one})${count}`),
    fc.constantFrom('[ab]', '[aA]', '.', '\\w', '\\b', '^', '$', 'a?', 'b+', 'c*'),
    tie('regex').map((one) => `(?=${one})`),
    tie('regex').map((one) => `(?!${one})`),
    tie('regex').map((one) => `(?i:${one})`),
  ),
})).regex

test('a text that a regex matches holds what it needs', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'A', '.', ' '), maxLength: 30 })
  fc.assert(
    fc.property(regex, text, (source, subject) => {
      const pattern = translate(`/${source}/i`)
      fc.pre(pattern !== null)
      if (!new RegExp(pattern.source, pattern.flags).test(subject)) return
      const lower = subject.toLowerCase()
      for (const words of needsOf(pattern.source)) {
        expect(words.some((word) => lower.includes(word))).toBe(true)
      }
    }),
    { numRuns: 3000 },
  )
})
