import { cleanUp } from '../bench/run/children.ts'
import { snapshot } from '../bench/targets/product.ts'
import { boundMemory } from './memory.ts'
import { help, readOptions } from './options.ts'
import { run } from './run.ts'

/** `npm run test:crash`: kills the built server many times; exit code 1 when a promise was broken. */
async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2))
  if (!options) {
    process.stdout.write(`${help}\n`)
    return 0
  }
  say(`seed ${options.seed}`)
  const program = snapshot()
  const outcome = await run(program, options, say)
  const { kills, startKills, purgeKills, files, acknowledged, read, seconds } = outcome
  process.stdout.write(
    `${kills} kills (${startKills} during start, ${purgeKills} during a purge) on ${files} data files in ${seconds.toFixed(0)} s, seed ${options.seed}.\n` +
      `${acknowledged} messages acknowledged, none lost; ${read} raw sources read and equal.\n`,
  )
  if (options.memory) await boundMemory(program, say)
  return 0
}

function say(text: string): void {
  process.stderr.write(`${(performance.now() / 1000).toFixed(0).padStart(5)} s  ${text}\n`)
}

try {
  process.exitCode = await main()
} catch (error) {
  process.stderr.write(`test:crash: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
} finally {
  await cleanUp()
}
