import { fork, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Answer, Call } from './calls.ts'

export const root = fileURLToPath(new URL('../../..', import.meta.url))

const children = new Set<ChildProcess>()
const folders = new Set<string>()
let base = tmpdir()

/** Where temporary folders go; a disk, not memory, where the system's own is memory. */
export function keepIn(folder: string): void {
  base = folder
}

/** A folder that is gone when the bench ends, however it ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(base, 'mailproof-bench-'))
  folders.add(folder)
  return folder
}

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  folders.delete(folder)
}

export interface Running {
  pid: number
  child: ChildProcess
  stop(): Promise<void>
}

/** Starts a program; what it says on stderr is kept for complaints. */
export function startProgram(
  program: string,
  args: string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv; channel?: boolean } = {},
): Running & { output(): string } {
  const { channel, ...rest } = options
  const child = spawn(program, args, {
    cwd: root,
    ...rest,
    stdio: ['ignore', 'pipe', 'pipe', ...(channel ? ['ipc' as const] : [])],
  })
  let output = ''
  const keep = (chunk: Buffer) => (output = (output + chunk.toString()).slice(-4000))
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  child.on('error', (error) => (output += error.message))
  return { ...watched(child), output: () => output }
}

function watched(child: ChildProcess): Running {
  children.add(child)
  child.on('exit', () => children.delete(child))
  child.on('error', () => children.delete(child))
  return { pid: child.pid ?? 0, child, stop: () => stop(child) }
}

const gone = (child: ChildProcess) =>
  child.pid === undefined || child.exitCode !== null || child.signalCode !== null

async function stop(child: ChildProcess): Promise<void> {
  if (gone(child)) return
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  const hard = setTimeout(() => child.kill('SIGKILL'), 15_000)
  await exited
  clearTimeout(hard)
}

export interface Worker extends Running {
  call<T>(name: string, argument?: unknown, told?: (word: string) => void): Promise<T>
}

/** Starts a program of the bench itself that `serve`s calls. */
export function startWorker(module: URL): Worker {
  const child = fork(fileURLToPath(module), { cwd: root, execArgv: ['--import', 'tsx'] })
  const waiting = new Map<number, (answer: Answer | null) => void>()
  let next = 0
  child.on('message', (answer) => {
    // Only `serve` is at the other end, and it sends answers.
    const known = answer as Answer
    waiting.get(known.id)?.(known)
  })
  child.on('exit', () => {
    for (const hear of waiting.values()) hear(null)
  })
  const call = <T>(name: string, argument?: unknown, told?: (word: string) => void) =>
    new Promise<T>((resolve, reject) => {
      const id = next++
      waiting.set(id, (answer) => {
        if (answer && 'told' in answer) return told?.(answer.told)
        waiting.delete(id)
        if (!answer) reject(new Error(`${module.pathname} ended`))
        else if ('error' in answer) reject(new Error(answer.error))
        // The caller knows what the handler of this name gives.
        else resolve(answer.value as T)
      })
      child.send({ id, name, argument } satisfies Call)
    })
  return { ...watched(child), call }
}

/** Ends every child by its id and removes every folder; safe to be called twice. */
export async function cleanUp(): Promise<void> {
  await Promise.all([...children].map(stop))
  await Promise.all([...folders].map(removeFolder))
}
