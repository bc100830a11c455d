import type { MessagePort } from 'node:worker_threads'
import type { Envelope } from '../../../types.ts'
import type { AnalysisJob, AnalysisResult } from '../../store.ts'
import { RawChunks } from '../raw.ts'
import type { Room } from '../room.ts'
import type { AnalysisRecorder } from './analysed.ts'
import { Hold } from './hold.ts'
import type { Writing } from './writing.ts'

interface Slice {
  /** Messages that go out together; two windows are out at most. */
  window: number
  /** So many go out and are written together while more are out: transactions have a price. */
  few: number
  /** The index takes as much in one transaction as fits in this: commits wait for it. */
  ms: number
}

const small: Slice = { window: 64, few: 48, ms: 12 }
/** When much waits: two thirds of the work for each message, and commits wait longer. */
const large: Slice = { window: 160, few: 128, ms: 30 }
const much = 1000
/** A result waits no longer than this for others to be written with. */
const gatherMs = 50
const windowBytes = 8 * 1024 * 1024
/** Analysers that a message may take with it before it is given up. */
const mostDeaths = 2
/**
 * Times that a message may be out when the whole process dies. More: who kills Mailproof is hardly
 * ever the message, but a message that does must not do it at each start.
 */
const mostAttempts = 6
/** When more than this waits, commits are held back until the index catches up. */
const fullMessages = 20_000
const fullBytes = 256 * 1024 * 1024
const longestDelayMs = 10_000

interface Waiting {
  n: number
  size: number
  attempts: number
  raw: number | null
  envelope: string
}

/**
 * Hands waiting messages to the analyser and writes what it finds. An attempt is counted before
 * the message goes out; one that was out when the analyser or the process died goes out again
 * alone, so that it takes no other with it, and is marked as failed when that goes on.
 */
export class AnalysisQueue {
  readonly #writing: Writing
  readonly #recorder: AnalysisRecorder
  readonly #raw: RawChunks
  readonly #next
  readonly #waiting
  readonly #count
  readonly #uncount
  #port: MessagePort | null = null
  readonly #out = new Set<number>()
  readonly #sizes = new Map<number, number>()
  /** How many analysers of this process died with the message. */
  readonly #deaths = new Map<number, number>()
  #results: AnalysisResult[] = []
  /** When the first of them came. */
  #since = 0
  /** What waits, roughly: counted as it comes and goes, and anew now and then. */
  #backlog = { messages: 0, bytes: 0 }
  #room: (() => void)[] = []
  readonly #hold = new Hold()
  /** The newest that went out. */
  #last = 0
  #windows = 0
  #timer: NodeJS.Timeout | null = null

  readonly #disk

