import { createProgress, messagesText, sizeText, type Progress } from '../archive/progress.ts'
import { openSource, type Source, type SourceFormat } from '../archive/sources.ts'
import { createSpool, type Spool } from '../archive/spool.ts'
import { isLimited, shortage } from '../archive/shortage.ts'
import { readConfig, type Config } from '../config.ts'
import { ConfigError } from '../config/error.ts'
import { tmpdir } from 'node:os'
import type { CommandInput } from './command.ts'
import { localTarget, remoteTarget, type ImportTarget } from './import-target.ts'
import { takeOptions } from './options.ts'
import { stopSignal, stoppedCode } from './stop-signal.ts'

const formats = ['eml', 'mbox', 'maildir'] as const

interface Asked {
  format: SourceFormat | undefined
  inbox: string | undefined
  url: string | undefined
  plain: boolean
  force: boolean
}

/** Takes messages out of files into the data file, or into the Mailproof that has it. */
export async function runImport(input: CommandInput): Promise<number> {
  const { flags, values, operands, settings } = takeOptions(input.args, {
    flags: ['plain', 'force', 'quiet'],
    values: ['format', 'inbox', 'url'],
  })
  const format = formats.find((one) => one === values.format)
  if (values.format !== undefined && format === undefined) {
    throw new ConfigError('--format is one of eml, mbox and maildir')
  }
  if (operands.length === 0) {
    throw new ConfigError('name what to import: mailproof import FILE-OR-FOLDER ...')
  }
  const { plain, force, quiet } = flags
  const asked = { format, inbox: values.inbox, url: values.url, plain, force }
  const config = readConfig({ args: settings, env: input.env })
  const sources: Source[] = []
  for (const path of operands) sources.push(await openSource(path, bytesOf(input.stdin), format))

  const progress = createProgress(input.stderr, { quiet })
  const stop = stopSignal()
  const target = await targetOf(config, asked, progress)
  const spool = createSpool(target.spoolIn ?? tmpdir())
  try {
    await refuseShortage({ target, sources, asked, spool, progress })
    return await importAll({ target, sources, asked, spool, progress, signal: stop.signal })
  } finally {
    spool.close()
    await target.close()
    stop.release()
  }
}

async function targetOf(config: Config, { inbox, url }: Asked, progress: Progress) {
  const server = (at: string) => remoteTarget(at, config.http.auth, inbox)
  if (url !== undefined) return server(url)
  return localTarget({ config, inbox, warn: progress.say, server })
}

/** Imported mail that pushes other mail out, or goes at once itself, is hardly what was meant. */
async function refuseShortage(run: {
  target: ImportTarget
  sources: Source[]
  asked: Asked
  spool: Spool
  progress: Progress
}): Promise<void> {
  const { target, sources, asked, spool, progress } = run
  if (!target.rooms.some(({ retention }) => isLimited(retention))) return
  const roomOf = (named: string | undefined) => {
    const name = (asked.inbox ?? named)?.toLowerCase()
    // The first is the default one, where what names none mostly goes.
    if (name === undefined) return target.rooms[0] ?? target.fresh
    return target.rooms.find((room) => room.name.toLowerCase() === name) ?? target.fresh
  }
  async function* all() {
    for (const source of sources) if (source.again) yield* source.read(spool, asked.plain)
  }
  const sentence = await shortage(all(), roomOf, Date.now())
  if (sentence === null) {
    if (sources.every(({ again }) => again)) return
    return progress.say('note: retention is on; if there is too much, the oldest mail is deleted')
  }
  if (asked.force) return progress.say(`note: ${sentence}`)
  throw new ConfigError(
    `${sentence}; nothing was imported. ${target.remedy}. --force imports all the same, as when an import is to go on`,
  )
}

async function importAll(run: {
  target: ImportTarget
  sources: Source[]
  asked: Asked
  spool: Spool
  progress: Progress
  signal: AbortSignal
}): Promise<number> {
  const { target, sources, asked, spool, progress, signal } = run
  const all = sources.every(({ bytes }) => bytes !== null)
    ? sources.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0)
    : null
  let before = 0
  let count = 0
  let missed = 0
  for (const source of sources) {
    let read = 0
    const messages = source.read(spool, asked.plain)
    const result = await target.take(messages, source.name, signal, (last, so_far) => {
      read = Math.max(read, last.read)
      const done = count + so_far.messages + so_far.present
      progress.show(before + read, all, messagesText(done))
    })
    before += source.bytes ?? read
    count += result.messages + result.present
    missed += result.tooLarge
    const present = result.present > 0 ? `, ${messagesText(result.present)} were there already` : ''
    const large = result.tooLarge > 0 ? `, ${messagesText(result.tooLarge)} too large (1 GB)` : ''
    progress.end(
      `${source.name}: ${messagesText(result.messages)} imported (${sizeText(result.bytes)})${present}${large}`,
    )
    if (signal.aborted) {
      progress.end('stopped; the same command goes on from there')
      return stoppedCode
    }
  }
  await target.settled(
    (pending) => progress.count(Math.max(0, count - pending), count, 'indexing'),
    signal,
  )
  return missed > 0 ? 1 : 0
}

async function* bytesOf(stream: NodeJS.ReadableStream): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk
}
