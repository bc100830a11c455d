import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluate } from '../../../../../server/checks/spam/engine/run/evaluate.ts'
import { mail, rulesOf } from '../message.ts'

/** For one message, in ms; and what may come on top of it: the last slice, a machine that is busy. */
const budgetMs = 100
const grace = 700

/** Known to take exponential or polynomial time on what nearly matches. */
const known = [
  '(a+)+!',
  '(a*)*!',
  '(a|a)*!',
  '(a|aa)+!',
  '(?:a|a?)+!',
  '(.*a){20}!',
  '(?:a+a+)+!',
  '([a-zA-Z]+)*!',
  '(?:\\w+\\s?)+!',
  '(?:(?:a+)b?)*!',
  '^(a?){30}a{30}!',
  '(?:.*?,){15}!',
  '(?=(a+))\\1*!',
  '(?:\\d|\\w|a)+!',
  'a*a*a*a*a*a*!',
  '.*.*.*.*=!',
  '(?:(?:a{1,30}){1,30}){1,30}!',
  '(\\w*a)+\\W!',
  '((?:a|b|ab)*)*c!',
  '(?:(?<=a)a|a)+!',
]

const texts = ['a'.repeat(2000), 'a '.repeat(1000), 'ab,'.repeat(700), 'aA1 ,='.repeat(340)]
const message = mail(`From: a@a.test\nSubject: ${'a'.repeat(900)}\n\n${texts.join('\n\n')}\n`)

/** How long a message with these rules takes, and which of them were cut off. */
function run(regexes: readonly string[]) {
  const set = rulesOf(regexes.map((regex, index) => `body R${index} /${regex}/`).join('\n'))
  const start = performance.now()
  const { exceeded } = evaluate(set, message, { budgetMs, now: 0, evals: new Map() })
  return { ms: performance.now() - start, exceeded }
}

test.each(known)('%s holds nobody up', (regex) => {
  expect(run([regex]).ms).toBeLessThan(budgetMs + grace)
})

test('a regex that explodes is named, the next one has its turn', () => {
  const set = rulesOf('body A /(a+)+!/\nbody B /a/')
  const { exceeded, hits, complete } = evaluate(set, message, {
    budgetMs: 5000,
    now: 0,
    evals: new Map(),
  })
  expect(exceeded).toEqual(['A'])
  expect(hits.map(({ rule }) => rule.name)).toEqual(['B'])
  expect(complete).toBe(true)
})

const atom = fc.constantFrom('a', 'b', '.', '\\w', '\\s', '[a-z]', '[^,]', 'ab', 'a?', '\\b')
const count = fc.constantFrom('*', '+', '?', '{2,}', '{1,30}', '*?', '+?', '{10}')
const bad = fc.letrec<{ regex: string }>((tie) => ({
  regex: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    atom,
    fc.tuple(tie('regex'), tie('regex')).map(([one, other]) => one + other),
    fc.tuple(tie('regex'), tie('regex')).map(([one, other]) => `(${one}|${other})`),
    fc.tuple(tie('regex'), count).map(([one, times]) => `(?:${one})${times}`),
    fc.tuple(tie('regex'), count).map(([one, times]) => `(${one}${times})+`),
  ),
})).regex

/** One hundred sets of ten: a set has one budget, however many of it explode. */
test('a thousand bad regexes never take more than their budgets', { timeout: 240_000 }, () => {
  const regexes = fc.sample(bad, { numRuns: 1000, seed: 6 }).map((regex) => `(?:${regex})+!`)
  let worst = 0
  let cutOff = 0
  for (let at = 0; at < regexes.length; at += 10) {
    const { ms, exceeded } = run(regexes.slice(at, at + 10))
    worst = Math.max(worst, ms)
    cutOff += exceeded.length
  }
  // They are bad indeed.
  expect(cutOff).toBeGreaterThan(100)
  expect(worst).toBeLessThan(budgetMs + grace)
})
