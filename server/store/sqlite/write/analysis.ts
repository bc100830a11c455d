import type { MessagePort } from 'node:worker_threads'
import type { Envelope } from '../../../types.ts'
import type { AnalysisJob, AnalysisResult } from '../../store.ts'
import { RawChunks } from '../raw.ts'
import { AnalysisRecorder } from './analysed.ts'
import type { Writing } from './writing.ts'

const windowMessages = 16
const windowBytes = 8 * 1024 * 1024
const mostAttempts = 2

interface Waiting {
  n: number
  size: number
  attempts: number
  raw: number | null
  envelope: string
}

/**
 * Hands waiting messages to the analyser and writes what it finds. An attempt is counted before
 * the message goes out; one that was out when the analyser died goes out again alone, so that it
 * takes no other with it, and after the second time is marked as failed.
 */
export class AnalysisQueue {
  readonly #writing: Writing
  readonly #recorder: AnalysisRecorder
  readonly #raw: RawChunks
  readonly #next
  readonly #count
  readonly #uncount
  #port: MessagePort | null = null
  readonly #out = new Set<number>()
  #results: AnalysisResult[] = []

  constructor(writing: Writing) {
    const { db } = writing
    this.#writing = writing
    this.#recorder = new AnalysisRecorder(writing)
    this.#raw = new RawChunks(db)
    this.#next = db.prepare<[number], Waiting>(
      `SELECT n, size, attempts, raw, envelope FROM message INDEXED BY message_queued
       WHERE queued = 1 ORDER BY n LIMIT ?`,
    )
    this.#count = db.prepare<[number]>('UPDATE message SET attempts = attempts + 1 WHERE n = ?')
    this.#uncount = db.prepare<[number]>('UPDATE message SET attempts = attempts - 1 WHERE n = ?')
    writing.background.add(() => this.#step())
  }

  /** A new port takes over: what was out on the old one waits again, its attempt counted. */
  connect(port: MessagePort): void {
    this.#disconnect()
    this.#port = port
    port.on('message', (result: AnalysisResult) => {
      if (port !== this.#port || !this.#out.has(result.n)) return
      this.#results.push(result)
      this.#writing.background.wake()
    })
    port.on('close', () => {
      if (port === this.#port) this.#disconnect()
    })
    this.#writing.background.wake()
  }

  /** Ends in order: what is out was not the analyser's death, so its attempt does not count. */
  close(): void {
    while (this.#results.length > 0) this.#step()
    const out = [...this.#out]
    this.#disconnect()
    if (out.length === 0) return
    this.#writing.transactLightly(() => {
      for (const n of out) this.#uncount.run(n)
    })
  }

  #disconnect() {
    this.#port?.close()
    this.#port = null
    this.#out.clear()
    // Results that came in time still count.
    for (const { n } of this.#results) this.#out.add(n)
  }

  #step(): boolean {
    const results = this.#results.slice(0, windowMessages)
    const window = this.#port ? this.#window(results.length) : []
    if (results.length + window.length === 0) return false
    const lost = window.filter(({ attempts }) => attempts >= mostAttempts)
    this.#writing.transactLightly(() => {
      for (const result of results) this.#recorder.record(result)
      for (const { n } of lost) this.#recorder.record({ n, failure: deadly })
      for (const { n } of window) if (lost.length === 0) this.#count.run(n)
    })
    this.#results = this.#results.slice(results.length)
    for (const { n } of results) this.#out.delete(n)
    if (lost.length === 0) for (const message of window) this.#handOut(message)
    return true
  }

  /** The next messages that may go out together; two windows are out at most. */
  #window(done: number): Waiting[] {
    if (this.#out.size - done > windowMessages) return []
    const waiting = this.#next
      .all(this.#out.size + windowMessages)
      .filter(({ n }) => !this.#out.has(n))
    const first = waiting[0]
    if (!first) return []
    const alone = this.#results.length === 0 && this.#out.size === 0
    if (first.attempts > 0) return alone ? [first] : []
    const window: Waiting[] = []
    let bytes = 0
    for (const message of waiting.slice(0, windowMessages)) {
      bytes += message.size
      if (message.attempts > 0 || (window.length > 0 && bytes > windowBytes)) break
      window.push(message)
    }
    return window
  }

  #handOut({ n, raw, size, envelope }: Waiting) {
    const bytes = this.#raw.whole(raw ?? n, size)
    this.#out.add(n)
    if (!bytes) {
      this.#results.push({ n, failure: 'The raw source is incomplete in the data file.' })
      return
    }
    // The store wrote this JSON itself, from an Envelope.
    const job: AnalysisJob = { n, raw: bytes, envelope: JSON.parse(envelope) as Envelope }
    this.#port?.postMessage(job, [bytes.buffer])
  }
}

const deadly = `The analysis stopped without an answer ${mostAttempts} times (out of memory, or a fault of the parser).`
