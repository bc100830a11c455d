// Prints `N passed, N failed` from Vitest's JSON report, and before it which tests passed only at a
// second try; fails when a test failed or none ran.
import { readFileSync } from 'node:fs'

const text = readFileSync(process.argv[2] ?? '', 'utf8')
const none = { numPassedTests: 0, numFailedTests: 0, testResults: [] }
const report = text.trim() === '' ? none : JSON.parse(text)
for (const { name, why } of shaky(report)) {
  process.stdout.write(`── passed only at a second try, to be mended: ${name}\n   ${why}\n`)
}
const { passed, failed } = tally(report)
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0

/** A file that could not be loaded counts as one failure: its tests never ran. */
function tally({ numPassedTests, numFailedTests, testResults }) {
  const broken = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(isFailed),
  )
  return { passed: numPassedTests, failed: numFailedTests + broken.length }
}

function isFailed({ status }) {
  return status === 'failed'
}

/** What a test said when it failed stays beside what it came to. */
function shaky({ testResults }) {
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0)
      .map(({ fullName, failureMessages }) => ({
        name: `${name} > ${fullName}`,
        why: failureMessages[0].split('\n')[0],
      })),
  )
}
