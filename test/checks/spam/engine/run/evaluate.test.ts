import { expect, test } from 'vitest'
import type { EvalFunction, Missing } from '../../../../../server/checks/spam/engine/eval.ts'
import { readRules } from '../../../../../server/checks/spam/engine/conf/read.ts'
import { evaluate } from '../../../../../server/checks/spam/engine/run/evaluate.ts'
import { mail } from '../message.ts'

const message = mail(`From: Ann <ann@a.example>
To: bob@b.test
Subject: An offer
Content-Type: multipart/mixed; boundary=x

--x
Content-Type: text/plain

money money money http://bob.example/?to=bob@b.test
--x
Content-Type: application/pdf; name="a.pdf"

pdf
--x--
`)

function run(rules: string, functions: [string, EvalFunction | Missing][] = [], budgetMs = 5000) {
  const evals = new Map(functions)
  const set = readRules([{ name: 'a.cf', text: rules }], { evals, plugins: new Set() })
  return evaluate(set, message, { budgetMs, now: 0, evals })
}

const fired = (rules: string) => run(rules).hits.map(({ rule }) => rule.name)

test.each([
  ['header A Subject =~ /offer$/', true],
  ['header A Subject =~ /^offer/', false],
  ['header A Subject !~ /rebate/', true],
  ['header A X-None =~ /^$/', true],
  ['header A X-None =~ /none/ [if-unset: none]', true],
  ['header A exists:Subject', true],
  ['header A exists:X-None', false],
  ['header A From:addr =~ /^ann@a\\.example$/', true],
  ['header A From:name =~ /^Ann$/', true],
  ['header A ToCc =~ /bob/', true],
  ['header A ALL =~ /^Subject: An/m', true],
  ['body A /An offer/', true],
  ['body A /money money/', true],
  ['body A /pdf/', false],
  ['rawbody A /^money/', true],
  ['full A /--x--/', true],
  ['uri A m{^http://bob\\.example/}', true],
  ['uri A /nowhere/', false],
  ['mimeheader A Content-Type =~ /pdf/', true],
  ['mimeheader A Content-Type =~ /zip/', false],
  ['mimeheader A Content-Type !~ /zip/', true],
])('%s: %s', (rule, yes) => {
  expect(fired(rule)).toEqual(yes ? ['A'] : [])
})

test('the subject is no body where a rule says so', () => {
  expect(fired('body A /offer/\ntflags A nosubject')).toEqual([])
})

test('sub-rules count in sums and have no points', () => {
  const { score, hits } = run('body __A /money/\nbody __B /offer/\nmeta C __A && __B\nscore C 2.5')
  expect(hits.map(({ rule }) => rule.name)).toEqual(['C'])
  expect(score).toBe(2.5)
})

test('a rule that may fire more often has its points each time', () => {
  const { score, hits } = run('body A /money/\ntflags A multiple maxhits=2\nscore A 1.5')
  expect(hits[0]?.count).toBe(2)
  expect(score).toBe(3)
})

test('sums see how often a rule fired', () => {
  expect(fired('body __A /money/\ntflags __A multiple\nmeta B __A == 3\nmeta C __A > 3')).toEqual([
    'B',
  ])
})

test('the value of a sum counts on in another', () => {
  expect(fired('body __A /a/\nmeta __S __A + 2\nmeta B __S == 3')).toEqual(['B'])
})

test('metas in a circle are nothing', () => {
  expect(fired('meta A B\nmeta B A')).toEqual([])
})

test('a rule asks for what another found', () => {
  const ask = 'uri A m{\\?to=%{TO}$}\n'
  expect(fired(`${ask}header __T To:addr =~ /(?<TO>.+)/`)).toEqual(['A'])
  expect(fired(`${ask}header __T From:addr =~ /(?<TO>.+)/`)).toEqual([])
  expect(fired(ask)).toEqual([])
})

test('shows what was matched, and in which field', () => {
  const { hits } = run('header A Subject =~ /off\\w+/\nbody B /mo\\w+/\nscore B 2')
  expect(hits.map(({ found }) => found)).toEqual([
    { text: 'money', field: null },
    { text: 'offer', field: 'Subject' },
  ])
})

test('functions get their arguments and what their rule is about', () => {
  const asked: unknown[] = []
  const ask: EvalFunction = ({ on }, ...args) => {
    asked.push([on, ...args])
    return true
  }
  const rules = 'rawbody A eval:ask(\'one\', "two", 3)\nheader B eval:ask()'
  expect(run(rules, [['ask', ask]]).hits).toHaveLength(2)
  expect(asked).toEqual([['rawbody', 'one', 'two', '3'], ['header']])
})

test('a number that a function tells counts in sums, its points once', () => {
  const { score, hits } = run('body A eval:three()\nmeta B A == 3', [['three', () => 3]])
  expect(hits.map(({ rule }) => rule.name)).toEqual(['A', 'B'])
  expect(score).toBe(2)
})

test('a function that fails is named and harms no other', () => {
  const fail: EvalFunction = () => {
    throw new TypeError('broken')
  }
  const { hits, failed, complete } = run('body A eval:fail()\nbody B /money/', [['fail', fail]])
  expect(hits.map(({ rule }) => rule.name)).toEqual(['B'])
  expect(failed).toEqual(['A'])
  expect(complete).toBe(true)
})

test('a function has more time than a regex', () => {
  const slow: EvalFunction = () => {
    const end = performance.now() + 250
    while (performance.now() < end);
    return true
  }
  const { hits, exceeded } = run('body A eval:slow()', [['slow', slow]], 10_000)
  expect(hits.map(({ rule }) => rule.name)).toEqual(['A'])
  expect(exceeded).toEqual([])
})

test('says when the time was over', () => {
  const forever: EvalFunction = () => {
    for (;;);
  }
  const { complete, exceeded } = run('body A eval:ever()\nbody B /b/', [['ever', forever]], 50)
  expect(complete).toBe(false)
  expect(exceeded).toEqual(['A', 'B'])
})
