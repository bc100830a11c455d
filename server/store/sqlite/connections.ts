import Database from 'better-sqlite3'
import { senderKey, sortKey } from './sort-keys.ts'

/** Searches that run at a time; more wait. */
const most = 4
const cacheKb = 4096

/** Connections that cannot write: each search has one to itself, and sees one state to its end. */
export class Connections {
  readonly #path: string
  readonly #idle: Database.Database[] = []
  readonly #waiting: ((db: Database.Database) => void)[] = []
  #open = 0

  constructor(path: string) {
    this.#path = path
    this.#idle.push(this.#connect())
  }

  /** The work on a connection of its own, in one read transaction. */
  async with<T>(work: (db: Database.Database) => Promise<T>): Promise<T> {
    const db = await this.#take()
    try {
      db.exec('BEGIN')
      return await work(db)
    } finally {
      if (db.inTransaction) db.exec('COMMIT')
      this.#give(db)
    }
  }

  close(): void {
    for (const db of this.#idle.splice(0)) db.close()
  }

  async #take(): Promise<Database.Database> {
    const idle = this.#idle.pop()
    if (idle) return idle
    if (this.#open < most) return this.#connect()
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  #give(db: Database.Database) {
    const next = this.#waiting.shift()
    if (next) next(db)
    else this.#idle.push(db)
  }

  #connect(): Database.Database {
    const db = new Database(this.#path, { readonly: true, timeout: 5000 })
    db.pragma(`cache_size = -${cacheKb}`)
    db.pragma('temp_store = MEMORY')
    db.function('subject_key', { deterministic: true }, (subject: unknown) =>
      sortKey(textOf(subject)),
    )
    db.function('sender_key', { deterministic: true }, (name: unknown, address: unknown) => {
      const known = textOf(address)
      return senderKey(known === null ? null : { name: textOf(name) ?? '', address: known })
    })
    this.#open++
    return db
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
