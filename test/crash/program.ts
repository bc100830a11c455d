import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { Fault } from './fault.ts'

/** The built server as a user starts it, on free ports. */
export interface Program {
  child: ChildProcess
  smtpPort: number
  /** Without a slash at the end. */
  url: string
  /** Sends the signal and waits until the process is gone. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>
  /** The last that it said. */
  output(): string
}

const readyMs = 60_000

export interface Begin {
  main: string
  data: string
  flags?: string[]
  /** For Node, before the script. */
  nodeArgs?: string[]
}

/** The process alone, which may not be ready yet. */
export function begin({ main, data, flags = [], nodeArgs = [] }: Begin) {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('MAILPROOF_'))
  const child = spawn(
    process.execPath,
    [
      ...[...nodeArgs, main, '--data', data, '--log-format', 'text'],
      ...['--smtp-port', '0', '--http-port', '0', ...flags],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env: Object.fromEntries(own) },
  )
  let output = ''
  const keep = (chunk: Buffer) => (output = (output + chunk.toString()).slice(-20_000))
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  // 'close' comes after 'exit', once everything it said has been read.
  const gone = once(child, 'close')
  return {
    child,
    output: () => output,
    async end(signal: 'SIGKILL' | 'SIGTERM') {
      child.kill(signal)
      await gone
    },
  }
}

/** @throws Fault when it ends, or is not ready in time */
export async function ready(begun: ReturnType<typeof begin>): Promise<Program> {
  const { child, output } = begun
  const late = setTimeout(() => child.kill('SIGKILL'), readyMs)
  while (!output().includes('Kept in')) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Fault(`the server did not start (${child.exitCode}):\n${output()}`)
    }
    await Promise.race([once(child.stdout, 'data'), once(child, 'close')])
  }
  clearTimeout(late)
  const said = output()
  return {
    ...begun,
    smtpPort: Number(/Send mail to\s+\S+?:(\d+)/.exec(said)?.[1]),
    url: (/Read it at\s+(\S+)/.exec(said)?.[1] ?? '').replace(/\/$/, ''),
  }
}

export const startProgram = (options: Begin): Promise<Program> => ready(begin(options))
