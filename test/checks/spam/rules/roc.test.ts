import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { score } from './score.ts'

const corpus = fileURLToPath(new URL('../../../../../shared/corpus/real', import.meta.url))
const there = existsSync(corpus)
if (!there) process.stderr.write(`SKIPPED: no real mail at ${corpus}\n`)

/** Every second file in name order: the even ones served to set the points, the odd ones judge. */
function scores(kind: 'ham' | 'spam', half: 0 | 1): number[] {
  const files = readdirSync(join(corpus, kind)).sort()
  return files
    .filter((_, index) => index % 2 === half)
    .map((file) => score(readFileSync(join(corpus, kind, file))).score)
}

/** How likely a spam scores above a wanted message: the area under the ROC curve. */
function area(ham: number[], spam: number[]): number {
  const wins = spam.flatMap((high) => ham.map((low) => (high > low ? 1 : high === low ? 0.5 : 0)))
  return wins.reduce<number>((sum, win) => sum + win, 0) / wins.length
}

test.skipIf(!there)('tells real spam from real mail', () => {
  const [tuned, judged] = ([0, 1] as const).map((half) =>
    area(scores('ham', half), scores('spam', half)),
  )
  process.stdout.write(`area under the ROC curve: tuned ${tuned}, judged ${judged}\n`)
  expect(judged).toBeGreaterThanOrEqual(0.95)
})