  constructor(writing: Writing, recorder: AnalysisRecorder, disk: Pick<Room, 'needForMore'>) {
    const { db } = writing
    this.#writing = writing
    this.#disk = disk
    this.#recorder = recorder
    this.#raw = new RawChunks(db)
    this.#next = db.prepare<[number, number], Waiting>(
      `SELECT n, size, attempts, raw, envelope FROM message INDEXED BY message_queued
         JOIN detail ON detail.message = n
       WHERE queued = 1 AND n > ? ORDER BY n LIMIT ?`,
    )
    this.#waiting = db.prepare<[], { messages: number; bytes: number }>(
      `SELECT count(*) AS messages, coalesce(sum(size), 0) AS bytes FROM message
       INDEXED BY message_queued WHERE queued = 1`,
    )
    this.#count = db.prepare<[number]>('UPDATE message SET attempts = attempts + 1 WHERE n = ?')
    this.#uncount = db.prepare<[number]>('UPDATE message SET attempts = attempts - 1 WHERE n = ?')
    this.recount()
    writing.background.add(() => this.#step())
  }

  /** A new port takes over: what was out on the old one waits again, its attempt counted. */
  connect(port: MessagePort): void {
    this.#died()
    this.#port = port
    port.on('message', (result: AnalysisResult) => {
      if (port !== this.#port || !this.#out.has(result.n)) return
      if (this.#results.push(result) === 1) this.#since = performance.now()
      this.#writing.background.wake()
    })
    port.on('close', () => {
      if (port === this.#port) this.#died()
    })
    this.#writing.background.wake()
  }

  /** Ends in order: what is out was not the analyser's death, so its attempt does not count. */
  close(): void {
    if (this.#timer) clearTimeout(this.#timer)
    while (this.#results.length > 0) this.#index([])
    const out = [...this.#out]
    this.#disconnect()
    if (out.length === 0) return
    this.#writing.transactLightly(() => {
      for (const n of out) this.#uncount.run(n)
    })
  }

  /** What came with a commit. */
  grew(messages: number, bytes: number): void {
    if (messages === 0) return
    this.#backlog.messages += messages
    this.#backlog.bytes += bytes
    this.#hold.arrived(performance.now(), messages)
  }

  /** Resolves when the index is not too far behind; at once when nobody analyses. */
  async room(): Promise<void> {
    if (!this.#port || !this.#isFull()) return
    let timer: NodeJS.Timeout | undefined
    await new Promise<void>((resolve) => {
      this.#room.push(resolve)
      timer = setTimeout(resolve, longestDelayMs)
    })
    clearTimeout(timer)
  }

  recount(): void {
    this.#backlog = this.#waiting.get() ?? { messages: 0, bytes: 0 }
    this.#makeRoom()
    // A disk that was full may have room again.
    if (this.#backlog.messages > 0) this.#writing.background.wake()
  }

  #isFull(): boolean {
    return this.#backlog.messages > fullMessages || this.#backlog.bytes > fullBytes
  }

  get #slice(): Slice {
    return this.#backlog.messages > much ? large : small
  }

  #makeRoom() {
    if (this.#port && this.#isFull()) return
    for (const resolve of this.#room.splice(0)) resolve()
  }

  #died() {
    const answered = new Set(this.#results.map(({ n }) => n))
    for (const n of this.#out) {
      if (!answered.has(n)) this.#deaths.set(n, (this.#deaths.get(n) ?? 0) + 1)
    }
    this.#disconnect()
  }

  #isHopeless({ n, attempts }: Waiting): boolean {
    return attempts >= mostAttempts || (this.#deaths.get(n) ?? 0) >= mostDeaths
  }

  #disconnect() {
    this.#port?.close()
    this.#port = null
    this.#out.clear()
    this.#last = 0
    this.#sizes.clear()
    // Results that came in time still count.
    for (const { n } of this.#results) this.#out.add(n)
    this.#makeRoom()
  }

  #step(): boolean {
    const began = performance.now()
    const held = this.#isFull() ? 0 : this.#hold.wait(began, this.#backlog.messages)
    if (held > 0) return this.#later(held)
    const window = this.#port ? this.#window() : []
    if (this.#results.length + window.length === 0) return false
    const wait = window.length > 0 ? 0 : this.#gathering(began)
    if (wait > 0) return this.#later(wait)
    // Without it everything waits as it is, and is tried again.
    this.#disk.needForMore()
    this.#index(window)
    const now = performance.now()
    this.#hold.worked(now, now - began, this.#backlog.messages)
    return true
  }

  #later(ms: number): false {
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      this.#writing.background.wake()
    }, ms)
    return false
  }

  /** How long what came back is to wait for more of what is out. */
  #gathering(now: number): number {
    const { length } = this.#results
    const enough = length >= this.#slice.few || length === this.#out.size
    return enough ? 0 : Math.max(0, this.#since + gatherMs - now)
  }

  #index(window: Waiting[]) {
    const lost = window.filter((message) => this.#isHopeless(message))
    const results = this.#writing.transactLightly(() => {
      const end = performance.now() + this.#slice.ms
      const taken = this.#results.findIndex((result) => {
        this.#recorder.record(result)
        return performance.now() > end
      })
      for (const { n } of lost) this.#recorder.record({ n, failure: deadly })
      for (const { n } of window) if (lost.length === 0) this.#count.run(n)
      return this.#results.slice(0, taken < 0 ? this.#results.length : taken + 1)
    })
    this.#results = this.#results.slice(results.length)
    for (const { n } of results) this.#out.delete(n)
    this.#shrank(results)
    for (const { n } of [...results, ...lost]) this.#deaths.delete(n)
    if (lost.length === 0) for (const message of window) this.#handOut(message)
  }

  #shrank(results: AnalysisResult[]) {
    for (const { n } of results) {
      this.#backlog.messages--
      this.#backlog.bytes -= this.#sizes.get(n) ?? 0
      this.#sizes.delete(n)
    }
    this.#makeRoom()
  }

  /** The next messages that may go out together. */
  #window(): Waiting[] {
    const slice = this.#slice
    if (this.#out.size - this.#results.length > slice.window) return []
    if (this.#out.size > 0 && this.#backlog.messages - this.#out.size < slice.few) return []
    const waiting = this.#behind(slice.window)
    const first = waiting[0]
    if (!first) return []
    const alone = this.#results.length === 0 && this.#out.size === 0
    if (first.attempts > 0) return alone ? [first] : []
    const window: Waiting[] = []
    let bytes = 0
    for (const message of waiting) {
      bytes += message.size
      if (message.attempts > 0 || (window.length > 0 && bytes > windowBytes)) break
      window.push(message)
    }
    return window
  }

  /** What waits behind the last that went out; once in a while also what came to wait before it. */
  #behind(most: number): Waiting[] {
    const isIn = ({ n }: Waiting) => !this.#out.has(n)
    if (++this.#windows % 16 !== 0) {
      const next = this.#next.all(this.#last, most).filter(isIn)
      if (next.length > 0) return next
    }
    const all = this.#next.all(0, this.#out.size + most)
    return all.filter(isIn).slice(0, most)
  }

  #handOut({ n, raw, size, envelope }: Waiting) {
    const bytes = this.#raw.whole(raw ?? n, size)
    this.#out.add(n)
    this.#last = Math.max(this.#last, n)
    this.#sizes.set(n, size)
    if (!bytes) {
      this.#results.push({ n, failure: 'The raw source is incomplete in the data file.' })
      return
    }
    // The store wrote this JSON itself, from an Envelope.
    const job: AnalysisJob = { n, raw: bytes, envelope: JSON.parse(envelope) as Envelope }
    this.#port?.postMessage(job, [bytes.buffer])
  }
}

const deadly =
  'The analysis stopped without an answer several times (out of memory, or a fault of the parser).'
