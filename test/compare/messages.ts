import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const corpus = new URL('../../../shared/corpus/', import.meta.url).pathname

/** Beside the real ones. */
const others = 60

export interface Sample {
  /** Within the corpus. */
  name: string
  path: string
  raw: Buffer
}

/**
 * All real messages of the corpus, and of the others those whose hash sorts first: which they are
 * nobody chose. Null when the corpus is not there.
 */
export function samples(): Sample[] | null {
  if (!existsSync(join(corpus, 'MANIFEST.tsv'))) return null
  const real = ['ham', 'spam']
    .flatMap((kind) =>
      readdirSync(join(corpus, 'real', kind)).map((name) => `real/${kind}/${name}`),
    )
    .sort()
  const rest = readFileSync(join(corpus, 'MANIFEST.tsv'), 'utf8')
    .split('\n')
    .map((line) => line.split('\t')[0] ?? '')
    .filter(
      (name) => isMessage(name) && !name.startsWith('real/') && existsSync(join(corpus, name)),
    )
    .map((name) => ({ name, hash: hashOf(readFileSync(join(corpus, name))) }))
    .sort((one, other) => (one.hash < other.hash ? -1 : 1))
    .slice(0, others)
  return [...real, ...rest.map(({ name }) => name)].map((name) => {
    const path = join(corpus, name)
    return { name, path, raw: readFileSync(path) }
  })
}

/** Not what a message is to come out as, nor a list of facts. */
function isMessage(name: string): boolean {
  if (/^(?:html-|addresses)|_decoded|\.xml|README|LICENSE/.test(name)) return false
  return /\.(?:eml|msg|txt|raw)$/.test(name)
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
