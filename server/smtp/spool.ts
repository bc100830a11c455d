import { mkdir, mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A file for a message that is too large to be kept in memory; only the owner may read it. */
export interface SpoolFile {
  path: string
  append(bytes: Uint8Array): Promise<void>
  /** Closes the file, which stays. */
  close(): Promise<void>
  /** Closes the file and deletes it. */
  remove(): Promise<void>
}

export interface Spool {
  create(): Promise<SpoolFile>
  /** Deletes the directory with whatever is left in it. */
  close(): Promise<void>
}

/**
 * A private directory (mode 0700) for spool files, made when the first one is needed.
 * @param parent where the directory is made; the system's temporary directory when absent
 */
export function createSpool(parent = tmpdir()): Spool {
  let directory: Promise<string> | null = null
  let files = 0

  function place(): Promise<string> {
    const made = (directory ??= mkdtemp(join(parent, 'mailproof-')))
    made.catch(() => (directory = null))
    return made
  }

  return {
    async create() {
      const path = join(await place(), `${++files}.eml`)
      return spoolFile(path, await open(path, 'wx', 0o600))
    },
    async close() {
      if (!directory) return
      const path = await directory
      directory = null
      await rm(path, { recursive: true, force: true })
    },
  }
}

/** Makes a place for spools, without what a killed process left there: nobody was told 250 for it. */
export async function emptied(directory: string): Promise<string> {
  await rm(directory, { recursive: true, force: true })
  await mkdir(directory, { mode: 0o700 })
  return directory
}

function spoolFile(path: string, handle: Awaited<ReturnType<typeof open>>): SpoolFile {
  let closing: Promise<void> | null = null
  const close = () => (closing ??= handle.close())
  return {
    path,
    append: (bytes) => handle.appendFile(bytes),
    close,
    async remove() {
      await close()
      await rm(path, { force: true })
    },
  }
}
