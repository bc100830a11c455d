import Database from 'better-sqlite3'
import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, openSync } from 'node:fs'
import { serveThread } from '../../thread.ts'
import { storageFailure } from './failure.ts'
import { refuseStrange } from './known.ts'

const handlers = {
  /** Bytes that a copy will have, about: free pages are left out. */
  expected(path: string): number {
    return reading(path, (db) => {
      const number = (name: string) => Number(db.pragma(name, { simple: true }))
      return (number('page_count') - number('freelist_count')) * number('page_size')
    })
  },

  /**
   * Copies what the file holds at this instant. `VACUUM INTO` reads one snapshot: commits of
   * others neither wait for it nor make it begin anew, as they do with SQLite's backup in steps.
   */
  copy(path: string, to: string): void {
    reading(path, (db) => db.prepare('VACUUM INTO ?').run(to))
  },

  /**
   * Makes the copy a data file in its own right, on the disk for good. Without secrets these are
   * overwritten in its pages; the journal stays in memory so that they are in no other file.
   */
  finish(file: string, secrets: boolean): void {
    try {
      const db = new Database(file)
      db.pragma('journal_mode = MEMORY')
      db.pragma('secure_delete = ON')
      db.transaction(() => {
        if (!secrets) db.exec('DELETE FROM secret')
        hold(db)
        // Its events go another way from here on: clients of the original must not follow them.
        db.prepare('UPDATE file SET id = ?').run(randomUUID())
      })()
      db.close()
      const handle = openSync(file, 'r+')
      fsyncSync(handle)
      closeSync(handle)
    } catch (error) {
      throw storageFailure(error, file)
    }
  },
}

export type CopyHandlers = typeof handlers

serveThread(handlers)

/** What waits to be released is sent by the original: in a copy, only when a person says so. */
function hold(db: Database.Database) {
  const known = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'release_recipient'").get()
  if (known === undefined) return
  db.exec(`UPDATE release_recipient SET due = NULL WHERE due IS NOT NULL;
    UPDATE "release" SET held = 1, next_at = NULL,
      state = CASE WHEN queued + deferred > 0 THEN 'held' ELSE state END
    WHERE ended_at IS NULL`)
}

function reading<T>(path: string, work: (db: Database.Database) => T): T {
  try {
    const db = new Database(path, { readonly: true, fileMustExist: true, timeout: 5000 })
    try {
      refuseStrange(db, path)
      return work(db)
    } finally {
      db.close()
    }
  } catch (error) {
    throw storageFailure(error, path)
  }
}
