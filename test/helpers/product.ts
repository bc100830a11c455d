import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url))

/** The product as a process of its own, as a user runs it. */
export interface Product extends AsyncDisposable {
  smtpPort: number
  url: string
  /** Ends the process and waits until it is gone. */
  kill(signal: NodeJS.Signals): Promise<void>
}

/**
 * Starts the built program on free ports and waits until it says where it is.
 * @throws Error with what the program wrote, when it ends before
 */
export async function startProduct(...args: string[]): Promise<Product> {
  const child = spawn(
    process.execPath,
    [main, '--smtp-port', '0', '--http-port', '0', '--log-format', 'text', ...args],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const text = await spokenUntil(child, /Kept in/)
  const kill = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  return {
    smtpPort: Number(/Send mail to\s+\S+?:(\d+)/.exec(text)?.[1]),
    url: /Read it at\s+(\S+)/.exec(text)?.[1]?.replace(/\/$/, '') ?? '',
    kill,
    [Symbol.asyncDispose]: () => kill('SIGTERM'),
  }
}

function spokenUntil(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const hear = (chunk: Buffer) => {
      text += chunk.toString()
      if (pattern.test(text)) resolve(text)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.on('exit', (code) => reject(new Error(`ended with ${code}: ${text}`)))
  })
}
