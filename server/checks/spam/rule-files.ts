import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Where distributions put the rules of SpamAssassin. */
export const packageFolder = '/usr/share/spamassassin'

const mostFiles = 1000
const largestFile = 8 * 1024 * 1024

/** The rule files of a folder, in the order in which SpamAssassin reads them; empty: there are none. */
export function ruleFilesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.(cf|pre)$/.test(name))
      .sort()
      .slice(0, mostFiles)
      .map((name) => join(folder, name))
      .filter((file) => statSync(file).size <= largestFile)
  } catch (error) {
    // Not there, or not for us: either way there is nothing to read.
    if (error instanceof Error && 'code' in error) return []
    throw error
  }
}

export function readRuleFiles(folder: string): { name: string; text: string }[] {
  // Rules are written for bytes.
  return ruleFilesIn(folder).map((file) => ({ name: file, text: readFileSync(file, 'latin1') }))
}

/** Changes when a file of the folder does; nothing is read for it. */
export function fingerprint(folder: string): string {
  const hash = createHash('sha256')
  for (const file of ruleFilesIn(folder)) {
    const { size, mtimeMs } = statSync(file)
    hash.update(`${file} ${size} ${Math.floor(mtimeMs)}\n`)
  }
  return hash.digest('hex').slice(0, 12)
}
