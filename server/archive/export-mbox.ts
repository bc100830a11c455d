import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { SandboxError } from '../errors.ts'
import type { Exported, ExportOptions } from './export.ts'
import { mboxOf } from './mbox-writer.ts'

const bufferSize = 256 * 1024
/** How often is written down how far it came. */
const markEveryMs = 2_000

/** How far an export came: the file is whole up to `bytes`, with all messages up to `n`. */
interface Mark {
  what: string
  n: number
  bytes: number
  messages: number
}

/** Grows as `to.part`, with a mark beside it that says where to go on. */
export async function exportMbox(options: ExportOptions): Promise<Exported> {
  const { to, force, what, reading, scope, query, plain, onMessage, signal } = options
  if (existsSync(to) && !force) throw taken(to)
  const mark = markOf(to, what)
  const part = await open(`${to}.part`, mark.bytes > 0 ? 'r+' : 'w', 0o600)
  const out = new Appender(part, mark.bytes)
  const before = mark.messages
  let marked = Date.now()
  async function keepMark() {
    await out.flush()
    // On the disk before the mark that vouches for it.
    await part.datasync()
    writeFileSync(`${to}.part.mark.new`, JSON.stringify({ ...mark, what }), { mode: 0o600 })
    renameSync(`${to}.part.mark.new`, `${to}.part.mark`)
    marked = Date.now()
  }
  try {
    await part.truncate(mark.bytes)
    for await (const message of reading.scan(scope, { ...query, after: mark.n })) {
      for await (const bytes of mboxOf(message, plain)) await out.add(bytes)
      mark.n = message.n
      mark.bytes = out.size
      mark.messages++
      onMessage(message)
      if (signal?.aborted) break
      if (Date.now() - marked > markEveryMs) await keepMark()
    }
    await keepMark()
  } finally {
    await part.close()
  }
  const result = { messages: mark.messages - before, present: before }
  if (signal?.aborted) return { ...result, whole: false }
  renameSync(`${to}.part`, to)
  rmSync(`${to}.part.mark`, { force: true })
  return { ...result, whole: true }
}

/** Where an earlier run of the same export stopped; from the beginning when there was none. */
function markOf(to: string, what: string): Mark {
  const fresh: Mark = { what, n: 0, bytes: 0, messages: 0 }
  if (!existsSync(`${to}.part`) || !existsSync(`${to}.part.mark`)) return fresh
  let mark: unknown
  try {
    mark = JSON.parse(readFileSync(`${to}.part.mark`, 'utf8'))
  } catch {
    // Not whole: then it vouches for nothing.
    return fresh
  }
  const member = (name: string): unknown =>
    typeof mark === 'object' && mark !== null ? Reflect.get(mark, name) : undefined
  const [n, bytes, messages] = [member('n'), member('bytes'), member('messages')]
  if (member('what') !== what) return fresh
  if (typeof n !== 'number' || typeof bytes !== 'number' || typeof messages !== 'number')
    return fresh
  return { what, n, bytes, messages }
}

/** Writes in large steps. */
class Appender {
  readonly #file: FileHandle
  #pieces: Uint8Array[] = []
  #waiting = 0
  #written: number
  constructor(file: FileHandle, at: number) {
    this.#file = file
    this.#written = at
  }

  get size(): number {
    return this.#written + this.#waiting
  }

  async add(bytes: Uint8Array): Promise<void> {
    this.#pieces.push(bytes)
    this.#waiting += bytes.length
    if (this.#waiting >= bufferSize) await this.flush()
  }

  async flush(): Promise<void> {
    const bytes = Buffer.concat(this.#pieces)
    this.#pieces = []
    this.#waiting = 0
    for (let at = 0; at < bytes.length;) {
      const { bytesWritten } = await this.#file.write(bytes, at, bytes.length - at, this.#written)
      at += bytesWritten
      this.#written += bytesWritten
    }
  }
}

function taken(file: string) {
  return new SandboxError('conflict', {
    en: `${file} exists already: name another file, or replace it with --force.`,
    es: `${file} ya existe: indica otro archivo o sustitúyelo con --force.`,
  })
}
