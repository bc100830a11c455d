import { closeSync, openSync, readSync } from 'node:fs'
import { SandboxError } from '../../../errors.ts'
import { chunkSize, packed, rawKey } from '../raw.ts'
import { storageFailure } from '../failure.ts'
import type { Purger } from './purge.ts'
import type { Writing } from './writing.ts'

const chunksPerStep = 4

interface Job {
  file: number
  owner: number
  size: number
  chunk: number
  resolve(owner: number): void
  reject(error: unknown): void
}

/**
 * Takes large raws from their files into the store ahead of their message, a megabyte at a time,
 * so that small mail commits in between. Owners are below zero; what no message claims goes.
 */
export class Stager {
  readonly #writing: Writing
  readonly #purger: Purger
  readonly #jobs: Job[] = []
  readonly #abandoned: number[]
  readonly #begin
  readonly #chunk
  readonly #end

  constructor(writing: Writing, purger: Purger) {
    const { db } = writing
    this.#writing = writing
    this.#purger = purger
    this.#begin = db.prepare<[]>('INSERT INTO staged DEFAULT VALUES')
    this.#chunk = db.prepare<[number, number, Uint8Array]>(
      'INSERT INTO raw (id, deflated, data) VALUES (?, ?, ?)',
    )
    this.#end = db.prepare<[number]>('DELETE FROM staged WHERE owner = ?')
    this.#abandoned = db
      .prepare<[], { owner: number }>('SELECT owner FROM staged')
      .all()
      .map(({ owner }) => -owner)
    writing.background.add(() => this.#step())
    writing.background.add(() => this.#sweep())
  }

  /** @returns the owner under which the bytes are, for `MessageValues.staged` */
  async stage(path: string, size: number): Promise<number> {
    let file: number
    let owner: number
    try {
      file = openSync(path, 'r')
      owner = -Number(this.#writing.transactLightly(() => this.#begin.run()).lastInsertRowid)
    } catch (error) {
      throw storageFailure(error, path)
    }
    try {
      return await new Promise<number>((resolve, reject) => {
        this.#jobs.push({ file, owner, size, chunk: 0, resolve, reject })
        this.#writing.background.wake()
      })
    } finally {
      closeSync(file)
    }
  }

  abandon(owner: number): void {
    this.#abandoned.push(owner)
    this.#writing.background.wake()
  }

  #step(): boolean {
    const job = this.#jobs[0]
    if (!job) return false
    try {
      this.#writing.transactLightly(() => this.#copy(job))
    } catch (error) {
      this.#jobs.shift()
      this.abandon(job.owner)
      job.reject(error)
      return true
    }
    if (job.chunk * chunkSize >= job.size) {
      this.#jobs.shift()
      job.resolve(job.owner)
    }
    return true
  }

  #copy(job: Job) {
    const end = Math.min(job.chunk + chunksPerStep, Math.ceil(job.size / chunkSize))
    for (; job.chunk < end; job.chunk++) {
      const start = job.chunk * chunkSize
      const bytes = new Uint8Array(Math.min(chunkSize, job.size - start))
      for (let read = 0; read < bytes.length;) {
        const got = readSync(job.file, bytes, read, bytes.length - read, start + read)
        if (got === 0) throw tooShort()
        read += got
      }
      const { deflated, data } = packed(bytes)
      this.#chunk.run(rawKey(job.owner, job.chunk), deflated, data)
    }
  }

  #sweep(): boolean {
    const owner = this.#abandoned[0]
    if (owner === undefined) return false
    this.#writing.transactLightly(() => {
      if (!this.#purger.chunksGone(owner)) return
      this.#end.run(-owner)
      this.#abandoned.shift()
    })
    return true
  }
}

function tooShort() {
  return new SandboxError('storage', {
    en: 'The file of a large message is shorter than it should be: send the message again.',
    es: 'El archivo de un mensaje grande es más corto de lo debido: envía el mensaje otra vez.',
  })
}
