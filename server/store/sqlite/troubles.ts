import { SandboxError } from '../../errors.ts'
import type { Text, Trouble } from '../../types.ts'
import { isDamage } from './failure.ts'

const sameWarningMs = 60_000

/**
 * What keeps the store from its work, said once when it comes and once when it is over, however
 * many messages it turns away meanwhile. Damage stays until Mailproof is started anew.
 */
export class Troubles {
  readonly #warn: (text: Text) => void
  readonly #said = new Map<string, number>()
  #refusing: Text | null = null
  #damaged: Text | null = null

  constructor(warn: (text: Text) => void) {
    this.#warn = warn
  }

  /** True while mail is turned away, or was a moment ago. */
  get refusing(): boolean {
    return this.#refusing !== null
  }

  list(): Trouble[] {
    const found: Trouble[] = []
    if (this.#refusing) found.push({ code: 'store-refuses', text: this.#refusing })
    if (this.#damaged) found.push({ code: 'store-damaged', text: this.#damaged })
    return found
  }

  /** Watches an act that writes; the failure goes on to the caller. */
  async watch<T>(act: Promise<T>): Promise<T> {
    try {
      return await act
    } catch (error) {
      if (error instanceof SandboxError && error.code === 'storage') this.#refused(error.text)
      throw error
    }
  }

  /** Watches a question. */
  async look<T>(question: Promise<T>): Promise<T> {
    try {
      return await question
    } catch (error) {
      if (error instanceof SandboxError && isDamage(error.text)) this.warn(error.text)
      throw error
    }
  }

  /** What goes wrong again and again, such as clean-up on a full disk, is said once a minute. */
  warn(text: Text): void {
    if (isDamage(text)) this.#damaged = text
    if (text.en === this.#refusing?.en) return
    const now = performance.now()
    const last = this.#said.get(text.en)
    if (last !== undefined && now - last < sameWarningMs) return
    this.#said.set(text.en, now)
    this.#warn(text)
  }

  over(): void {
    if (!this.#refusing) return
    this.#refusing = null
    this.#warn(mended)
  }

  #refused(text: Text) {
    if (text.en === this.#refusing?.en) return
    this.warn(text)
    this.#refusing = text
  }
}

const mended: Text = {
  en: 'The data file can be written again: mail is taken as before.',
  es: 'Se puede volver a escribir en el archivo de datos: el correo se acepta como antes.',
}
