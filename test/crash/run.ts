import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { live, type Tally } from './life.ts'
import type { Options } from './options.ts'

export interface Outcome extends Tally {
  files: number
  seconds: number
}

/**
 * Kills the server again and again and holds it to what it acknowledged.
 * @param main the built dist/server/main.js
 * @throws Error that says what broke and how to repeat it; its data file stays
 */
export async function run(
  main: string,
  { kills, seed, perFile, firstFile }: Omit<Options, 'memory'>,
  say: (text: string) => void,
): Promise<Outcome> {
  const began = performance.now()
  const tally: Tally = { kills: 0, startKills: 0, purgeKills: 0, acknowledged: 0, read: 0 }
  let file = firstFile
  for (; tally.kills < kills; file++) {
    const folder = await mkdtemp(join(tmpdir(), 'mailproof-crash-'))
    say(`data file ${file} of seed ${seed}`)
    try {
      const left = Math.min(perFile, kills - tally.kills)
      await live({ main, folder, seed: seed * 1000 + file, kills: left, tally, say })
    } catch (error) {
      const again = `npm run test:crash -- --seed ${seed} --first-file ${file} --per-file ${perFile} --kills ${perFile}`
      const what = error instanceof Error ? (error.stack ?? error.message) : String(error)
      throw new Error(`${what}\nThe data file: ${folder}\nTo repeat it: ${again}`, { cause: error })
    }
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  return { ...tally, files: file - firstFile, seconds: (performance.now() - began) / 1000 }
}
