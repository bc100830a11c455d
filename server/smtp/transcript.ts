import type { TranscriptLine } from '../types.ts'

const maxLine = 1000
/** What a line costs besides its text, so that empty lines are bounded too. */
const lineCost = 24
/** What `bytes` is taken for: '1,234,567 bytes of message'. */
const bytesCost = 30
const mostGone = 100

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
interface Line {
  at: number
  from: TranscriptLine['from']
  said: string | number
}

/**
 * The lines of a conversation: the first and the last ones, so that its length costs no memory.
 * Putting a line down is no more than keeping a reference, for most are never read.
 */
export class Transcript {
  readonly #first: Line[] = []
  #firstUsed = 0
  /** Lines of `#first` that fit into the brief form. */
  #briefCount = 0
  readonly #last: Line[] = []
  #lastUsed = 0
  #full = false
  /** Lines at the beginning of `#last` that are left out; taken away together, now and then. */
  #gone = 0
  #dropped = false

  add(at: number, from: TranscriptLine['from'], said: string | number) {
    const line = { at, from, said: typeof said === 'string' ? bounded(said) : said }
    const costs = cost(line)
    if (!this.#full && this.#firstUsed + costs <= kept.first) {
      this.#firstUsed += costs
      this.#first.push(line)
      if (this.#firstUsed <= brief.first) this.#briefCount++
    } else {
      this.#full = true
      this.#addLast(line, costs)
    }
  }

  #addLast(line: Line, costs: number) {
    this.#lastUsed += costs
    this.#last.push(line)
    for (; this.#lastUsed > kept.last; this.#gone++) {
      this.#lastUsed -= cost(this.#last[this.#gone])
      this.#dropped = true
    }
    if (this.#gone < mostGone) return
    this.#last.splice(0, this.#gone)
    this.#gone = 0
  }

  whole(): Excerpt {
    return { transcript: this.#kept().map(readable), truncated: this.#dropped }
  }

  /** The beginning and the end alone, when the whole is long. */
  brief(): Excerpt {
    const lines = this.#kept()
    let begin = lines.length
    for (let room = brief.last; begin > this.#briefCount; begin--) {
      room -= cost(lines[begin - 1])
      if (room < 0) break
    }
    const left = [...lines.slice(0, this.#briefCount), ...lines.slice(begin)]
    return {
      transcript: left.map(readable),
      truncated: this.#dropped || left.length < lines.length,
    }
  }

  #kept(): Line[] {
    return [...this.#first, ...this.#last.slice(this.#gone)]
  }
}

function cost(line: Line | undefined): number {
  if (!line) return 0
  return lineCost + (typeof line.said === 'string' ? line.said.length : bytesCost)
}

function bounded(text: string): string {
  return text.length > maxLine ? `${text.slice(0, maxLine - 1)}…` : text
}

const counted = new Intl.NumberFormat('en-US')
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const control = /[\x00-\x1f\x7f]/g

/** One line in which control characters are seen (as ␀ and the like) and do nothing. */
function readable({ at, from, said }: Line): TranscriptLine {
  const text = typeof said === 'string' ? said : `${counted.format(said)} bytes of message`
  return { at, from, text: text.replace(control, visible) }
}

function visible(char: string): string {
  return char === '\x7f' ? '␡' : String.fromCharCode(0x2400 + char.charCodeAt(0))
}
