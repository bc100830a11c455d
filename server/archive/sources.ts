import { createReadStream, existsSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { SandboxError } from '../errors.ts'
import type { Arriving } from './arriving.ts'
import { readEml, readEmls, readEmlStream, readMaildir } from './folder-reader.ts'
import { readMbox } from './mbox-reader.ts'
import type { Spool } from './spool.ts'
import { Window } from './window.ts'

export type SourceFormat = 'eml' | 'mbox' | 'maildir'

export interface Source {
  /** Its name without folders, for people and for ids. */
  name: string
  format: SourceFormat
  /** null when it is not known before the end. */
  bytes: number | null
  /** Can be read again from its beginning. */
  again: boolean
  read(spool: Spool, plain: boolean): AsyncGenerator<Arriving>
}

const stdin = '-'

/**
 * What an import reads from, its format found out unless it is given: a folder with `cur` or `new`
 * is a Maildir, a file that begins with `From ` an mbox.
 * @throws SandboxError `bad_request` for what is not there, or is none of these
 */
export async function openSource(
  path: string,
  input: AsyncIterable<Uint8Array>,
  asked?: SourceFormat,
): Promise<Source> {
  if (path === stdin) return fromStream(input, asked)
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) throw missing(path)
  const name = basename(resolve(path))
  if (stat.isDirectory()) {
    const maildir = ['cur', 'new'].some((one) => existsSync(join(path, one)))
    const format = asked ?? (maildir ? 'maildir' : 'eml')
    const read = format === 'maildir' ? readMaildir : readEmls
    if (format === 'mbox') throw strange(path)
    return {
      ...{ name, format, bytes: null, again: true },
      read: (spool, plain) => read(path, { spool, plain }),
    }
  }
  if (!stat.isFile()) return fromStream(createReadStream(path), asked)
  const mbox = asked === undefined ? await beginsLikeMbox(path) : asked === 'mbox'
  if (asked === 'maildir') throw strange(path)
  const shared = { name, bytes: stat.size, again: true }
  if (!mbox) return { ...shared, format: 'eml', read: (spool) => readEml(path, { spool }) }
  return {
    ...shared,
    format: 'mbox',
    read: (spool, plain) => readMboxFile(path, { spool, plain }),
  }
}

async function* readMboxFile(
  path: string,
  options: { spool: Spool; plain: boolean },
): AsyncGenerator<Arriving> {
  const file = await open(path, 'r')
  const peek = async (offset: number, length: number) => {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, offset)
    return buffer.subarray(0, bytesRead)
  }
  try {
    const stream = createReadStream(path, { highWaterMark: 256 * 1024 })
    yield* readMbox(stream, { ...options, peek })
  } finally {
    await file.close()
  }
}

async function fromStream(input: AsyncIterable<Uint8Array>, asked?: SourceFormat): Promise<Source> {
  const window = new Window(input)
  await window.want(longestStart)
  const mbox = asked === undefined ? isMbox(window.bytes) : asked === 'mbox'
  if (asked === 'maildir') throw strange(stdin)
  async function* whole() {
    for (;;) {
      if (window.bytes.length > 0) yield window.take(window.bytes.length)
      if (window.ended) return
      await window.want(1)
    }
  }
  return {
    ...{ name: 'stdin', format: mbox ? 'mbox' : 'eml', bytes: null, again: false },
    read: (spool, plain) =>
      mbox ? readMbox(whole(), { spool, plain }) : readEmlStream(whole(), { spool, plain }),
  }
}

const longestStart = 64

function isMbox(start: Buffer): boolean {
  return /^[\r\n]*From /.test(start.toString('latin1', 0, longestStart))
}

async function beginsLikeMbox(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(longestStart), 0, longestStart, 0)
    return isMbox(buffer.subarray(0, bytesRead))
  } finally {
    await file.close()
  }
}

function missing(path: string) {
  return new SandboxError('bad_request', {
    en: `${path} does not exist.`,
    es: `${path} no existe.`,
  })
}

function strange(path: string) {
  return new SandboxError('bad_request', {
    en: `${path} is not of that format: leave --format out to have it found out.`,
    es: `${path} no tiene ese formato: omite --format para que se averigüe.`,
  })
}
