import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { fileURLToPath } from 'node:url'

export const main = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url))

export interface Outcome {
  code: number | null
  stdout: string
  stderr: string
}

export interface Run {
  args?: string[]
  env?: Record<string, string>
  input?: string | Buffer
  script?: string
}

/** Runs the program to its end as a user does, without settings of this machine. */
export async function run({ args = [], env = {}, input = '', script = main }: Run) {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('MAILPROOF_'))
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...Object.fromEntries(own), ...env },
  })
  const outcome: Outcome = { code: null, stdout: '', stderr: '' }
  child.stdout.on('data', (chunk: Buffer) => (outcome.stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (outcome.stderr += chunk.toString()))
  // A program that ends before it has read its input is no fault of the test.
  child.stdin.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') outcome.stderr += error.message
  })
  child.stdin.end(input)
  const [code]: unknown[] = await once(child, 'close')
  outcome.code = typeof code === 'number' ? code : null
  return outcome
}

export interface Listener extends AsyncDisposable {
  port: number
}

/** Takes a free port; what connects is handed over. */
export async function listener(serve: (socket: Socket) => void = (socket) => socket.destroy()) {
  const server: Server = createServer(serve).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const close = async () => {
    server.close()
    await once(server, 'close')
  }
  return { port, [Symbol.asyncDispose]: close } satisfies Listener
}
