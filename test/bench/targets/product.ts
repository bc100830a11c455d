import { existsSync, cpSync, mkdirSync, symlinkSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { MessagePage } from '../../../server/types.ts'
import { root, removeFolder, startProgram, temporaryFolder } from '../run/children.ts'
import { ask, askJson } from '../run/http.ts'
import { freePort } from '../run/ports.ts'
import { until } from '../run/wait.ts'
import type { Target } from './target.ts'

export interface Product extends Target {
  child: NonNullable<Target['child']>
  /** Without a slash at the end. */
  url: string
  listed(): Promise<number>
  /** How far the index is. */
  progress(): Promise<{ total: number; indexedThrough: number; pending: number }>
  /** Resolves when nothing waits for the index; false when that takes too long. */
  drained(forMs?: number): Promise<boolean>
}

const probe = new URL('../run/probe.mjs', import.meta.url).href

/**
 * A copy of the built product, so that a build during the bench changes nothing in it.
 * @param main the built dist/server/main.js of this or another checkout
 */
export function snapshot(main = join(root, 'dist', 'server', 'main.js')): string {
  if (!existsSync(main)) throw new Error(`${main} is not there: run npm run build first`)
  const from = resolve(dirname(main), '..', '..')
  const to = temporaryFolder()
  mkdirSync(join(to, 'dist'))
  cpSync(join(from, 'package.json'), join(to, 'package.json'))
  cpSync(join(from, 'dist', 'server'), join(to, 'dist', 'server'), { recursive: true })
  if (existsSync(join(from, 'dist', 'web'))) {
    cpSync(join(from, 'dist', 'web'), join(to, 'dist', 'web'), { recursive: true })
  }
  // A junction needs no rights on Windows; elsewhere the word is ignored.
  symlinkSync(join(from, 'node_modules'), join(to, 'node_modules'), 'junction')
  return join(to, 'dist', 'server', 'main.js')
}

export interface ProductOptions {
  main: string
  /** Further flags; without any, everything is as shipped. */
  flags?: string[]
  /** For Node, before the script. */
  nodeArgs?: string[]
  /** Where its data file is kept, or was made before; it goes when the product stops. */
  folder?: string
}

/** Starts the product, on an empty data file unless one is there, and waits until it is ready. */
export async function startProduct({ main, flags = [], nodeArgs = [], ...given }: ProductOptions) {
  const folder = given.folder ?? temporaryFolder()
  const [smtpPort, httpPort] = [await freePort(), await freePort()]
  const args = [
    ...['--import', probe, ...nodeArgs, main],
    ...['--data', join(folder, 'mail.db'), '--log-level', 'warn'],
    ...['--smtp-port', String(smtpPort), '--http-port', String(httpPort), ...flags],
  ]
  const program = startProgram(process.execPath, args, { channel: true, env: ownEnvironment() })
  const url = `http://127.0.0.1:${httpPort}`
  const isReady = () => {
    if (program.child.exitCode !== null) throw new Error(`it ended:\n${program.output()}`)
    return ask(`${url}/readyz`).then(
      ({ status }) => status === 200,
      () => false,
    )
  }
  if (!(await until(isReady, { forMs: 30_000 }))) throw new Error(`not ready:\n${program.output()}`)
  const progress = () => progressAt(url)
  return {
    name: 'Mailproof',
    smtpPort,
    url,
    child: program.child,
    listed: () => progress().then(({ total }) => total),
    progress,
    drained: (forMs = 300_000) =>
      until(async () => (await progress()).pending === 0, { everyMs: 50, forMs }),
    async stop() {
      await program.stop()
      await removeFolder(folder)
    },
  } satisfies Product
}

async function progressAt(url: string) {
  const page = await askJson<MessagePage>(`${url}/api/messages?limit=1`)
  const { total, indexedThrough, pending } = page
  return { total, indexedThrough, pending }
}

/** Nothing of this machine's own settings. */
function ownEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('MAILPROOF_')),
  )
}
