import type { Text } from '../../server/types.ts'

export interface Toast {
  id: number
  /** A Text follows the language; a string is a message of the server. */
  text: Text | string
  kind: 'done' | 'failed'
  action: { title: Text; run(): void } | null
}

/** Long enough to read and to reach Undo. */
const stay = { done: 6_000, failed: 12_000 }

/** What came of the person's acts, for a while. */
export class Toasts {
  list = $state.raw<Toast[]>([])
  #next = 1
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>()

  done(text: Text, action: Toast['action'] = null): void {
    this.#add({ text, kind: 'done', action })
  }

  failed(error: unknown): void {
    const text = error instanceof Error ? error.message : String(error)
    this.#add({ text, kind: 'failed', action: null })
  }

  dismiss(id: number): void {
    clearTimeout(this.#timers.get(id))
    this.#timers.delete(id)
    this.list = this.list.filter((toast) => toast.id !== id)
  }

  /** While they are looked at they stay. */
  hold(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    this.#timers.clear()
  }

  release(): void {
    for (const toast of this.list) this.#expire(toast)
  }

  #add(toast: Omit<Toast, 'id'>): void {
    const added = { ...toast, id: this.#next++ }
    this.list = [...this.list.slice(-2), added]
    this.#expire(added)
  }

  #expire({ id, kind }: Toast): void {
    clearTimeout(this.#timers.get(id))
    this.#timers.set(
      id,
      setTimeout(() => this.dismiss(id), stay[kind]),
    )
  }
}
