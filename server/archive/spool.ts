import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { open, rm, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { maxHeader } from '../ingest/header.ts'
import type { RawMail } from '../store/store.ts'

/** A message above this waits in a file (`Spooled`). */
const mostInMemory = 1024 * 1024
/** No message is larger: 1 GB. */
export const largest = 1024 ** 3

/** A folder for messages too large for memory; what is in it is nobody's but this process's. */
export interface Spool {
  /** Where the next file goes. */
  next(): string
  close(): void
}

/** @param parent where the folder is made, when the first file needs it */
export function createSpool(parent: string): Spool {
  let folder: string | undefined
  let files = 0
  return {
    next() {
      if (folder === undefined) {
        mkdirSync(parent, { recursive: true, mode: 0o700 })
        folder = mkdtempSync(join(parent, 'import-'))
      }
      return join(folder, `${++files}.eml`)
    },
    close() {
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
    },
  }
}

export interface Gathered {
  raw: RawMail
  digest: Buffer
}

/** Puts a message together: in memory while it is small, in a file beyond. */
export class Gatherer {
  readonly #spool: Spool
  #pieces: Uint8Array[] = []
  #file: { path: string; handle: FileHandle; head: Uint8Array } | null = null
  /** Bytes so far; those beyond `largest` are counted and not kept. */
  size = 0

  constructor(spool: Spool) {
    this.#spool = spool
  }

  async add(bytes: Uint8Array): Promise<void> {
    this.size += bytes.length
    if (this.size > largest) return
    if (this.#file) return void (await this.#file.handle.appendFile(bytes))
    this.#pieces.push(bytes)
    if (this.size > mostInMemory) await this.#toFile()
  }

  /** @param length leaves out what comes after so many bytes */
  async end(length: number): Promise<Gathered> {
    if (!this.#file) {
      const [first] = this.#pieces
      const all = first && this.#pieces.length === 1 ? first : Buffer.concat(this.#pieces)
      const raw = all.subarray(0, length)
      return { raw, digest: createHash('sha256').update(raw).digest() }
    }
    const { path, handle, head } = this.#file
    try {
      await handle.truncate(length)
      const digest = await digestOf(handle, length)
      return { raw: { file: path, size: length, head: head.subarray(0, length) }, digest }
    } finally {
      await handle.close()
      this.#file = null
    }
  }

  /** Lets go of what was gathered. */
  async drop(): Promise<void> {
    await this.#file?.handle.close()
    if (this.#file) await rm(this.#file.path, { force: true })
    this.#file = null
    this.#pieces = []
  }

  async #toFile() {
    const bytes = Buffer.concat(this.#pieces)
    const path = this.#spool.next()
    const handle = await open(path, 'wx+', 0o600)
    this.#file = { path, handle, head: Uint8Array.from(bytes.subarray(0, maxHeader)) }
    this.#pieces = []
    await handle.appendFile(bytes)
  }
}

async function digestOf(handle: FileHandle, length: number): Promise<Buffer> {
  const hash = createHash('sha256')
  const buffer = Buffer.alloc(256 * 1024)
  for (let at = 0; at < length;) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, at)
    if (bytesRead === 0) break
    hash.update(buffer.subarray(0, bytesRead))
    at += bytesRead
  }
  return hash.digest()
}
