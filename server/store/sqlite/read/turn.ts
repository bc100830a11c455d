import { SandboxError } from '../../../errors.ts'

/** How long a search may take. */
export const mostMs = 10_000
/** How long it may keep other searches waiting. */
const sliceMs = 8

/**
 * The running of one search among others: it looks up between steps, lets others go on, and ends
 * when its time is over or nobody waits for it any more.
 */
export class Turn {
  readonly #began = performance.now()
  readonly #ends: number
  #slice = performance.now()
  #cancelled = false

  /** @param ms how long it may take */
  constructor(ms = mostMs) {
    this.#ends = this.#slice + ms
  }

  /** Milliseconds since it began. */
  get spent(): number {
    return performance.now() - this.#began
  }

  cancel(): void {
    this.#cancelled = true
  }

  /** @throws SandboxError `too_slow` */
  async breathe(): Promise<void> {
    const now = performance.now()
    if (now - this.#slice > sliceMs) {
      await new Promise((resolve) => setImmediate(resolve))
      this.#slice = performance.now()
    }
    if (this.#cancelled) throw givenUp()
    if (now > this.#ends) throw tooSlow()
  }
}

export function givenUp() {
  return new SandboxError('too_slow', {
    en: 'The search was given up: nobody waits for it any more.',
    es: 'La búsqueda se abandonó: ya nadie la espera.',
  })
}

function tooSlow() {
  return new SandboxError('too_slow', {
    en: 'The search takes too long: name an inbox, a date or another word.',
    es: 'La búsqueda tarda demasiado: indica un buzón, una fecha u otra palabra.',
  })
}
