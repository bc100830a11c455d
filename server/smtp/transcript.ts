import type { TranscriptLine } from '../types.ts'

const maxLine = 1000
/** What a line costs besides its text, so that empty lines are bounded too. */
const lineCost = 24
/** What `bytes` is taken for: '1,234,567 bytes of message'. */
const bytesCost = 30
const mostGone = 300

export interface TranscriptBounds {
  /** Bytes of text kept from the beginning and from the end. */
  first: number
  last: number
}

/** What is kept of a conversation. */
export const kept: TranscriptBounds = { first: 64 * 1024, last: 16 * 1024 }
/** What goes along with a message; the whole is saved soon, and at the end. */
export const brief: TranscriptBounds = { first: 2 * 1024, last: 1024 }

export interface Excerpt {
  transcript: TranscriptLine[]
  truncated: boolean
}

/** As it was said; a number is the size of a message. Made readable when somebody reads it. */
type Said = string | number
type From = TranscriptLine['from']

/**
 * The lines of a conversation: the first and the last ones, so that its length costs no memory.
 * Putting a line down is no more than keeping three values in a flat list, for most are never read
 * and an object for each would keep the garbage collector busy.
 */
export class Transcript {
  readonly #first: (number | Said)[] = []
  #firstUsed = 0
  /** Lines of `#first` that fit into the brief form. */
  #briefCount = 0
  readonly #last: (number | Said)[] = []
  #lastUsed = 0
  #full = false
  /** Values at the beginning of `#last` that are left out; taken away together, now and then. */
  #gone = 0
  #dropped = false

  add(at: number, from: From, said: Said) {
    const kind = kinds.indexOf(from)
    const text = typeof said === 'string' ? bounded(said) : said
    const costs = cost(text)
    if (!this.#full && this.#firstUsed + costs <= kept.first) {
      this.#firstUsed += costs
      this.#first.push(at, kind, text)
      if (this.#firstUsed <= brief.first) this.#briefCount++
    } else {
      this.#full = true
      this.#lastUsed += costs
      this.#last.push(at, kind, text)
      this.#forget()
    }
  }

  #forget() {
    for (; this.#lastUsed > kept.last; this.#gone += 3) {
      this.#lastUsed -= cost(this.#last[this.#gone + 2] ?? '')
      this.#dropped = true
    }
    if (this.#gone < mostGone) return
    this.#last.splice(0, this.#gone)
    this.#gone = 0
  }

  whole(): Excerpt {
    return { transcript: this.#kept(), truncated: this.#dropped }
  }

  /** The beginning and the end alone, when the whole is long. */
  brief(): Excerpt {
    const lines = this.#kept()
    let begin = lines.length
    for (let room = brief.last; begin > this.#briefCount; begin--) {
      room -= cost(lines[begin - 1]?.text ?? '')
      if (room < 0) break
    }
    const transcript = [...lines.slice(0, this.#briefCount), ...lines.slice(begin)]
    return { transcript, truncated: this.#dropped || transcript.length < lines.length }
  }

  #kept(): TranscriptLine[] {
    return [...readable(this.#first, 0), ...readable(this.#last, this.#gone)]
  }
}

const kinds: readonly From[] = ['client', 'server', 'note']

function cost(said: Said): number {
  return lineCost + (typeof said === 'string' ? said.length : bytesCost)
}

function bounded(text: string): string {
  return text.length > maxLine ? `${text.slice(0, maxLine - 1)}…` : text
}

const counted = new Intl.NumberFormat('en-US')
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const control = /[\x00-\x1f\x7f]/
const controls = new RegExp(control, 'g')

/** Lines in which control characters are seen (as ␀ and the like) and do nothing. */
function readable(values: readonly (number | Said)[], from: number): TranscriptLine[] {
  const lines: TranscriptLine[] = []
  for (let at = from; at < values.length; at += 3) {
    const said = values[at + 2]
    const text = typeof said === 'string' ? said : `${counted.format(said ?? 0)} bytes of message`
    lines.push({
      at: Number(values[at]),
      from: kinds[Number(values[at + 1])] ?? 'note',
      text: control.test(text) ? text.replace(controls, visible) : text,
    })
  }
  return lines
}

function visible(char: string): string {
  return char === '\x7f' ? '␡' : String.fromCharCode(0x2400 + char.charCodeAt(0))
}
