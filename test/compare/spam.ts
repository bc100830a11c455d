import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createEngine } from '../../dist/server/checks/spam/engine/index.js'
import { walk } from '../../dist/server/mime/walk.js'
import { askSpamAssassin, type Answer } from './spamassassin.ts'

/**
 * Compares our engine, with SpamAssassin's rules, with SpamAssassin itself on the same bytes:
 * `npm run compare:spam`. Needs the package `spamassassin` and the corpus beside the project.
 */
const corpus = new URL('../../../shared/corpus/', import.meta.url).pathname
const rulesFolder = process.env['SPAM_RULES'] ?? '/usr/share/spamassassin'

interface Compared {
  file: string
  theirs: Answer
  ours: { score: number; rules: string[] }
}

function messages(): string[] {
  const real = ['ham', 'spam'].flatMap((kind) =>
    readdirSync(join(corpus, 'real', kind)).map((name) => `real/${kind}/${name}`),
  )
  const others = readFileSync(join(corpus, 'MANIFEST.tsv'), 'utf8')
    .split('\n')
    .map((line) => line.split('\t')[0] ?? '')
    .filter((path) => /\.(?:eml|msg|txt|raw)$/.test(path) && !path.startsWith('real/'))
    .filter((path) => existsSync(join(corpus, path)) && isMessage(path))
    .map((path) => ({ path, sha: sha256(readFileSync(join(corpus, path))) }))
    .sort((one, other) => (one.sha < other.sha ? -1 : 1))
  return [...real.sort(), ...others.slice(0, 60).map(({ path }) => path)]
}

function isMessage(path: string): boolean {
  return !/^(?:html-|addresses)/.test(path) && !/(?:_decoded|\.xml|README|LICENSE)/.test(path)
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

const files = readdirSync(rulesFolder)
  .filter((name) => name.endsWith('.cf'))
  .sort()
  .map((name) => ({ name, text: readFileSync(join(rulesFolder, name), 'latin1') }))
const engine = createEngine(files)
const needless = new Set(
  engine.set.leftOut
    .filter(({ reason }) => reason === 'network' || reason === 'learning')
    .map(({ name }) => name),
)

const times: number[] = []

function ours(raw: Uint8Array): Compared['ours'] {
  const input = {
    raw,
    parts: walk(raw).parts,
    envelope: null,
    arrivedAt: new Date().toISOString(),
  }
  const start = performance.now()
  const { score, hits, exceeded } = engine.score(input, 5000, Date.now())
  times.push(performance.now() - start)
  if (exceeded.length > 0) console.log('exceeded', exceeded.slice(0, 5))
  return { score, rules: hits.map(({ rule }) => rule.name) }
}

const compared: Compared[] = []
const paths = messages()
const answers = await askSpamAssassin(paths.map((path) => join(corpus, path)))
for (const [index, path] of paths.entries()) {
  const theirs = answers[index]
  if (theirs) compared.push({ file: path, theirs, ours: ours(readFileSync(join(corpus, path))) })
}

function report(title: string, some: Compared[]) {
  let [both, theirs, our, near] = [0, 0, 0, 0]
  const missed = new Map<string, number>()
  const extra = new Map<string, number>()
  const count = (map: Map<string, number>, name: string) => map.set(name, (map.get(name) ?? 0) + 1)
  for (const one of some) {
    const wanted = one.theirs.rules.filter((name) => !needless.has(name))
    const found = new Set(one.ours.rules)
    theirs += wanted.length
    our += found.size
    for (const name of wanted) {
      if (found.has(name)) both++
      else count(missed, name)
    }
    for (const name of found) if (!wanted.includes(name)) count(extra, name)
    if (Math.abs(one.theirs.score - one.ours.score) <= 0.5) near++
  }
  const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`
  console.log(
    `${title}: ${some.length} messages, recall ${percent(both, theirs)}, precision ${percent(both, our)}, ` +
      `score within 0.5: ${percent(near, some.length)}`,
  )
  const worst = (map: Map<string, number>) =>
    [...map]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 40)
      .map(([name, n]) => `${name} ${n}`)
      .join(', ')
  console.log(`  missed: ${worst(missed)}\n  extra: ${worst(extra)}`)
}

report(
  'even (tuned on)',
  compared.filter((_, index) => index % 2 === 0),
)
report(
  'odd (reported)',
  compared.filter((_, index) => index % 2 === 1),
)
const far = compared
  .map((one) => ({ ...one, by: one.ours.score - one.theirs.score }))
  .sort((a, b) => Math.abs(b.by) - Math.abs(a.by))
console.log('worst disagreements:')
for (const { file, ours: own, theirs, by } of far.slice(0, 12)) {
  const missing = theirs.rules.filter((name) => !own.rules.includes(name) && !needless.has(name))
  const more = own.rules.filter((name) => !theirs.rules.includes(name))
  console.log(`  ${by.toFixed(1)} ${file} −[${missing.join(' ')}] +[${more.join(' ')}]`)
}
times.sort((a, b) => a - b)
const at = (share: number) => times[Math.floor(share * (times.length - 1))]?.toFixed(1)
console.log(`ms a message: p50 ${at(0.5)}, p95 ${at(0.95)}, most ${at(1)}`)
