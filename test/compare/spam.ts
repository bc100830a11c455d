import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createEngine } from '../../server/checks/spam/engine/index.ts'
import { walk } from '../../server/mime/walk.ts'
import { samples, type Sample } from './messages.ts'
import { disagreements, table, times, type Compared } from './report.ts'
import { askSpamAssassin } from './spamassassin.ts'

/**
 * Compares our engine, with SpamAssassin's rules, with SpamAssassin itself on the same bytes:
 * `npm run compare:spam`. Every second message is there to tune on, the others tell how good it
 * is.
 */
const folder = process.env['SPAM_RULES'] ?? '/usr/share/spamassassin'

/** Nothing is in a hurry here; a rule that is left out is named. */
const budgetMs = 30_000

const say = (text: string) => process.stdout.write(text)

const found = samples()
if (!found || !existsSync(folder)) {
  say(`SKIPPED: needs the corpus beside the project and SpamAssassin's rules in ${folder}.\n`)
} else await compare(found)

async function compare(all: readonly Sample[]): Promise<void> {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.cf'))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'latin1') }))
  const engine = createEngine(files)
  const { rules, leftOut, complaints } = engine.set
  say(
    `${rules.length} rules, ${leftOut.length} left out, ${complaints.length} lines not understood\n`,
  )
  const needless = new Set(
    leftOut
      .filter(({ reason }) => reason === 'network' || reason === 'learning')
      .map(({ name }) => name),
  )
  const theirs = await askSpamAssassin(all.map(({ path }) => path))
  const ms: number[] = []
  const compared = all.map(({ name, raw }, index): Compared => {
    const arrivedAt = new Date().toISOString()
    const input = { raw, parts: walk(raw).parts, envelope: null, arrivedAt }
    const { score, hits, exceeded, failed, ms: took } = engine.score(input, budgetMs, Date.now())
    ms.push(took)
    if (exceeded.length > 0) say(`took too long in ${name}: ${exceeded.join(' ')}\n`)
    if (failed.length > 0) say(`failed in ${name}: ${failed.join(' ')}\n`)
    const ours = { score, rules: hits.map(({ rule }) => rule.name) }
    const answer = theirs[index] ?? { score: 0, rules: [] }
    const asked = answer.rules.filter((rule) => !needless.has(rule))
    return { name, ours, theirs: { ...answer, rules: asked } }
  })
  const every = (rest: number) => compared.filter((_, index) => index % 2 === rest)
  say(table('even (tuned on)', every(0)))
  say(table('odd (reported)', every(1)))
  say(disagreements(compared))
  say(times(ms))
}
