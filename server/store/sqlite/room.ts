import type { Database } from 'better-sqlite3'
import { statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { fullDisk } from './failure.ts'

const mostReserve = 16 * 1024 * 1024
/** Of a small disk, this share is the reserve. */
const reserveShare = 1 / 8

/**
 * The space that is left for the data file. Mail leaves a reserve alone, so that on a full disk
 * messages can still be deleted and the database can be made smaller: both write first.
 */
export class Room {
  readonly #path: string
  readonly #db: Database
  readonly #maxPages: number | null
  /** The most that was asked for in vain. */
  #wanted = 0

  constructor(db: Database, path: string, maxPages: number | null) {
    this.#db = db
    this.#path = path
    this.#maxPages = maxPages
    if (maxPages !== null) db.pragma(`max_page_count = ${maxPages}`)
  }

  /**
   * Asks for room for mail of so many bytes, which stand in the log and then in the file.
   * @throws SandboxError `storage` when there is not so much
   */
  need(bytes: number): void {
    const { free, all } = this.#space()
    const reserve = Math.min(mostReserve, all * reserveShare)
    if (free >= reserve + 2 * bytes) return
    this.#wanted = Math.max(this.#wanted, bytes)
    throw fullDisk(this.#path)
  }

  /** Asks again for what was not there. @throws SandboxError `storage` as long as it is not */
  again(): void {
    this.need(this.#wanted)
    this.#wanted = 0
  }

  #space(): { free: number; all: number } {
    const { bavail, blocks, bsize } = statfsSync(dirname(this.#path))
    // Some network disks tell nothing: there SQLite will say when it is full.
    const disk =
      blocks > 0 ? { free: bavail * bsize, all: blocks * bsize } : { free: Infinity, all: 0 }
    if (this.#maxPages === null) return disk
    const value = (name: string) => Number(this.#db.pragma(name, { simple: true }))
    const pages = this.#maxPages - value('page_count') + value('freelist_count')
    const size = value('page_size')
    return { free: Math.min(disk.free, pages * size), all: this.#maxPages * size }
  }
}
