import { rm } from 'node:fs/promises'
import { SandboxError } from '../errors.ts'
import type { NewMessage, Store } from '../store/store.ts'
import type { Scope } from '../types.ts'
import type { Arriving } from './arriving.ts'
import { incoming, type Surroundings } from './incoming.ts'

/** Messages on their way to the store, so that many go into one commit. */
const mostMessages = 2000
const mostBytes = 32 * 1024 * 1024

export interface Imported {
  messages: number
  /** There already: from an earlier run, or never gone. */
  present: number
  /** Larger than any message may be. */
  tooLarge: number
  bytes: number
}

export interface ImportOptions {
  store: Pick<Store, 'add' | 'message'>
  scope: Scope
  surroundings: Surroundings
  /** Hears of each message once it is settled. */
  onMessage?: ((arriving: Arriving, so_far: Imported) => void) | undefined
  signal?: AbortSignal | undefined
}

/**
 * Keeps messages in the order in which they come, many at a time. One whose id is there already is
 * passed over, so what was interrupted is simply done again.
 * @throws SandboxError `storage`; what was kept by then stays
 */
export async function importMessages(
  messages: AsyncIterable<Arriving>,
  options: ImportOptions,
): Promise<Imported> {
  const { surroundings, onMessage, signal } = options
  const result: Imported = { messages: 0, present: 0, tooLarge: 0, bytes: 0 }
  const flight = new Flight()
  for await (const arriving of messages) {
    if (signal?.aborted) {
      await discard(arriving)
      break
    }
    const message = await incoming(arriving, surroundings)
    const settled = (kept: boolean | null) => {
      if (kept === null) result.tooLarge++
      else if (kept) result.messages++
      else result.present++
      result.bytes += arriving.size
      onMessage?.(arriving, result)
    }
    if (!message) settled(null)
    else if (message.raw instanceof Uint8Array) {
      await flight.room(arriving.size)
      flight.add(arriving.size, keep(message, options).then(settled))
    } else {
      // Its bytes go ahead of it: what comes later must not overtake it.
      await flight.landed()
      settled(await keepLarge(message, options))
    }
  }
  await flight.landed()
  return result
}

/** False when it was there already. */
async function keep(message: NewMessage, { store }: ImportOptions): Promise<boolean> {
  try {
    await store.add([message])
    return true
  } catch (error) {
    if (error instanceof SandboxError && error.code === 'conflict') return false
    throw error
  }
}

async function keepLarge(message: NewMessage, options: ImportOptions): Promise<boolean> {
  const { store, scope } = options
  const file = message.raw instanceof Uint8Array ? null : message.raw.file
  try {
    // A gigabyte is not copied only to find that it is there.
    if (await isThere(store, scope, message.id)) return false
    return await keep(message, options)
  } finally {
    if (file !== null) await rm(file, { force: true })
  }
}

async function isThere(store: ImportOptions['store'], scope: Scope, id: string): Promise<boolean> {
  try {
    await store.message(scope, id)
    return true
  } catch (error) {
    if (error instanceof SandboxError && error.code === 'not_found') return false
    throw error
  }
}

async function discard({ raw }: Arriving): Promise<void> {
  if (raw !== null && !(raw instanceof Uint8Array)) await rm(raw.file, { force: true })
}

/** What is on its way; the first failure comes out at the next wait. */
class Flight {
  #messages = 0
  #bytes = 0
  #failure: { error: unknown } | null = null
  #wake: (() => void) | null = null

  add(bytes: number, landing: Promise<void>): void {
    this.#messages++
    this.#bytes += bytes
    landing
      .catch((error: unknown) => (this.#failure ??= { error }))
      .finally(() => {
        this.#messages--
        this.#bytes -= bytes
        this.#wake?.()
      })
  }

  async room(bytes: number): Promise<void> {
    this.#check()
    while (
      this.#messages >= mostMessages ||
      (this.#messages > 0 && this.#bytes + bytes > mostBytes)
    ) {
      await this.#landing()
    }
  }

  async landed(): Promise<void> {
    while (this.#messages > 0) await this.#landing()
    this.#check()
  }

  async #landing() {
    await new Promise<void>((resolve) => (this.#wake = resolve))
    this.#check()
  }

  #check() {
    if (this.#failure) throw this.#failure.error
  }
}
