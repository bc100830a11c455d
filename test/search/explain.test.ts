import fc from 'fast-check'
import { expect, test } from 'vitest'
import { catalogue, explain } from '../../server/search/explain.ts'
import { filters } from '../../server/search/filters/index.ts'
import { parseSearch } from '../../server/search/parse.ts'

const when = { now: Date.parse('2026-11-22T17:45Z'), tz: 'Europe/Madrid' }
const known = {
  inboxes: [
    { name: 'Default', user: 'default' },
    { name: 'Shop staging', user: 'shop' },
  ],
  tags: [
    { tag: 'checkout', messages: 12 },
    { tag: 'Café (VIP)', messages: 1 },
    { tag: 'say "hi" twice', messages: 3 },
  ],
}
const asked = (text: string, language: 'en' | 'es' = 'en') => {
  const caret = text.includes('|') ? text.indexOf('|') : text.length
  return explain(text.replace('|', ''), { caret, when, language, known })
}

test('names every piece of a text', () => {
  const text = 'order "a b" OR -(from:(ann "b c") x)'
  const { tokens, errors } = asked(text)
  expect(errors).toEqual([])
  expect(tokens.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
    ['word', 'order'],
    ['phrase', '"a b"'],
    ['operator', 'OR'],
    ['not', '-'],
    ['paren', '('],
    ['key', 'from:'],
    ['paren', '('],
    ['value', 'ann'],
    ['value', '"b c"'],
    ['paren', ')'],
    ['word', 'x'],
    ['paren', ')'],
  ])
})

test.each([
  ['after:2026-11-18', 'en', 'arrived from 2026-11-18 00:00 (Europe/Madrid)'],
  ['before:2d', 'es', 'llegó antes de 2026-11-20 18:45 (Europe/Madrid)'],
  ['sent:2026-11', 'en', 'sent from 2026-11-01 00:00 and before 2026-12-01 00:00 (Europe/Madrid)'],
  ['larger:1.5M', 'en', 'more than 1,500,000 bytes'],
  ['smaller:200k', 'es', 'menos de 200.000 bytes'],
] as const)('says what %j comes to', (text, language, meaning) => {
  expect(asked(text, language).tokens.at(-1)?.meaning).toBe(meaning)
})

test('tells every mistake, and which are only not finished', () => {
  const { errors } = asked('foo:1 is:odd x (a OR b')
  expect(errors.map(({ at, unfinished }) => [at.start, at.end, unfinished])).toEqual([
    [0, 5, false],
    [6, 12, false],
    [15, 22, true],
  ])
  expect(asked('is:rea').errors).toMatchObject([{ unfinished: true }])
  expect(asked('is:odd', 'es').errors[0]?.message).toContain('no entiende "odd". Permitido: ')
})

const offered = (text: string, language: 'en' | 'es' = 'en') =>
  asked(text, language).completions.map(({ insert }) => insert)

test('offers every filter where none is begun', () => {
  const all = filters.map(({ key }) => `${key}:`).slice(0, 20)
  for (const text of ['', 'order ', '-', '(', 'a | b'])
    expect([text, offered(text)]).toEqual([text, all])
})

test.each([
  ['fr', ['from:']],
  ['FR', ['from:']],
  ['-f', ['from:', 'filename:', 'spf:fail', 'dkim:fail', 'dmarc:fail']],
  ['unr', ['is:unread']],
  ['sin', ['is:unread', 'spf:undecided', 'dkim:undecided', 'dmarc:undecided']],
  ['s|ubject:x', ['subject:', 'sent:', 'smaller:', 'spam:', 'spf:', 'spf:softfail']],
  ['is:', ['unread', 'read', 'tagged', 'pinned', 'released']],
  ['is:re', ['read', 'released', 'unread']],
  ['is:(unread OR p', ['pinned']],
  ['is:(', ['unread', 'read', 'tagged', 'pinned', 'released']],
  ['is:(unread ', ['unread', 'read', 'tagged', 'pinned', 'released']],
  ['tag:', ['checkout', '"Café (VIP)"', '«say "hi" twice»']],
  ['tag:caf', ['"Café (VIP)"']],
  ['tag:"vip', ['"Café (VIP)"']],
  ['inbox:st', ['"Shop staging"']],
  ['user:', ['default', 'shop']],
  ['after:to', ['today']],
  ['after:2026-11-2', ['2026-11-22', '2026-11-22T12:00']],
  ['older:2', ['2d', '2w']],
  ['type:im', ['image']],
  ['header:x-m', ['X-Mailer']],
  ['foo:b', []],
  ['"is:', []],
  ['zzz', []],
  ['(a)|', []],
])('offers completions at the end of %j', (text, completions) => {
  expect(offered(text, text === 'sin' ? 'es' : 'en')).toEqual(completions)
})

test('puts a completion in the place of what is typed', () => {
  const completed = (text: string, at = 0) => {
    const one = asked(text).completions[at]
    const bare = text.replace('|', '')
    return one && bare.slice(0, one.replace.start) + one.insert + bare.slice(one.replace.end)
  }
  expect(completed('a fr')).toBe('a from:')
  expect(completed('a is:un| b')).toBe('a is:unread b')
  expect(completed('a is:|odd b')).toBe('a is:unread b')
  expect(completed('sub|ect: x')).toBe('subject: x')
  expect(completed('tag:"caf')).toBe('tag:"Café (VIP)"')
})

test('offers only what a search understands, and says it in both languages', () => {
  for (const { key } of filters) {
    const { completions } = asked(`${key}:`)
    expect(offered(`${key}:`, 'es')).toHaveLength(completions.length)
    for (const { insert } of completions) expect(parseSearch(`${key}:${insert}`)).toBeDefined()
  }
  expect(offered('on:', 'es')).toContain('ayer')
  const tag = known.tags[2]?.tag ?? ''
  expect(parseSearch(`tag:${offered('tag:say')[0]}`)).toEqual({
    field: 'tag',
    op: 'is',
    value: tag,
  })
})

test('explains anything, at any place', () => {
  const unit = fc.constantFrom('from:', 'is:', 'x', 'OR', '"', '-', ' ', '(', ')', 'tag:', 'é', '2')
  const texts = fc.array(unit, { maxLength: 20 }).map((all) => all.join(''))
  fc.assert(
    fc.property(texts, fc.nat(60), (text, caret) => {
      const { tokens, completions } = explain(text, { caret, when, language: 'en', known })
      let last = 0
      for (const { start, end } of tokens) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        last = end
      }
      expect(last).toBeLessThanOrEqual(text.length)
      for (const { replace } of completions) {
        expect(replace.start).toBeLessThanOrEqual(replace.end)
        expect(replace.end).toBeLessThanOrEqual(text.length)
      }
    }),
  )
})

test('lists every filter and order in both languages', () => {
  const [english, spanish] = [catalogue('en'), catalogue('es')]
  expect(english.filters.map(({ key }) => key)).toEqual(filters.map(({ key }) => key))
  expect(english.sorts.map(({ sort }) => sort)).toEqual(spanish.sorts.map(({ sort }) => sort))
  for (const [at, { description }] of spanish.filters.entries()) {
    expect(description).not.toBe(english.filters[at]?.description)
  }
})
