import { parentPort, Worker, type MessagePort, type TransferListItem } from 'node:worker_threads'
import { SandboxError, type ErrorCode, type ErrorPlace } from './errors.ts'
import type { Text } from './types.ts'

/**
 * Calls between threads: a thread serves a record of functions, its owner calls them as promises.
 * A SandboxError keeps its code and texts on the way.
 */
type Handlers = Record<string, (...args: never[]) => unknown>

/** A handler's answer whose buffers are moved, not copied. */
export class Transferred<T> {
  readonly value: T
  readonly transfer: TransferListItem[]
  constructor(value: T, transfer: TransferListItem[]) {
    this.value = value
    this.transfer = transfer
  }
}

type Answer<T> = T extends Promise<infer U> ? Answer<U> : T extends Transferred<infer U> ? U : T

export type Remote<H extends Handlers> = {
  [K in keyof H]: (...args: Parameters<H[K]>) => Promise<Answer<ReturnType<H[K]>>>
}

interface Call {
  id: number
  name: string
  args: unknown[]
}

interface Failure {
  name: string
  message: string
  stack: string | undefined
  code: string | undefined
  text: Text | undefined
  at: ErrorPlace | undefined
}

type Reply = { id: number; value: unknown } | { id: number; failure: Failure }

/** One message of a thread to its owner that answers no call. */
interface Signal {
  signal: unknown
}

export interface Thread<H extends Handlers> {
  call: Remote<H>
  /** Like `call`, moving the buffers in `transfer` to the thread. */
  send<K extends keyof H & string>(
    name: K,
    transfer: TransferListItem[],
    ...args: Parameters<H[K]>
  ): Promise<Answer<ReturnType<H[K]>>>
  /** Resolves with the exit code once the thread is gone, however that came about. */
  exited: Promise<number>
  /** Ends the thread at once; calls that wait are rejected. */
  terminate(): Promise<void>
}

export interface ThreadOptions {
  data?: unknown
  transfer?: TransferListItem[]
  /** Hears what the thread tells through `signal()`. */
  onSignal?: (signal: unknown) => void
  /** Largest old generation in MB. */
  maxOldGenerationMb?: number
}

/** Node's usual 48 MB for each of several threads add up, and speed hardly anything here. */
const youngGenerationMb = 8

/** Starts the built module at `url` as a thread. */
export function startThread<H extends Handlers>(url: URL, options: ThreadOptions = {}): Thread<H> {
  const worker = new Worker(url, {
    workerData: options.data,
    transferList: options.transfer ?? [],
    resourceLimits: {
      maxYoungGenerationSizeMb: youngGenerationMb,
      ...(options.maxOldGenerationMb === undefined
        ? {}
        : { maxOldGenerationSizeMb: options.maxOldGenerationMb }),
    },
  })
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>()
  let next = 0
  let gone: Error | undefined

  worker.on('message', (message: Reply | Signal) => {
    if ('signal' in message) return options.onSignal?.(message.signal)
    const call = waiting.get(message.id)
    if (!call) return
    waiting.delete(message.id)
    if ('failure' in message) call.reject(revive(message.failure))
    else call.resolve(message.value)
  })
  const fail = (error: Error) => {
    gone ??= error
    for (const call of waiting.values()) call.reject(gone)
    waiting.clear()
  }
  worker.on('error', (error) => fail(error instanceof Error ? error : new Error(String(error))))
  const exited = new Promise<number>((resolve) => {
    worker.on('exit', (code) => {
      fail(new Error(`thread ${url.pathname} ended with code ${code}`))
      resolve(code)
    })
  })

  const send = (name: string, transfer: TransferListItem[], ...args: unknown[]) =>
    new Promise<unknown>((resolve, reject) => {
      if (gone) return reject(gone)
      const id = next++
      waiting.set(id, { resolve, reject })
      worker.postMessage({ id, name, args } satisfies Call, transfer)
    })
  const call = new Proxy({} as Remote<H>, {
    get:
      (_, name) =>
      (...args: unknown[]) =>
        send(String(name), [], ...args),
  })
  return {
    call,
    // The proxy and the thread's own handlers share H, so the shapes agree by construction.
    send: send as Thread<H>['send'],
    exited,
    async terminate() {
      await worker.terminate()
    },
  }
}

/** Called inside a thread: answers calls with these functions. */
export function serveThread(handlers: Handlers): void {
  const port = requirePort()
  port.on('message', (call: Call) => void answer(port, handlers, call))
}

/** Called inside a thread: tells its owner something it did not ask for. */
export function signal(value: unknown, transfer: TransferListItem[] = []): void {
  requirePort().postMessage({ signal: value } satisfies Signal, transfer)
}

async function answer(port: MessagePort, handlers: Handlers, { id, name, args }: Call) {
  try {
    const handler = handlers[name]
    if (!handler) throw new Error(`this thread has no function ${name}`)
    const value: unknown = await handler(...(args as never[]))
    if (isTransferred(value)) port.postMessage({ id, value: value.value }, value.transfer)
    else port.postMessage({ id, value })
  } catch (error) {
    port.postMessage({ id, failure: flatten(error) } satisfies Reply)
  }
}

function isTransferred(value: unknown): value is Transferred<unknown> {
  return value instanceof Transferred
}

function requirePort(): MessagePort {
  if (!parentPort) throw new Error('not in a thread')
  return parentPort
}

function flatten(error: unknown): Failure {
  const known = error instanceof Error ? error : new Error(String(error))
  const code: unknown = 'code' in known ? known.code : undefined
  return {
    name: known.name,
    message: known.message,
    stack: known.stack,
    code: typeof code === 'string' ? code : undefined,
    text: known instanceof SandboxError ? known.text : undefined,
    at: known instanceof SandboxError ? known.at : undefined,
  }
}

function revive(failure: Failure): Error {
  if (failure.text) {
    return new SandboxError(
      failure.code as ErrorCode,
      failure.text,
      failure.at ? { at: failure.at } : {},
    )
  }
  const error = new Error(failure.message)
  error.name = failure.name
  if (failure.stack) error.stack = failure.stack
  return Object.assign(error, failure.code ? { code: failure.code } : {})
}
