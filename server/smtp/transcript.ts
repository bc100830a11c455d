import type { TranscriptLine } from '../types.ts'

const maxLine = 1000
/** What a line costs besides its text, so that empty lines are bounded too. */
const lineCost = 24

export interface TranscriptBounds {
  /** Bytes of text kept from the beginning and from the end. */
  first: number
  last: number
}

/** What is kept of a conversation. */
export const kept: TranscriptBounds = { first: 64 * 1024, last: 16 * 1024 }
/** What goes along with each message; the whole is saved within a second. */
export const brief: TranscriptBounds = { first: 2 * 1024, last: 1024 }

/** The lines of a conversation: the first and the last ones, so that its length costs no memory. */
export class Transcript {
  readonly #first: TranscriptLine[] = []
  #firstUsed = 0
  /** Lines of `#first` that fit into the brief form. */
  #briefCount = 0
  readonly #last: TranscriptLine[] = []
  #lastUsed = 0
  #full = false
  #dropped = false

  add(at: number, from: TranscriptLine['from'], text: string) {
    const line = { at, from, text: visible(text) }
    if (!this.#full && this.#firstUsed + cost(line) <= kept.first) {
      this.#firstUsed += cost(line)
      this.#first.push(line)
      if (this.#firstUsed <= brief.first) this.#briefCount++
    } else {
      this.#full = true
      this.#addLast(line)
    }
  }

  #addLast(line: TranscriptLine) {
    this.#lastUsed += cost(line)
    this.#last.push(line)
    while (this.#lastUsed > kept.last) {
      const oldest = this.#last.shift()
      if (!oldest) break
      this.#lastUsed -= cost(oldest)
      this.#dropped = true
    }
  }

  whole(): { transcript: TranscriptLine[]; truncated: boolean } {
    return { transcript: [...this.#first, ...this.#last], truncated: this.#dropped }
  }

  /** The beginning and the end alone, when the whole is long. */
  brief(): { transcript: TranscriptLine[]; truncated: boolean } {
    const transcript = this.#first.slice(0, this.#briefCount)
    const rest = this.#full ? this.#last : this.#first
    const earliest = this.#full ? 0 : this.#briefCount
    let begin = rest.length
    for (let room = brief.last; begin > earliest; begin--) {
      room -= cost(rest[begin - 1])
      if (room < 0) break
    }
    transcript.push(...rest.slice(begin))
    const all = this.#first.length + this.#last.length
    return { transcript, truncated: this.#dropped || transcript.length < all }
  }
}

function cost(line: TranscriptLine | undefined): number {
  return line ? line.text.length + lineCost : 0
}

// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const control = /[\x00-\x1f\x7f]/g

/** One bounded line in which control characters are seen (as ␀ and the like) and do nothing. */
function visible(text: string): string {
  const line = text.length > maxLine ? `${text.slice(0, maxLine - 1)}…` : text
  return line.replace(control, (char) =>
    char === '\x7f' ? '␡' : String.fromCharCode(0x2400 + char.charCodeAt(0)),
  )
}
