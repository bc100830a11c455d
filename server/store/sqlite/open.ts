import Database from 'better-sqlite3'
import { randomUUID } from 'node:crypto'
import { closeSync, mkdtempSync, openSync, readSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { SandboxError } from '../../errors.ts'
import { storageFailure } from './failure.ts'
import { makeFolder } from './folder.ts'
import { lock, type Lock } from './lock.ts'
import { migrations } from './migrations/index.ts'
import { Room } from './room.ts'

/** 'MPRF': tells a data file of ours from any other SQLite database. */
const applicationId = 0x4d505246

/** First four bytes of a write-ahead log, by SQLite's file format. */
const walMagic = 0x377f0682

/** Bytes of the write-ahead log that stay on the disk; 4000 pages take half of it. */
const mostLog = 32 * 1024 * 1024

export interface DataFile {
  db: Database.Database
  path: string
  lock: Lock
  room: Room
  /** Where a log went that made no sense; null when all was well. */
  strangeLog: string | null
  /** True when it was made just now. */
  fresh: boolean
  close(): void
}

/**
 * Opens or makes the data file for its only writer: locked, migrated, with the settings that
 * cannot be changed later. ':memory:' is a temporary folder that goes with `close`.
 * @throws SandboxError `conflict` when another process has it, `storage` when it cannot be used
 */
export function openDataFile(asked: string, at: number, maxPages: number | null = null): DataFile {
  const temporary = asked === ':memory:' ? mkdtempSync(join(tmpdir(), 'mailproof-')) : null
  const path = temporary ? join(temporary, 'mailproof.db') : resolve(asked)
  const remove = () => {
    if (temporary) rmSync(temporary, { recursive: true, force: true })
  }
  let held: Lock | undefined
  let db: Database.Database | undefined
  try {
    makeFolder(dirname(path))
    const fresh = sizeOf(path) === 0
    const claim = (held = lock(path, at))
    // Mail is nobody else's business; SQLite gives its side files the same mode.
    if (fresh) closeSync(openSync(path, 'a', 0o600))
    const strangeLog = setAside(`${path}-wal`)
    const data = (db = new Database(path, { timeout: 2000 }))
    prepare(data, path, fresh, at)
    return {
      db: data,
      path,
      lock: claim,
      room: new Room(data, path, maxPages),
      strangeLog,
      fresh,
      close() {
        data.close()
        claim.release()
        remove()
      },
    }
  } catch (error) {
    db?.close()
    held?.release()
    remove()
    throw storageFailure(error, path)
  }
}

/** SQLite takes a log that does not begin as one for empty and writes over it. */
function setAside(log: string): string | null {
  if (sizeOf(log) < 32) return null
  const begin = Buffer.alloc(32)
  const file = openSync(log, 'r')
  readSync(file, begin)
  closeSync(file)
  // The last bit tells in which order the bytes of its sums stand. A power loss may leave zeros.
  const known = begin.readUInt32BE(0) >>> 1 === walMagic >>> 1 || begin.every((byte) => byte === 0)
  if (known) return null
  renameSync(log, `${log}.damaged`)
  return `${log}.damaged`
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

function prepare(db: Database.Database, path: string, fresh: boolean, at: number) {
  if (fresh) {
    db.pragma('page_size = 4096')
    db.pragma('auto_vacuum = INCREMENTAL')
    db.pragma(`application_id = ${applicationId}`)
  } else if (db.pragma('application_id', { simple: true }) !== applicationId) {
    throw new SandboxError('storage', {
      en: `${path} is a database of another program: name another file with --data.`,
      es: `${path} es una base de datos de otro programa: indica otro archivo con --data.`,
    })
  }
  refuseNewer(db, path)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('wal_autocheckpoint = 4000')
  // A log that a burst or a long read let grow gives its space back when it starts anew.
  db.pragma(`journal_size_limit = ${mostLog}`)
  db.pragma('temp_store = MEMORY')
  migrate(db, at)
  // A file that may only be read opens all the same.
  db.transaction(() => undefined).immediate()
}

function versionOf(db: Database.Database): number {
  return Number(db.pragma('user_version', { simple: true }))
}

function refuseNewer(db: Database.Database, path: string) {
  const version = versionOf(db)
  if (version <= migrations.length) return
  throw new SandboxError('storage', {
    en: `${path} was written by a newer Mailproof (data version ${version}, this one knows ${migrations.length}): update Mailproof, or name another file with --data.`,
    es: `${path} fue escrito por un Mailproof más nuevo (versión de datos ${version}, este conoce la ${migrations.length}): actualiza Mailproof o indica otro archivo con --data.`,
  })
}

/** Each migration and its number are one transaction: a crash leaves the one before. */
function migrate(db: Database.Database, at: number) {
  for (const [done, migration] of migrations.entries()) {
    if (done < versionOf(db)) continue
    db.transaction(() => {
      migration.up(db)
      if (done === 0) {
        db.prepare('INSERT INTO file (id, created_at) VALUES (?, ?)').run(randomUUID(), at)
      }
      db.pragma(`user_version = ${done + 1}`)
    })()
  }
}
