import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  fstatSync,
  writeSync,
  writeFileSync,
  futimesSync,
  renameSync,
} from 'node:fs'
import { join } from 'node:path'
import type { KeptMessage } from '../store/reading.ts'
import type { Exported, ExportOptions } from './export.ts'
import { factsOf } from './facts.ts'

/** Beside the messages: one line of JSON for each, `{ "file", … }` and what stands beside its bytes. */
export const listName = 'mailproof.jsonl'

/**
 * One file for each message, its bytes and nothing else, dated by its arrival. A file appears under
 * its name when it is whole, so one that is there is passed over.
 */
export async function exportFolder(options: ExportOptions): Promise<Exported> {
  const { to, format, plain, reading, scope, query, onMessage, signal } = options
  const maildir = format === 'maildir'
  const folders = maildir ? ['tmp', 'new', 'cur'] : ['']
  for (const folder of folders) mkdirSync(join(to, folder), { recursive: true, mode: 0o700 })
  const list = plain ? null : new List(join(to, listName))
  const result: Exported = { messages: 0, present: 0, whole: true }
  try {
    for await (const message of reading.scan(scope, query)) {
      const { unique, place } = maildir ? maildirPlace(message) : emlPlace(message)
      if (existsSync(join(to, place))) result.present++
      else {
        list?.add({ file: unique, ...factsOf(message) })
        const working = maildir ? join(to, 'tmp', unique) : join(to, `.${unique}.part`)
        await write(working, join(to, place), message)
        result.messages++
      }
      onMessage(message)
      if (signal?.aborted) return { ...result, whole: false }
    }
  } finally {
    list?.close()
  }
  return result
}

/** In steps of the thread itself, as when files are read. */
async function write(working: string, place: string, message: KeptMessage): Promise<void> {
  const file = openSync(working, 'w', 0o600)
  try {
    for await (const chunk of message.chunks()) writeFileSync(file, chunk)
    const at = Date.parse(message.arrivedAt) / 1000
    futimesSync(file, at, at)
  } finally {
    closeSync(file)
  }
  renameSync(working, place)
}

interface Place {
  /** The name without what may change. */
  unique: string
  place: string
}

const number = (n: number) => String(n).padStart(10, '0')

/** Nothing of a mail is in the name: number and id are ours. */
function emlPlace({ n, id }: KeptMessage): Place {
  const name = `${number(n)}-${id}.eml`
  return { unique: name, place: name }
}

/** Windows allows no colon in a name. */
const separator = process.platform === 'win32' ? ';' : ':'

/** `seconds.unique.host:2,flags`: S for what was read, F for what is pinned. */
function maildirPlace({ n, id, arrivedAt, unread, pinned }: KeptMessage): Place {
  const unique = `${Math.floor(Date.parse(arrivedAt) / 1000)}.N${number(n)}_${id}.mailproof`
  const flags = `${pinned ? 'F' : ''}${unread ? '' : 'S'}`
  return { unique, place: join('cur', `${unique}${separator}2,${flags}`) }
}

/** A file that lines are added to; the end of one that broke off is closed first. */
class List {
  readonly #file: number
  constructor(path: string) {
    this.#file = openSync(path, 'a+', 0o600)
    const { size } = fstatSync(this.#file)
    const last = Buffer.alloc(1)
    if (size === 0) return
    readSync(this.#file, last, 0, 1, size - 1)
    if (last[0] !== 10) writeSync(this.#file, '\n')
  }

  add(entry: object): void {
    writeSync(this.#file, `${JSON.stringify(entry)}\n`)
  }

  close(): void {
    closeSync(this.#file)
  }
}
