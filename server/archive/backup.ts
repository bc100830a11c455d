import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { SandboxError } from '../errors.ts'
import { copyData } from '../store/copy.ts'
import { refuseInUse } from '../store/sqlite/lock.ts'

export interface BackupOptions {
  /** The data file; a server may be writing it. */
  data: string
  file: string
  /** Takes the secrets along, and the key that opens them in a file beside it. */
  secrets: boolean
  /** Replaces a file that is there. */
  force: boolean
  onProgress?: (done: number, all: number) => void
}

/**
 * Makes a copy that a server can be started with: of one instant, whole or not there at all, for
 * its owner's eyes only. It grows as `file.part`, which `abandon` removes.
 * @throws SandboxError `conflict` for a file that is there, `storage` when it cannot be made
 */
export async function backup(options: BackupOptions): Promise<void> {
  const { data, secrets, onProgress } = options
  const file = resolve(options.file)
  refuseTarget(file, options)
  const part = partOf(file)
  abandon(file)
  // Made first, so that nobody else can read it at any time.
  closeSync(openSync(part, 'wx', 0o600))
  try {
    await copyData({ from: data, to: part, secrets, onProgress })
    for (const side of ['-wal', '-shm', '-journal', '.key']) rmSync(file + side, { force: true })
    if (secrets) await copyKey(data, file)
    renameSync(part, file)
    syncFolder(dirname(file))
  } catch (error) {
    abandon(file)
    throw error
  }
}

const partOf = (file: string) => `${resolve(file)}.part`

/** Removes what an interrupted backup left. */
export function abandon(file: string): void {
  for (const side of ['', '-journal', '-wal', '-shm']) rmSync(partOf(file) + side, { force: true })
}

async function copyKey(data: string, file: string) {
  await copyFile(`${data}.key`, `${file}.key`)
  chmodSync(`${file}.key`, 0o600)
}

function refuseTarget(file: string, { data, force, secrets }: BackupOptions): void {
  const there = [file, ...(secrets ? [`${file}.key`] : [])].find((one) => existsSync(one))
  if (there !== undefined && sameFile(file, data)) {
    throw new SandboxError('conflict', {
      en: `${file} is the data file itself: name another file for the backup.`,
      es: `${file} es el propio archivo de datos: indica otro archivo para la copia de seguridad.`,
    })
  }
  if (there !== undefined && !force) {
    throw new SandboxError('conflict', {
      en: `${there} exists already: name another file, or replace it with --force.`,
      es: `${there} ya existe: indica otro archivo o sustitúyelo con --force.`,
    })
  }
  // A file that a server writes must not be taken from under it.
  if (there !== undefined) refuseInUse(file)
}

function sameFile(file: string, data: string): boolean {
  const real = (path: string) =>
    existsSync(path) ? realpathSync(path) : join(realpathSync(dirname(path)), basename(path))
  return real(file) === real(resolve(data))
}

/** The new name itself must survive a power loss; not every system lets a folder be synced. */
function syncFolder(folder: string) {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
