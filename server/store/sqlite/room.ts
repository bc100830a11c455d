import type { Database } from 'better-sqlite3'
import { statfsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { fullDisk } from './failure.ts'

const mostReserve = 16 * 1024 * 1024
/** Of a small disk, this share is the reserve. */
const reserveShare = 1 / 8
/** Looking costs as much as keeping a small message. */
const lookEveryMs = 20

/**
 * The space that is left for the data file. Mail leaves a reserve alone, so that on a full disk
 * messages can still be deleted and the database can be made smaller: both write first.
 */
export class Room {
  readonly #path: string
  readonly #db: Database
  readonly #maxPages: number | null
  /** Bytes for the log, which comes first; and for the log and the file together. */
  #spare = { ahead: 0, inAll: 0 }
  #lookedAt = -Infinity
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
    const now = performance.now()
    if (now - this.#lookedAt > lookEveryMs) {
      this.#spare = this.#look()
      this.#lookedAt = now
    }
    const { ahead, inAll } = this.#spare
    this.#spare = { ahead: ahead - bytes, inAll: inAll - 2 * bytes }
    if (ahead >= bytes && inAll >= 2 * bytes) return
    this.#lookedAt = -Infinity
    this.#wanted = Math.max(this.#wanted, bytes)
    throw fullDisk(this.#path)
  }

  /** Asks again for what was not there. @throws SandboxError `storage` as long as it is not */
  again(): void {
    this.need(this.#wanted)
    this.#wanted = 0
  }

  #look() {
    const { free, unused, all } = this.#space()
    const reserve = Math.min(mostReserve, all * reserveShare)
    return { ahead: free - reserve / 2, inAll: free + unused - reserve }
  }

  /** Bytes that the disk still has, those that the file has and does not use, and all there are. */
  #space() {
    const { bavail, blocks, bsize } = statfsSync(dirname(this.#path))
    const value = (name: string) => Number(this.#db.pragma(name, { simple: true }))
    const page = value('page_size')
    const pages = value('page_count')
    const unused = value('freelist_count') * page
    // What stands in the log makes the file longer once it is moved there.
    const promised = Math.max(0, pages * page - statSync(this.#path).size)
    // Some network disks tell nothing: there SQLite will say when it is full.
    const free = blocks > 0 ? bavail * bsize - promised : Infinity
    const all = blocks > 0 ? blocks * bsize : 0
    if (this.#maxPages === null) return { free, unused, all }
    const left = (this.#maxPages - pages) * page + unused
    return { free: Math.min(free, left), unused: 0, all: this.#maxPages * page }
  }
}
