import { startWorker, type Worker } from '../run/children.ts'
import type { Pool } from '../mail/pool.ts'
import type { Target } from './target.ts'

/** smtp-server as it comes from npm: it throws the message away, or gathers it in memory. */
export async function startLibrary(what: 'discarding' | 'collecting'): Promise<Target> {
  const worker = startWorker(new URL('programs/library.ts', import.meta.url))
  const smtpPort = await worker.call<number>('listen', what)
  return {
    name: `smtp-server ${what}`,
    smtpPort,
    child: worker.child,
    listed: () => Promise.resolve(null),
    stop: () => worker.stop(),
  }
}

export interface Parsed {
  messages: number
  ms: number
  cpuMs: number
}

/** mailparser alone on one thread of a process of its own. */
export interface Parser {
  parse(pool: Pool, seconds: number): Promise<Parsed>
  stop(): Promise<void>
}

export function startParser(): Parser {
  const worker: Worker = startWorker(new URL('programs/parser.ts', import.meta.url))
  return {
    parse: (pool, seconds) => worker.call('parse', { pool, seconds }),
    stop: () => worker.stop(),
  }
}
