// Prints `N passed, N failed` from Vitest's JSON report; fails when a test failed or none ran.
import { readFileSync } from 'node:fs'

const { passed, failed } = tally(readFileSync(process.argv[2] ?? '', 'utf8'))
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0

/** A file that could not be loaded counts as one failure: its tests never ran. */
function tally(text) {
  if (text.trim() === '') return { passed: 0, failed: 0 }
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(text)
  const broken = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(isFailed),
  )
  return { passed: numPassedTests, failed: numFailedTests + broken.length }
}

function isFailed({ status }) {
  return status === 'failed'
}
