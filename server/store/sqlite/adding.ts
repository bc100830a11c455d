import { rm } from 'node:fs/promises'
import type { Thread } from '../../thread.ts'
import type { Text } from '../../types.ts'
import type { NewMessage, StoredMessage } from '../store.ts'
import { isBytes, type Batches } from './batches.ts'
import type { WriterHandlers } from './writer.ts'

/**
 * The way of new messages into the store. A large raw goes ahead in steps, out of its file, and
 * becomes visible with the commit of its message; the file is removed after that. When the call
 * fails the file stays: the caller tries again or removes it.
 */
export class Adding {
  readonly #parts: {
    writer: Thread<WriterHandlers>
    batches: Batches
    now: () => number
    warn: (text: Text) => void
  }
  readonly #running = new Set<Promise<unknown>>()

  constructor(parts: {
    writer: Thread<WriterHandlers>
    batches: Batches
    now: () => number
    warn: (text: Text) => void
  }) {
    this.#parts = parts
  }

  async add(messages: NewMessage[]): Promise<StoredMessage[]> {
    if (messages.length === 0) return []
    const adding = this.#add(messages)
    this.#running.add(adding)
    try {
      return await adding
    } finally {
      this.#running.delete(adding)
    }
  }

  /** Resolves when nothing is on its way. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled(this.#running)
  }

  async #add(messages: NewMessage[]): Promise<StoredMessage[]> {
    const { batches } = this.#parts
    const staged: (number | null)[] = []
    try {
      for (const { raw } of messages) staged.push(isBytes(raw) ? null : await this.#stage(raw))
      const stored = await batches.add(messages, staged)
      for (const { raw } of messages) if (!isBytes(raw)) await this.#remove(raw.file)
      return stored
    } catch (error) {
      for (const owner of staged) if (owner !== null) await this.#unstage(owner)
      throw error
    }
  }

  #stage({ file, size }: { file: string; size: number }): Promise<number> {
    return this.#parts.writer.call.stage(this.#parts.now(), file, size)
  }

  async #unstage(owner: number) {
    const { writer, now } = this.#parts
    // The next start removes what is left behind, should the writer be gone.
    await writer.call.unstage(now(), owner).catch(() => undefined)
  }

  async #remove(file: string) {
    try {
      await rm(file, { force: true })
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      this.#parts.warn({
        en: `The message is stored, but its temporary file ${file} cannot be removed: ${reason}`,
        es: `El mensaje está guardado, pero no se puede eliminar su archivo temporal ${file}: ${reason}`,
      })
    }
  }
}
