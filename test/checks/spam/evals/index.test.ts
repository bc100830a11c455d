import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { evals } from '../../../../server/checks/spam/engine/evals/index.ts'

const here = import.meta.dirname

/** Functions of which nothing can be told: they answer the same always. */
const constant = [
  'check_for_illegal_ip',
  'check_for_unique_subject_id',
  'check_for_faraway_charset',
  'check_for_faraway_charset_in_headers',
  'html_charset_faraway',
  'check_uri_truncated',
]

test('has at least 40 functions, and a test for each', () => {
  const tests = readdirSync(here)
    .filter((file) => file !== 'index.test.ts')
    .map((file) => readFileSync(`${here}/${file}`, 'utf8'))
    .join('\n')
  const names = [...evals].filter(([, run]) => typeof run === 'function').map(([name]) => name)
  const old = (name: string) => /whitelist|blacklist/.test(name)
  const untested = names.filter(
    (name) => !tests.includes(name.replace(/(?:welcome|block)list$/, '')),
  )
  expect(names.length).toBeGreaterThanOrEqual(40)
  expect(untested.filter((name) => !old(name) && !constant.includes(name))).toEqual([])
})

test.each([
  ['check_rbl', 'network'],
  ['check_dkim_valid', 'network'],
  ['check_bayes', 'learning'],
  ['check_language', 'plugin'],
])('says why %s is not there', (name, reason) => {
  expect(evals.get(name)).toBe(reason)
})
