import { expect, test } from 'vitest'
import { ownRule, themes } from '../../../../server/checks/spam/rules/index.ts'
import { firing } from './firing/index.ts'
import { both, from, head } from './mails.ts'
import { fired, ruleSet, score } from './score.ts'

const rules = themes.flatMap(({ rules: own }) => own)
const names = rules.map(({ name }) => name)

test('has at least 200 rules with points, each with a name of its own', () => {
  expect(rules.filter(({ points }) => points !== 0).length).toBeGreaterThanOrEqual(200)
  expect(new Set(names).size).toBe(names.length)
})

test('is read by the engine as it is meant: no rule is broken or left out', () => {
  expect(ruleSet.complaints).toEqual([])
  expect(ruleSet.leftOut).toEqual([])
  const read = new Map(ruleSet.rules.map(({ name, score: points }) => [name, points]))
  expect(rules.filter(({ name, points }) => read.get(name) !== points)).toEqual([])
})

test('knows a message that fires it for every rule', () => {
  expect(names.filter((name) => !firing[name])).toEqual([])
  expect(Object.keys(firing).filter((name) => !names.includes(name))).toEqual([])
})

test.each(names)('%s fires', (name) => {
  expect(fired(firing[name] ?? Buffer.alloc(0))).toContain(name)
})

const speaking = rules.filter(({ points }) => points < 0).map(({ name }) => name)

test('none fires for a clean text, but those that speak for it', () => {
  expect(fired(head())).toEqual(['RELAY_OF_SENDER', 'MSGID_OF_SENDER'])
  expect(fired(both())).toEqual(['TEXT_BESIDE_HTML', 'RELAY_OF_SENDER', 'MSGID_OF_SENDER'])
})

test('none speaks for a text just because it is there', () => {
  const stranger = from('mail.provider.example (mail.provider.example [203.0.113.5])', {
    'Message-ID': '<20261123093000.4f2a9c@provider.example>',
  })
  expect(fired(stranger).filter((name) => speaking.includes(name))).toEqual([])
})

test('takes several rules to reach 5', () => {
  expect(rules.filter(({ name, points }) => points > 2.5 && name !== 'GTUBE')).toEqual([])
})

test('scores GTUBE 1000', () => {
  expect(score(firing['GTUBE'] ?? Buffer.alloc(0)).score).toBe(1000)
})

test('tells of every rule what fired and what to do, in both languages', () => {
  for (const { description, hint } of rules) {
    for (const { en, es } of [description, hint]) {
      expect(en).toMatch(/^[A-Z“]/u)
      expect(es).toMatch(/^[A-ZÁÉÍÓÚ¿«]/u)
      expect(en).not.toBe(es)
      expect(Math.max(en.length, es.length)).toBeLessThan(120)
    }
  }
  expect(ownRule('MISSING_SUBJECT')?.description.es).toBe('No hay asunto')
  expect(ownRule('NO_SUCH_RULE')).toBeUndefined()
})
