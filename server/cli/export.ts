import { pipeline } from 'node:stream/promises'
import { exportMessages, type Format } from '../archive/export.ts'
import { mboxStream, onlyMessage } from '../archive/export-stream.ts'
import { createProgress, messagesText, type Progress } from '../archive/progress.ts'
import { readingOf, type Reading, type ScanQuery } from '../archive/reading.ts'
import { readConfig } from '../config.ts'
import { ConfigError } from '../config/error.ts'
import { parseSearch } from '../search/parse.ts'
import type { Scope } from '../types.ts'
import type { CommandInput } from './command.ts'
import { takeOptions } from './options.ts'
import { stopSignal, stoppedCode } from './stop-signal.ts'

const scope: Scope = { actor: 'export', inboxes: 'all' }
const formats = ['eml', 'mbox', 'maildir'] as const

interface Asked {
  format: Format
  to: string
  inbox: string | undefined
  search: string
  plain: boolean
  force: boolean
}

/** Writes messages to files or to standard output; reads the data file itself. */
export async function runExport(input: CommandInput): Promise<number> {
  const { flags, values, operands, settings } = takeOptions(input.args, {
    flags: ['plain', 'force', 'quiet'],
    values: ['format', 'inbox', 'query'],
  })
  const format = formats.find((one) => one === values.format)
  const [to, ...more] = operands
  if (format === undefined) throw new ConfigError('--format is one of eml, mbox and maildir')
  if (to === undefined || more.length > 0) {
    throw new ConfigError('name one file or folder: mailproof export --format mbox FILE')
  }
  const { plain, force, quiet } = flags
  const asked = { format, to, inbox: values.inbox, search: values.query ?? '', plain, force }
  const { store } = readConfig({ args: settings, env: input.env })
  const reading = await readingOf(store.path)
  const stop = stopSignal()
  try {
    const query = await queryOf(reading, asked)
    if (to === '-') return await toOutput(input, reading, query, asked)
    const progress = createProgress(input.stderr, { quiet })
    return await toFiles({ reading, query, asked, progress, path: store.path, stop })
  } finally {
    stop.release()
    await reading.close()
  }
}

async function queryOf(reading: Reading, { inbox, search }: Asked): Promise<ScanQuery> {
  const query: ScanQuery = search === '' ? {} : { search: parseSearch(search) }
  if (inbox === undefined) return query
  const all = await reading.inboxes(scope)
  const found = all.find(
    ({ id, name }) => id === inbox || name.toLowerCase() === inbox.toLowerCase(),
  )
  if (found) return { ...query, inbox: found.id }
  const names = all.map(({ name }) => name).join(', ')
  throw new ConfigError(`there is no inbox '${inbox}'; there are ${names}`)
}

async function toOutput(
  { stdout }: CommandInput,
  reading: Reading,
  query: ScanQuery,
  { format, plain }: Asked,
): Promise<number> {
  if (format === 'maildir') throw new ConfigError('a Maildir is a folder: name one in place of -')
  const options = { reading, scope, query, plain }
  const bytes = format === 'mbox' ? mboxStream(options) : onlyMessage(options)
  await pipeline(bytes, stdout, { end: false })
  return 0
}

async function toFiles(run: {
  reading: Reading
  query: ScanQuery
  asked: Asked
  progress: Progress
  path: string
  stop: { signal: AbortSignal }
}): Promise<number> {
  const { reading, query, asked, progress } = run
  const { format, to, plain, force, inbox, search } = asked
  const all = await reading.amount(scope, query)
  let messages = 0
  let bytes = 0
  const result = await exportMessages({
    ...{ reading, scope, query, format, to, plain, force },
    what: JSON.stringify([run.path, reading.file, inbox, search, plain]),
    signal: run.stop.signal,
    onMessage({ size }) {
      messages++
      bytes += size
      progress.show(bytes, all.bytes, messagesText(messages))
    },
  })
  const before = result.present > 0 ? `, ${messagesText(result.present)} were there already` : ''
  if (!result.whole) {
    progress.end(
      `stopped after ${messagesText(result.messages)}; the same command goes on from there`,
    )
    return stoppedCode
  }
  progress.end(`${messagesText(result.messages)} exported to ${to}${before}`)
  return 0
}
