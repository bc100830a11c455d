import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Inbox } from '../../server/types.ts'
import { seeded, type Random } from '../bench/mail/random.ts'
import { doom } from './acts.ts'
import { Fault } from './fault.ts'
import { inspect } from './file.ts'
import { json } from './http.ts'
import { Ledger } from './ledger.ts'
import { startLoad, type Scene } from './load.ts'
import { hearAll } from './news.ts'
import { begin, startProgram, type Program } from './program.ts'
import { verify } from './verify.ts'

export interface Tally {
  kills: number
  /** Kills while the server had not said yet that it is there. */
  startKills: number
  purgeKills: number
  acknowledged: number
  /** Raw sources that were read and compared. */
  read: number
}

export interface LifeOptions {
  main: string
  folder: string
  seed: number
  kills: number
  tally: Tally
  say(text: string): void
}

const loadMs = 2500
const startMs = 900
const purgeMs = 250
const keptByRetention = 120

/** One data file, from its first mail through many kills to a stop in good order. */
export async function live(options: LifeOptions): Promise<void> {
  const { main, folder, seed, kills, tally } = options
  const random = seeded(seed)
  const data = join(folder, 'mail.db')
  const retention = random.chance(0.35) ? keptByRetention : null
  const ledger = new Ledger()
  const flags = ['--retention-messages', String(retention ?? 1_000_000)]
  const start = () => startProgram({ main, data, flags })
  const life: Life = { ...options, random, data, retention, ledger, second: '' }
  let program = await start()
  try {
    await furnish(program, life)
    for (let kill = 0; kill < kills; kill++) {
      const wave = `w${seed}k${kill}e`
      await sendAndKill(program, life, wave)
      if (random.chance(0.2)) await killAtStart(life, begin({ main, data, flags }))
      program = await start()
      const found = await verify({ program, ledger, data, random, wave, retention })
      tally.read += found.read
      await inspect(data)
      options.say(`kill ${tally.kills}: ${ledger.kept.size} acknowledged, ${found.messages} listed`)
    }
    tally.read += (await verify({ program, ledger, data, random, wave: null, retention })).read
    await program.end('SIGTERM')
    if (existsSync(`${data}-wal`)) throw new Fault('a stop in good order left a WAL behind')
    await inspect(data)
  } catch (error) {
    if (error instanceof Error) error.message += `\nThe server's last words:\n${program.output()}`
    throw error
  } finally {
    tally.acknowledged += ledger.kept.size
    if (program.child.exitCode === null && program.child.signalCode === null) {
      await program.end('SIGKILL')
    }
  }
}

interface Life extends LifeOptions {
  random: Random
  data: string
  retention: number | null
  ledger: Ledger
  /** Id of the inbox with a rule. */
  second: string
}

const secondAddress = 'second@crash.test'

async function furnish({ url }: Program, life: Life) {
  const { inboxes } = await json<{ inboxes: Inbox[] }>(`${url}/api/inboxes`)
  life.ledger.home = inboxes.find(({ isDefault }) => isDefault)?.id ?? ''
  const rules = [{ kind: 'address', value: secondAddress }]
  const body = { json: { name: 'Second', rules } }
  life.second = (await json<Inbox>(`${url}/api/inboxes`, 'POST', body)).id
}

async function sendAndKill(program: Program, life: Life, wave: string) {
  const { random, ledger, retention, tally } = life
  const news = hearAll(program, ledger)
  const scene: Scene = {
    ...{ program, ledger, wave, seed: random.below(1e9), most: 40 + random.below(500) },
    ...{ second: { address: secondAddress, inbox: life.second }, retention: retention !== null },
  }
  const purging = retention === null && random.chance(0.2)
  const remove = purging ? await doom(scene, 60) : null
  const load = startLoad(scene)
  const removing = remove ? remove().catch(() => undefined) : null
  await Promise.race([
    pause(Math.floor(random.next() * (purging ? purgeMs : loadMs))),
    crash(program),
  ])
  load.killed()
  await program.end('SIGKILL')
  await Promise.all([load.ended, news.ended, removing])
  tally.kills++
  if (purging) tally.purgeKills++
}

/** A server that ends by itself under load. */
async function crash({ child, output }: Program): Promise<void> {
  await once(child, 'exit')
  if (child.exitCode === null) return
  throw new Fault(`the server ended by itself with ${child.exitCode}:\n${output()}`)
}

async function killAtStart(life: Life, begun: ReturnType<typeof begin>) {
  await pause(Math.floor(life.random.next() * startMs))
  await begun.end('SIGKILL')
  life.tally.kills++
  life.tally.startKills++
}
