import type { Database } from 'better-sqlite3'
import { statfsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { fullDisk, isFatal } from './failure.ts'

const mostReserve = 16 * 1024 * 1024
/** Of a small disk, this share is the reserve. */
const reserveShare = 1 / 4
/** Looking costs as much as keeping a small message. */
const lookEveryMs = 20
/** A shorter log is not worth the work of emptying it. */
const longLog = 1024 * 1024
/** What did not fit is tried again with this much more. */
const moreThanThat = 512 * 1024
/** After an attempt in vain the log is left alone for so long. */
const emptyEveryMs = 1000

/**
 * The space that is left for the data file. Mail leaves a reserve alone, and what is found about
 * mail half of it, so that on a full disk messages can still be deleted and the database can be made
 * smaller: both write first.
 */
export class Room {
  readonly #path: string
  readonly #db: Database
  readonly #maxPages: number | null
  /** Bytes for the log, which comes first; and for the log and the file together. */
  #spare = { ahead: 0, inAll: 0 }
  #lookedAt = -Infinity
  #enoughAt = -Infinity
  /** With no more than this something did not fit. */
  #tooLittle = 0
  #emptyAgainAt = -Infinity
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
    if (!this.#has(bytes) && this.#emptyLog()) this.#spare = this.#look()
    const there = this.#has(bytes)
    const { ahead, inAll } = this.#spare
    this.#spare = { ahead: ahead - bytes, inAll: inAll - 2 * bytes }
    if (there) return
    this.#lookedAt = -Infinity
    this.#wanted = Math.max(this.#wanted, bytes)
    throw fullDisk(this.#path)
  }

  /**
   * Asks for room for what can be made again, and leaves half of the reserve alone.
   * @throws SandboxError `storage` when there is none
   */
  needForMore(): void {
    const now = performance.now()
    if (now - this.#enoughAt < lookEveryMs) return
    const enough = () => this.#forMore() > this.#tooLittle
    if (!enough() && !(this.#emptyLog() && enough())) throw fullDisk(this.#path)
    this.#enoughAt = now
    this.#tooLittle = 0
  }

  /**
   * Something did not fit after all. What it had written to the log is of no use: without it the
   * next one, which may be a deletion, has its room.
   */
  cameToItsEnd(): void {
    this.#emptyLog()
    this.#tooLittle = this.#forMore() + moreThanThat
    this.#enoughAt = this.#lookedAt = -Infinity
  }

  /** Asks again for what was not there. @throws SandboxError `storage` as long as it is not */
  again(): void {
    this.need(this.#wanted)
    this.#wanted = 0
  }

  #has(bytes: number): boolean {
    return this.#spare.ahead >= bytes && this.#spare.inAll >= 2 * bytes
  }

  /**
   * Moves the log into the file and gives its space back; SQLite alone would go on using it.
   * @returns whether there is more space now
   */
  #emptyLog(): boolean {
    const now = performance.now()
    const log = statSync(`${this.#path}-wal`, { throwIfNoEntry: false })?.size ?? 0
    if (log < longLog || now < this.#emptyAgainAt) return false
    // Commits wait meanwhile, so readers are not waited for.
    const patience = this.#db.pragma('busy_timeout', { simple: true })
    this.#db.pragma('busy_timeout = 0')
    try {
      if (this.#db.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0) return true
    } catch (error) {
      // On a disk without any space not even this can be done.
      if (!isFatal(error)) throw error
    } finally {
      this.#db.pragma(`busy_timeout = ${patience}`)
    }
    this.#emptyAgainAt = now + emptyEveryMs
    return false
  }

  #forMore(): number {
    return this.#look(1 / 2).inAll
  }

  /** @param part of the reserve that is left alone */
  #look(part = 1) {
    const { free, unused, all } = this.#space()
    const reserve = Math.min(mostReserve, all * reserveShare) * part
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
