import Database from 'better-sqlite3'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { SandboxError } from '../../errors.ts'
import { codeOf } from './failure.ts'

export interface Lock {
  /** Tells others where the holder can be reached. */
  describe(address: string): void
  release(): void
}

/**
 * Claims a data file for this process: `<file>.lock` is an empty database under an exclusive
 * transaction, which the operating system ends with the process, however it dies. Who holds it is
 * said in `<file>.owner`. The lock file itself stays: removing it would let two processes hold
 * two files of that name.
 * @throws SandboxError `conflict` naming the holder
 */
export function lock(path: string, at: number): Lock {
  const db = new Database(`${path}.lock`, { timeout: 0 })
  try {
    db.pragma('journal_mode = MEMORY')
    db.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    db.close()
    throw codeOf(error)?.startsWith('SQLITE_BUSY') ? inUse(path) : error
  }
  const owner = { pid: process.pid, host: hostname(), since: new Date(at).toISOString() }
  const tell = (more: object) =>
    writeFileSync(`${path}.owner`, `${JSON.stringify({ ...owner, ...more })}\n`)
  tell({})
  return {
    describe: (address) => tell({ address }),
    release() {
      rmSync(`${path}.owner`, { force: true })
      db.close()
    },
  }
}

/** @throws SandboxError `conflict` when a process has this data file */
export function refuseInUse(path: string): void {
  // Without a lock file nobody ever had it, and none is to be made.
  if (existsSync(`${path}.lock`)) lock(path, Date.now()).release()
}

/** Where the process that has this data file says it can be reached; null when it does not. */
export function holderOf(path: string): string | null {
  return ownerOf(path).address
}

function inUse(path: string) {
  const { pid, host, address } = ownerOf(path)
  const process = pid === null ? '' : ` (process ${pid}${host === null ? '' : ` on ${host}`})`
  const proceso = pid === null ? '' : ` (proceso ${pid}${host === null ? '' : ` en ${host}`})`
  const at = address === null ? '' : ` at ${address}`
  const en_ = address === null ? '' : ` en ${address}`
  return new SandboxError('conflict', {
    en: `${path} is in use by another Mailproof${at}${process}: use that one, stop it, or name another file with --data.`,
    es: `${path} está en uso por otro Mailproof${en_}${proceso}: usa ese, detenlo o indica otro archivo con --data.`,
  })
}

/** The holder writes its note after it has the lock, so it may be missing or half there. */
function ownerOf(path: string): Record<'pid' | 'host' | 'address', string | null> {
  let note: unknown
  try {
    note = JSON.parse(readFileSync(`${path}.owner`, 'utf8'))
  } catch {
    note = null
  }
  const member = (name: string) => {
    const value: unknown =
      typeof note === 'object' && note !== null ? Reflect.get(note, name) : undefined
    return typeof value === 'string' || typeof value === 'number' ? String(value) : null
  }
  return { pid: member('pid'), host: member('host'), address: member('address') }
}
