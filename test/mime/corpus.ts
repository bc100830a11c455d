import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '../../../shared/corpus')

/** What two independent parsers agree on; a member is left out where they differ. */
export interface Facts {
  file: string
  subject?: string
  from?: string | null
  to?: string[]
  has_html?: boolean
  attachments?: (string | null)[]
}

export const corpusIsThere = existsSync(join(root, 'FACTS.jsonl'))
if (!corpusIsThere) process.stderr.write(`SKIPPED: the mail corpus is not at ${root}\n`)

export function corpusFacts(): Facts[] {
  if (!corpusIsThere) return []
  const lines = readFileSync(join(root, 'FACTS.jsonl'), 'utf8').trim().split('\n')
  // The corpus is made by us; its README tells the shape.
  return lines.map((line) => JSON.parse(line) as Facts)
}

export function corpusMail(file: string): Buffer {
  return readFileSync(join(root, file))
}
