import { expect, test } from 'vitest'
import { themes } from '../../../../server/checks/spam/rules/index.ts'

/** The regexes of a line of the rule language: ours are written so that JavaScript reads them. */
function regexOf(line: string): RegExp | null {
  const [, source, flags] =
    /(?:^|\s)(?:[!=]~ )?\/(.+)\/([ims]*)(?: \[if-unset: .*\])?$/.exec(line) ?? []
  return source === undefined ? null : new RegExp(source, flags)
}

const lines = themes.flatMap(({ shared = [], rules }) => [
  ...shared.map((line) => ({ name: line.split(' ')[1] ?? '', line })),
  ...rules.flatMap(({ name, test, needs = [] }) => [
    { name, line: test },
    ...needs.map((line) => ({ name: line.split(' ')[1] ?? '', line })),
  ]),
])
const withRegex = lines.filter(({ line }) => /^(?!meta|tflags)/.test(line) && line.includes('/'))
const regexes = withRegex.map(({ name, line }) => ({ name, regex: regexOf(line) }))

/** What regexes stumble over: one sign again and again, and beginnings that never end. */
const hostile = [
  ...['a', 'A', '<', ' ', '\n', '=', '&#', '.', '$1', '-', '1', '%6', '"', '\xc3\xa9', '\xf0\x9f'],
  ...['a ', 'a.', 'A ', 'free ', '<a ', '<a href=', '<font ', '<img ', '<div style="', '</html>'],
  ...['http://', 'https://a.', '@a', 'a@', 'From: a@b.c\n', 'you ', 'the ', '$$', '!', '> ', '(('],
  ...['http://a-', 'https://a.b.c.d.', '[ ip=1 ', 'rdns=a ', 'name="a ', 'click ', 'credit ', 'a1'],
].map((piece) => piece.repeat(Math.ceil(100_000 / piece.length)).slice(0, 100_000))

test('reads every regex of the rules', () => {
  expect(regexes.filter(({ regex }) => !regex)).toEqual([])
  expect(regexes.length).toBeGreaterThan(300)
})

test('no regex of the rules takes more than 20 ms for 100 kB of anything', () => {
  const slow: string[] = []
  for (const { name, regex } of regexes) {
    for (const text of hostile) {
      if (fastest(() => regex?.test(text)) > 20) slow.push(`${name}: ${text.slice(0, 12)}`)
    }
  }
  expect(slow).toEqual([])
}, 120_000)

/** Milliseconds; a run that was slow is run again, for the machine has other work too. */
function fastest(run: () => unknown): number {
  let least = Infinity
  for (let turn = 0; turn < 5 && least > 20; turn += 1) {
    const start = performance.now()
    run()
    least = Math.min(least, performance.now() - start)
  }
  return least
}
