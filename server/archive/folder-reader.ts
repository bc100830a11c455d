import {
  closeSync,
  constants,
  createReadStream,
  fstatSync,
  lstatSync,
  openSync,
  readSync,
} from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Arriving } from './arriving.ts'
import { listName } from './export-folder.ts'
import { readFacts, type Facts } from './facts.ts'
import { Gatherer, largest, type Spool } from './spool.ts'

/** One file of a folder: where it is, and its name without flags. */
interface Entry {
  path: string
  unique: string
  flags: Arriving['flags']
}

export interface FolderOptions {
  spool: Spool
  /** Pays no attention to the list that an export leaves beside the messages. */
  plain?: boolean | undefined
}

/** The messages of a Maildir: those of its list in its order, then the others by time of delivery. */
export async function* readMaildir(
  folder: string,
  options: FolderOptions,
): AsyncGenerator<Arriving> {
  const entries = new Map<string, Entry>()
  for (const name of ['new', 'cur']) {
    const place = join(folder, name)
    if (!isFolder(place)) continue
    for (const file of await readdir(place)) {
      if (file.startsWith('.')) continue
      const [unique = '', flags = ''] = file.split(/[:;!]2,/, 2)
      entries.set(unique, {
        path: join(place, file),
        unique,
        flags: { seen: flags.includes('S'), flagged: flags.includes('F') },
      })
    }
  }
  yield* readEntries(folder, entries, byDelivery, options)
}

/** The .eml files of a folder, in the order of the list that is there, else of their names. */
export async function* readEmls(folder: string, options: FolderOptions): AsyncGenerator<Arriving> {
  const entries = new Map<string, Entry>()
  for (const file of await readdir(folder)) {
    if (!/^[^.].*\.eml$/i.test(file)) continue
    entries.set(file, { path: join(folder, file), unique: file, flags: null })
  }
  yield* readEntries(folder, entries, byName, options)
}

/** One message in a file of its own. */
export async function* readEml(file: string, { spool }: FolderOptions): AsyncGenerator<Arriving> {
  // Whoever names the file may name a link; only what a folder holds is not followed.
  const entry = { path: file, unique: basename(file), flags: null }
  const arriving = await readOne(entry, null, 0, spool, true)
  if (arriving) yield arriving
}

/** A message on a stream. */
export async function* readEmlStream(
  source: AsyncIterable<Uint8Array>,
  { spool }: FolderOptions,
): AsyncGenerator<Arriving> {
  yield await gathered(
    source,
    { unique: '0', flags: null },
    { spool, facts: null, at: null, read: 0 },
  )
}

async function* readEntries(
  folder: string,
  entries: Map<string, Entry>,
  order: (a: Entry, b: Entry) => number,
  { spool, plain = false }: FolderOptions,
): AsyncGenerator<Arriving> {
  let read = 0
  const each = async (entry: Entry, facts: Facts | null) => {
    const arriving = await readOne(entry, facts, read, spool, false)
    read = arriving?.read ?? read
    return arriving
  }
  for await (const { file, facts } of plain ? [] : listed(join(folder, listName))) {
    const entry = entries.get(file)
    if (!entry) continue
    entries.delete(file)
    const arriving = await each(entry, facts)
    if (arriving) yield arriving
  }
  for (const entry of [...entries.values()].sort(order)) {
    const arriving = await each(entry, null)
    if (arriving) yield arriving
  }
}

const byName = (a: Entry, b: Entry) => (a.unique < b.unique ? -1 : 1)

/** Names of a Maildir begin with the second of delivery. */
function byDelivery(a: Entry, b: Entry): number {
  return (Number.parseInt(a.unique, 10) || 0) - (Number.parseInt(b.unique, 10) || 0) || byName(a, b)
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

/** The lines of the list that say something; what broke off is passed over. */
async function* listed(path: string): AsyncGenerator<{ file: string; facts: Facts }> {
  if (lstatSync(path, { throwIfNoEntry: false })?.isFile() !== true) return
  for await (const line of createInterface({
    input: createReadStream(path),
    crlfDelay: Infinity,
  })) {
    const facts = readFacts(line)
    if (facts?.file !== undefined) yield { file: facts.file, facts }
  }
}

/** null for what is no regular file: a link may lead anywhere, and a pipe never ends. */
async function readOne(
  entry: Entry,
  facts: Facts | null,
  read: number,
  spool: Spool,
  links: boolean,
): Promise<Arriving | null> {
  const file = opened(entry.path, links)
  if (file === null) return null
  try {
    const stat = fstatSync(file)
    if (!stat.isFile()) return null
    const more = { spool, facts, at: Math.round(stat.mtimeMs), read: read + stat.size }
    return await gathered(chunksOf(file), entry, more)
  } finally {
    closeSync(file)
  }
}

/** null for a link that must not be followed, and for what a mail program has just moved. */
function opened(path: string, links: boolean): number | null {
  const flags = constants.O_RDONLY | constants.O_NONBLOCK | (links ? 0 : constants.O_NOFOLLOW)
  try {
    return openSync(path, flags)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ELOOP' || code === 'ENOENT' || code === 'EMLINK') return null
    throw error
  }
}

/** In steps of the thread itself: most files are small, and four waits for each cost more. */
async function* chunksOf(file: number): AsyncGenerator<Uint8Array> {
  for (;;) {
    const chunk = Buffer.allocUnsafe(chunkSize)
    const length = readSync(file, chunk)
    if (length > 0)
      yield length < chunkSize / 2
        ? Buffer.from(chunk.subarray(0, length))
        : chunk.subarray(0, length)
    if (length === 0) return
  }
}

const chunkSize = 64 * 1024

async function gathered(
  source: AsyncIterable<Uint8Array>,
  { unique, flags }: Pick<Entry, 'unique' | 'flags'>,
  { spool, facts, at, read }: Pick<Arriving, 'facts' | 'at' | 'read'> & { spool: Spool },
): Promise<Arriving> {
  const gatherer = new Gatherer(spool)
  try {
    for await (const chunk of source) await gatherer.add(chunk)
    const { size } = gatherer
    const same = facts?.length === size
    const whole = size > largest ? null : await gatherer.end(size)
    if (!whole) await gatherer.drop()
    return {
      position: unique,
      raw: whole?.raw ?? null,
      size,
      digest: whole?.digest ?? Buffer.alloc(0),
      facts: same ? facts : facts && { ...facts, id: undefined },
      ...{ at, flags, read: read === 0 ? size : read },
      sender: '',
    }
  } catch (error) {
    await gatherer.drop()
    throw error
  }
}
