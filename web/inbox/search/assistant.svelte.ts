import type { Completion, SearchExplanation } from '../../../server/types.ts'
import type { Client } from '../../api/client.ts'
import { zone } from '../../state/zone.ts'

/** Before a pause in typing is a question, in ms. */
const pause = 90

const nothing: SearchExplanation = { tokens: [], errors: [], completions: [] }

/**
 * What the server says of the text in the search box while it is typed: what its pieces are, what
 * is wrong, and what could stand at the caret. The browser itself understands nothing of searches.
 */
export class Assistant {
  /** The text that is explained, and that the choices are for; by now more may be typed. */
  text = $state('')
  explanation = $state.raw<SearchExplanation>(nothing)
  /** What may be chosen; empty while the list is closed. */
  choices = $state.raw<readonly Completion[]>([])
  /** How many of these are searches that were made before. */
  recent = $state(0)
  /** Which of them is about to be chosen; -1 is none. */
  active = $state(-1)

  readonly #client: Client
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Grows with each question: late answers to an older one count no more. */
  #turn = 0
  #explaining: { text: string; turn: number; done: Promise<void> } | null = null

  constructor(client: Client) {
    this.#client = client
  }

  get open(): boolean {
    return this.choices.length > 0
  }

  /** After a pause in typing: explains the text and opens the list, if there is something in it. */
  typed(text: string, caret: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#ask(text, caret, 'typing'), pause)
  }

  /** At once: a text that came from elsewhere. */
  async explain(text: string): Promise<void> {
    if (text === this.text) return
    // Whoever asks the same meanwhile waits for the same answer.
    if (this.#explaining?.text !== text || this.#explaining.turn !== this.#turn) {
      const done = this.#ask(text, text.length, 'nothing')
      this.#explaining = { text, turn: this.#turn, done }
    }
    await this.#explaining.done
  }

  /** At once, with everything that could stand at the caret. */
  offer(text: string, caret: number): void {
    void this.#ask(text, caret, 'all')
  }

  /** At once: searches that were made before, for a field with nothing in it. */
  remind(searches: readonly string[], more: readonly Completion[] = []): void {
    this.close()
    const whole = (search: string): Completion => ({
      ...{ insert: search, label: search, description: '' },
      replace: { start: 0, end: 0 },
    })
    this.text = ''
    this.explanation = nothing
    this.choices = searches.length === 0 ? [] : [...searches.map(whole), ...more]
    this.recent = searches.length
  }

  close(): void {
    clearTimeout(this.#timer)
    this.#turn++
    this.choices = []
    this.recent = 0
    this.active = -1
  }

  /** Goes round; from none to the first or the last. */
  step(by: 1 | -1): void {
    const count = this.choices.length
    const from = this.active < 0 && by < 0 ? 0 : this.active
    this.active = (from + by + count) % count
  }

  async #ask(text: string, caret: number, wanted: 'typing' | 'all' | 'nothing'): Promise<void> {
    clearTimeout(this.#timer)
    const turn = ++this.#turn
    if (text === '' && wanted !== 'all') {
      this.text = text
      this.explanation = nothing
      return this.close()
    }
    const query = { q: text, caret, tz: zone() }
    try {
      const found = await this.#client.call('GET /api/search/explain', { query })
      if (turn !== this.#turn) return
      this.text = text
      this.explanation = found
      const before = this.choices[this.active]
      this.recent = 0
      if (wanted === 'nothing') this.choices = []
      else {
        const fits = wanted === 'all' ? () => true : worthwhile(text, caret)
        this.choices = found.completions.filter(fits)
      }
      // The answer may come between the arrow and Enter.
      this.active = this.choices.findIndex(({ insert }) => insert === before?.insert)
    } catch (error) {
      // A help: without it one types on.
      console.warn('explain', error)
      if (turn !== this.#turn) return
      this.text = text
      this.explanation = nothing
      this.close()
    }
  }
}

/** While typing only what goes on from what is there: nobody asks for all filters by a blank. */
function worthwhile(text: string, caret: number) {
  const before = text.charAt(caret - 1)
  return ({ replace: { start, end }, insert }: Completion) =>
    (start < caret || before === ':') && text.slice(start, end) !== insert
}

/**
 * A text with a completion in it, and where the caret is then; null where it no longer fits.
 *
 * @param about the text that the completion was made for: what was typed since in the piece that it
 *   replaces is replaced as well
 */
export function completed(
  text: string,
  { insert, replace: { start, end } }: Completion,
  about = text,
): { text: string; caret: number } | null {
  const rest = about.slice(end)
  const around = text.length >= start + rest.length && text.endsWith(rest)
  if (!around || !text.startsWith(about.slice(0, start))) return null
  const piece = text.slice(start, text.length - rest.length)
  // With one of these another piece began.
  if (text !== about && /[\s"():]/.test(piece)) return null
  // What is whole ends with a blank, so that the next piece can begin.
  const blank = insert.endsWith(':') || /^[\s)]/.test(rest) ? '' : ' '
  const before = text.slice(0, start) + insert + blank
  return { text: before + rest, caret: before.length }
}
