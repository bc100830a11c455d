import { writeFile } from 'node:fs/promises'
import { startLoader } from './load/loader.ts'
import { help, readOptions, type Options } from './options.ts'
import { machine, machineLine } from './report/machine.ts'
import { putInto } from './report/page.ts'
import { markdownTables, plainTables } from './report/table.ts'
import { measurements } from './rows/index.ts'
import type { Bench, Detail, Row } from './rows/row.ts'
import { cleanUp, keepIn } from './run/children.ts'
import { quick, tiny, usual, type Scale } from './scale.ts'
import { preparePeers } from './targets/peers.ts'
import { snapshot } from './targets/product.ts'

/** Measures, one thing after the other, and prints one table. */
async function main(): Promise<number> {
  const ids = measurements.map(({ id }) => id)
  const options = asked(ids)
  if (typeof options === 'number') return options
  if (options.temp !== null) keepIn(options.temp)
  const began = performance.now()
  const rows: Row[] = []
  const details: Detail[] = []
  const outcome = () => ({ seconds: (performance.now() - began) / 1000, rows, details })
  const bench = await prepare(options)
  // A page keeps its whole table rather than get a part of one.
  interrupted = () => report({ ...options, into: null }, outcome())
  for (const measurement of measurements) {
    if (options.only?.includes(measurement.id) === false) continue
    const result = await measurement.run(bench)
    rows.push(...result.rows)
    details.push(...(result.details ?? []))
  }
  await report(options, outcome())
  return 0
}

/** The options, or the exit code where nothing is to be measured. */
function asked(ids: string[]): Options | number {
  try {
    const options = readOptions(process.argv.slice(2), ids)
    if (options) return options
    process.stdout.write(`${help}\nMeasurements: ${ids.join(', ')}\n`)
    return 0
  } catch (error) {
    process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`)
    return 1
  }
}

async function prepare(options: Options): Promise<Bench> {
  return {
    options,
    scale: scaleOf(options),
    loader: startLoader(),
    product: { main: snapshot(options.server ?? undefined), nodeArgs: options.nodeArgs },
    peers: await preparePeers(options, say),
    say,
  }
}

function scaleOf({ scale: name, sizes, rounds }: Options): Scale {
  const scale = { usual, quick, tiny }[name]
  return { ...scale, sizes: sizes ?? scale.sizes, rounds: rounds ?? scale.rounds }
}

interface Outcome {
  seconds: number
  rows: Row[]
  details: Detail[]
}

async function report(options: Options, { seconds, rows, details }: Outcome): Promise<void> {
  if (options.json !== null) {
    const content = { machine: machine(), options, seconds, rows, details }
    await writeFile(options.json, `${JSON.stringify(content, null, 2)}\n`)
  }
  const tables = options.markdown ? markdownTables : plainTables
  process.stdout.write(`${machineLine()}\n\n${tables(rows, details)}\n`)
  if (options.into !== null) {
    await putInto(options.into, `${machineLine()}\n\n${markdownTables(rows, details)}`)
  }
}

function say(text: string): void {
  process.stderr.write(`${(performance.now() / 1000).toFixed(0).padStart(5)} s  ${text}\n`)
}

let stopping = false
/** Tells what was measured until then. */
let interrupted = (): Promise<void> => Promise.resolve()

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    say('stopping')
    stopping = true
    void interrupted()
      .finally(cleanUp)
      .finally(() => process.exit(130))
  })
}

try {
  process.exitCode = await main()
} catch (error) {
  // Servers that are being stopped make whoever waits for them complain.
  const text = error instanceof Error ? error.stack : String(error)
  if (!stopping) process.stderr.write(`bench: ${text}\n`)
  process.exitCode = 1
} finally {
  await cleanUp()
}
