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
  readonly #last: TranscriptLine[] = []
  #firstRoom = kept.first
  #lastUsed = 0
  #full = false
  #dropped = false

  add(line: TranscriptLine) {
    const kept = { ...line, text: visible(line.text) }
    if (!this.#full && cost(kept) <= this.#firstRoom) {
      this.#firstRoom -= cost(kept)
      this.#first.push(kept)
    } else {
      this.#full = true
      this.#addLast(kept)
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
    const lines = this.#full ? this.#last : this.#first
    const head = take(this.#first, brief.first)
    if (!this.#full && head.length === this.#first.length) return this.whole()
    const rest = this.#full ? lines : lines.slice(head.length)
    const tail = take(rest.toReversed(), brief.last).reverse()
    const left = this.#first.length + this.#last.length - head.length - tail.length
    return { transcript: [...head, ...tail], truncated: this.#dropped || left > 0 }
  }
}

function cost(line: TranscriptLine): number {
  return line.text.length + lineCost
}

/** The lines from the front that fit into so many bytes. */
function take(lines: TranscriptLine[], room: number): TranscriptLine[] {
  let count = 0
  for (const line of lines) {
    room -= cost(line)
    if (room < 0) break
    count++
  }
  return lines.slice(0, count)
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
