import { expect, test } from 'vitest'
import { translate } from '../../../../../server/checks/spam/engine/regex/perl.ts'

function matches(regex: string, text: string): boolean {
  const pattern = translate(regex)
  if (!pattern) throw new Error(`${regex} is not understood`)
  return new RegExp(pattern.source, pattern.flags).test(text)
}

/** Regexes of Perl with texts that they match, and that they do not. */
const cases: [regex: string, yes: string[], no: string[]][] = [
  ['/a$/', ['a', 'a\n', 'ba\n'], ['a\n\n', 'ab', 'a\nb']],
  ['/a$/m', ['a\nb'], ['ab']],
  ['/^a/', ['ab'], ['b\na']],
  ['/^a/m', ['b\na'], ['ba']],
  ['/\\Aa\\z/m', ['a'], ['a\n', 'b\na']],
  ['/a\\Z/', ['a', 'a\n'], ['a\n\n', 'ab']],
  ['/a.b/', ['a-b', 'a\rb'], ['a\nb']],
  ['/a.b/s', ['a\nb'], ['ab']],
  ['m{a/b}', ['a/b'], ['ab']],
  ['m!a\\!b!i', ['A!b'], ['a\\b']],
  ['m|a\\|b|', ['a|b'], ['b']],
  ['m{ a b # a word\n c }x', ['abc'], ['a b']],
  ['/a b/x', ['ab'], ['a b']],
  ['/a\\ b/x', ['a b'], ['ab']],
  ['/[ #]/x', [' ', '#'], ['a']],
  ['/a++b/', ['aab'], ['b']],
  ['/a++ab/', [], ['aaab']],
  ['/"[^"]*+"/', ['"a"'], ['"a']],
  ['/(?>a|ab)c/', ['ac'], ['abc']],
  ['/x{2}+x/', ['xxx'], ['xx']],
  ['/a(?i)b/', ['ab', 'aB'], ['AB']],
  ['/(?i:a)b/', ['Ab', 'ab'], ['aB']],
  ['/(?-i:a)b/i', ['aB', 'ab'], ['Ab']],
  ['/(?i:[a-c])d/', ['Bd'], ['BD']],
  ['/(?i)a|b/', ['A', 'B'], ['c']],
  ['/(?^:a)B/i', ['ab', 'aB'], ['Ab']],
  ['/(?x: a b )/', ['ab'], ['a b']],
  ['/a(?#a remark)b/', ['ab'], ['a']],
  ['/[[:alpha:]][[:digit:]]/', ['a1'], ['1a', '\xe91']],
  ['/[^[:space:]]/', ['a'], [' \t\n']],
  ['/[[:punct:]]/', ['!', '~'], ['a']],
  ['/\\x{e9}/', ['\xe9'], ['\xc3']],
  ['/\\x{20ac}/', ['\xe2\x82\xac'], ['\x80']],
  ['/\\xe9/i', ['\xe9'], ['\xc9']],
  ['/caf\\xe9/i', ['CAF\xe9', 'caf\xe9'], ['caf\xc9']],
  ['/[a-d]\\xe9/i', ['B\xe9'], ['B\xc9']],
  ['/\\s/', ['\x0b', ' '], ['\xa0']],
  ['/\\S/', ['\xa0'], [' ']],
  ['/[\\S]/', ['\xa0', 'a'], ['\n']],
  ['/\\h/', ['\t'], ['\n']],
  ['/a\\Rb/', ['a\nb', 'a\r\nb'], ['a b']],
  ['/\\e\\a/', ['\x1b\x07'], ['ea']],
  ['/\\040a/', [' a'], ['a']],
  ['/(a)\\1/', ['aa'], ['ab']],
  ['/(a)\\g1/', ['aa'], ['ab']],
  ['/(a)(b)\\g{-1}/', ['abb'], ['aba']],
  ['/(?>x+)(a)\\1/', ['xaa'], ['xax']],
  ['/x++(?<n>b)(a)\\2/', ['xbaa'], ['xbab']],
  ['/(?<n>a)\\k<n>/', ['aa'], ['ab']],
  ['/(?P<n>a)b/', ['ab'], ['b']],
  ['/[]a]/', [']', 'a'], ['b']],
  ['/[^]a]/', ['b'], [']', 'a']],
  ['/[a[]/', ['['], ['b']],
  ['/[\\w-]/', ['-', 'a'], [' ']],
  ['/a{,2}b/', ['b', 'aab'], ['a']],
  ['/a{b/', ['a{b'], ['ab']],
  ['/a]b}/', ['a]b}'], ['ab']],
  ['/\\@\\%\\#\\"/', ['@%#"'], ['\\']],
  ['/(?<!a)b(?=c)/', ['bc'], ['abc', 'bd']],
]

test.each(cases)('%s matches as in Perl', (regex, yes, no) => {
  expect(yes.filter((text) => !matches(regex, text))).toEqual([])
  expect(no.filter((text) => matches(regex, text))).toEqual([])
})

test.each(['/a', 'a', 'm!a', '/a(/', '/a)/', '/[a/', '/(?&a)/', '/a\\Kb/', '/[[:nothing:]]/'])(
  '%s is no regex',
  (regex) => {
    expect(translate(regex)).toBeNull()
  },
)

test('names what it asks other rules for', () => {
  expect(translate('/a=%{TO_ADDR}/i')?.asks).toEqual(['TO_ADDR'])
  expect(translate('/100%{2}/')?.asks).toEqual([])
})
