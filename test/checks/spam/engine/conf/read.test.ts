import { expect, test } from 'vitest'
import { rulesOf } from '../message.ts'

const named = (text: string, name: string, plugins: string[] = []) =>
  rulesOf(text, plugins).rules.find((rule) => rule.name === name)
const names = (text: string, plugins: string[] = []) =>
  rulesOf(text, plugins).rules.map(({ name }) => name)

test('reads a header rule with its modifiers', () => {
  const test = named('header A From:addr =~ /a/i [if-unset: none]', 'A')?.test
  expect(test).toMatchObject({ kind: 'header', field: 'From', as: 'addr', unset: 'none' })
  expect(named('header A Subject:raw !~ /a/', 'A')?.test).toMatchObject({
    as: 'raw',
    negated: true,
  })
  expect(named('header A exists:X-A', 'A')?.test).toEqual({ kind: 'exists', field: 'X-A' })
})

test('takes the score without network and learning', () => {
  expect(named('body A /a/\nscore A 1.5 2 3 4', 'A')?.score).toBe(1.5)
  expect(named('body A /a/\nscore A 1\nscore A (0.5)', 'A')?.score).toBe(1.5)
})

test('a rule without a score has one point, T_ less, nice ones take it off', () => {
  expect(named('body A /a/', 'A')?.score).toBe(1)
  expect(named('body T_A /a/', 'T_A')?.score).toBe(0.01)
  expect(named('body A /a/\ntflags A nice', 'A')?.score).toBe(-1)
  expect(named('body __A /a/', '__A')?.score).toBe(0)
})

test('a score of 0 switches a rule off', () => {
  expect(names('body A /a/\nscore A 0')).toEqual([])
})

test('a later line takes the place of an earlier one', () => {
  expect(named('body A /a/\nheader A Subject =~ /b/', 'A')?.test.kind).toBe('header')
})

test('describes in two languages', () => {
  const text = 'body A /a/\ndescribe A Says a\nlang es describe A Dice a\nlang de describe A Sagt a'
  expect(named(text, 'A')?.description).toEqual({ en: 'Says a', es: 'Dice a' })
})

test('counts as often as tflags say', () => {
  expect(named('body A /a/', 'A')?.most).toBe(1)
  expect(named('body A /a/\ntflags A multiple', 'A')?.most).toBe(Infinity)
  expect(named('body A /a/\ntflags A multiple maxhits=3', 'A')?.most).toBe(3)
})

test.each([
  ['ifplugin Mail::SpamAssassin::Plugin::FreeMail', true],
  ['ifplugin Mail::SpamAssassin::Plugin::TxRep', false],
  ['if !plugin(Mail::SpamAssassin::Plugin::TxRep)', true],
  ['if version >= 4.000000', true],
  ['if (version < 3.004) || plugin(FreeMail)', true],
  ['if can(Mail::SpamAssassin::Conf::feature_registryboundaries)', true],
  ['if has(Mail::SpamAssassin::Plugin::TxRep::tried) && (version >= 4)', false],
  ['if (1 +', false],
])('%s holds: %s', (line, yes) => {
  const text = `${line}\nbody A /a/\nelse\nbody B /b/\nendif`
  expect(names(text, ['FreeMail'])).toEqual([yes ? 'A' : 'B'])
})

test('conditions lie in one another', () => {
  const text =
    'if version > 9\nif version > 1\nbody A /a/\nelse\nbody B /b/\nendif\nendif\nbody C /c/'
  expect(names(text)).toEqual(['C'])
})

test('puts tags into the rules that ask for them', () => {
  const text =
    'replace_tag A [a4]\nreplace_inter W \\W?\nreplace_post P {1,2}\n' +
    'body R /<inter W><post P><A><A>b<none>/\nbody S /<A>/\nreplace_rules R'
  const sources = rulesOf(text, ['ReplaceTags']).rules.map(({ test }) =>
    'pattern' in test ? test.pattern.source : '',
  )
  expect(sources).toEqual(['[a4]{1,2}\\W?[a4]{1,2}b<none>', '<A>'])
})

test('a comment ends a line, \\# is the sign', () => {
  expect(named('body A /a\\#b/ # a remark', 'A')?.test).toMatchObject({
    pattern: { source: 'a#b' },
  })
})

test('broken lines are named and harm no other', () => {
  const set = rulesOf('body A /(/\nbody\nscore B much\nmeta M (A &&\nbody C /c/')
  expect(set.rules.map(({ name }) => name)).toEqual(['C'])
  expect(set.complaints).toEqual([
    'a.cf:2: body ',
    'a.cf:3: score B much',
    'a.cf:1: body A /(/',
    'a.cf:4: meta M (A &&',
  ])
  expect(set.leftOut).toEqual([
    { name: 'A', reason: 'broken' },
    { name: 'M', reason: 'broken' },
  ])
})

test('tells why a function is not called', () => {
  const text =
    "header A eval:check_rbl('a', 'b.')\ntflags A net\nbody B eval:nobody_knows()\n" +
    "body C eval:check_bayes('0.00', '0.01')\ntflags C learn\naskdns D _A_.b A /c/"
  expect(rulesOf(text).leftOut).toEqual([
    { name: 'A', reason: 'network' },
    { name: 'B', reason: 'unsupported' },
    { name: 'C', reason: 'learning' },
    { name: 'D', reason: 'network' },
  ])
})

test('keeps settings as they stand', () => {
  const { settings } = rulesOf('freemail_domains a.test b.test\nfreemail_domains c.test')
  expect(settings.get('freemail_domains')).toEqual(['a.test b.test', 'c.test'])
})

test('metas come after what they are made of', () => {
  expect(names('meta A B || C\nmeta B C\nbody C /c/')).toEqual(['C', 'B', 'A'])
})
