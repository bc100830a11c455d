import { plain, readLook, type Look } from './look.ts'

interface Kept {
  /** What was chosen last: how a message is looked at that nobody looked at otherwise. */
  usual: Look
  /** The message looked at last comes last. */
  messages: readonly (readonly [id: string, look: Look])[]
}

const key = 'mailproof.looks'

/** Messages whose look is remembered. */
const most = 200

type Shelf = Pick<Storage, 'getItem' | 'setItem'>

/** How each message is looked at; kept in this browser. */
export class Looks {
  readonly #storage: Shelf
  #kept = $state.raw<Kept>({ usual: plain, messages: [] })

  constructor(storage: Shelf) {
    this.#storage = storage
    this.#kept = read(storage)
  }

  of(id: string): Look {
    return this.#kept.messages.find(([own]) => own === id)?.[1] ?? this.#kept.usual
  }

  /** Width and colours become the usual ones; the rest is about this message alone. */
  change(id: string, change: Partial<Look>): void {
    const look = { ...this.of(id), ...change }
    const others = this.#kept.messages.filter(([own]) => own !== id)
    this.#kept = {
      usual: { ...plain, width: look.width, scheme: look.scheme },
      messages: [...others, [id, look] as const].slice(-most),
    }
    try {
      this.#storage.setItem(key, JSON.stringify(this.#kept))
    } catch (error) {
      // A browser that keeps nothing (private window, full) still shows the change.
      console.warn('the look of the message is not kept', error)
    }
  }
}

function read(storage: Shelf): Kept {
  let found: Partial<Record<keyof Kept, unknown>> = {}
  try {
    const parsed: unknown = JSON.parse(storage.getItem(key) ?? '{}')
    if (typeof parsed === 'object' && parsed !== null) found = parsed
  } catch (error) {
    console.warn('the looks of messages cannot be read', error)
  }
  const usual = readLook(found.usual)
  return {
    usual: { ...plain, width: usual.width, scheme: usual.scheme },
    messages: Array.isArray(found.messages) ? found.messages.flatMap(entry).slice(-most) : [],
  }
}

function entry(value: unknown): Kept['messages'] {
  if (!Array.isArray(value)) return []
  const [id, look] = value as unknown[]
  return typeof id === 'string' ? [[id, readLook(look)]] : []
}
