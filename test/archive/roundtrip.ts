import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { fileURLToPath } from 'node:url'
import { mailSource } from '../bench/mail/mail.ts'
import type { AnalysisJob } from '../../server/store/store.ts'
import type * as Stores from '../../server/store/index.ts'
import type * as Readings from '../../server/store/reading.ts'
import type * as Ids from '../../server/ingest/id.ts'
import type * as Headers from '../../server/ingest/header.ts'
import type { Scope } from '../../server/types.ts'

const built = (file: string) => new URL(`../../dist/server/${file}`, import.meta.url)
const main = fileURLToPath(built('main.js'))
const scope: Scope = { actor: 'test', inboxes: 'all' }
const inFlight = 500

export interface Roundtrip {
  messages: number
  bytes: number
  export: Run
  import: Run
}

export interface Run {
  seconds: number
  /** Most resident memory, in MB; null where the system does not tell. */
  memory: number | null
}

/**
 * Fills a store, exports it as mbox, imports that into an empty one, and compares every message.
 * Retention is off. Programs run as a user runs them.
 * @throws Error naming the first difference
 */
export async function roundtrip(count: number, say: (text: string) => void): Promise<Roundtrip> {
  const folder = await mkdtemp(join(tmpdir(), 'mailproof-roundtrip-'))
  try {
    const [from, to] = [join(folder, 'from.db'), join(folder, 'to.db')]
    const mbox = join(folder, 'mail.mbox')
    say(`filling with ${count} messages`)
    await fill(from, count)
    say('exporting')
    const exported = await program(['export', '--format', 'mbox', mbox, '--data', from])
    say(`importing ${statSync(mbox).size} bytes`)
    const free = ['--retention-messages', '0', '--retention-days', '0', '--retention-size', '0']
    const imported = await program(['import', mbox, '--data', to, ...free])
    say('comparing')
    const bytes = await compare(from, to, count)
    return { messages: count, bytes, export: exported, import: imported }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function fill(path: string, count: number): Promise<void> {
  const { openStore }: typeof Stores = await import(built('store/index.js').href)
  const { newId }: typeof Ids = await import(built('ingest/id.js').href)
  const { scanHeader }: typeof Headers = await import(built('ingest/header.js').href)
  const retention = { messages: null, days: null, bytes: null }
  const store = await openStore({ path, retention, publish: () => {} })
  // Nothing is searched here: every message counts as not analysable, which is quick.
  const { port1, port2 } = new MessageChannel()
  port2.on('message', ({ n }: AnalysisJob) => port2.postMessage({ n, failure: 'not asked for' }))
  store.analyseWith(port1)
  const [inbox] = await store.inboxes(scope)
  if (!inbox) throw new Error('no inbox')
  const next = mailSource(1, 'mix')
  const start = Date.parse('2026-01-01T00:00:00Z')
  const adding = new Set<Promise<unknown>>()
  for (let at = 0; at < count; at++) {
    const { from, to, raw } = next()
    const arrived = start + at * 61
    const message = {
      id: newId(arrived),
      inbox: inbox.id,
      arrivedAt: new Date(arrived).toISOString(),
      // What an mbox makes hard, in one of ten.
      raw:
        at % 10 === 0
          ? Buffer.concat([raw, Buffer.from(`\r\nFrom ${at}\n>From \0\xff`, 'latin1')])
          : raw,
      header: scanHeader(raw),
      envelope: { from, to, body: null, smtpUtf8: false, dsn: null },
      ...{ connection: null, session: null, origin: { kind: 'smtp' as const } },
      tags: at % 7 === 0 ? ['seventh'] : [],
      metadata: numbered(at),
      unread: at % 3 !== 0,
      pinned: at % 100 === 0,
    }
    const one = store.add([message]).finally(() => adding.delete(one))
    adding.add(one)
    if (adding.size >= inFlight) await Promise.race(adding)
  }
  await Promise.all(adding)
  await store.close()
  port2.close()
}

function numbered(at: number): Record<string, string> {
  return at % 11 === 0 ? { number: String(at) } : {}
}

async function program(args: string[]): Promise<Run> {
  const started = performance.now()
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  let memory: number | null = null
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2000)))
  const look = async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '')
    const high = /VmHWM:\s+(\d+)/.exec(status)?.[1]
    if (high !== undefined) memory = Math.round(Number(high) / 1024)
  }
  const timer = setInterval(() => void look(), 200)
  const code = await new Promise((resolve) => child.on('close', resolve))
  clearInterval(timer)
  if (code !== 0) throw new Error(`mailproof ${args[0]} ended with ${code}: ${said}`)
  return { seconds: (performance.now() - started) / 1000, memory }
}

/** @returns bytes of mail that were equal */
async function compare(from: string, to: string, count: number): Promise<number> {
  const { openReading }: typeof Readings = await import(built('store/reading.js').href)
  const [left, right] = [await openReading(from), await openReading(to)]
  let bytes = 0
  let seen = 0
  try {
    const other = right.scan(scope, {})[Symbol.asyncIterator]()
    for await (const message of left.scan(scope, {})) {
      const { value, done } = await other.next()
      if (done === true) throw new Error(`only ${seen} messages came back`)
      const [before, after] = [await shape(message), await shape(value)]
      if (before !== after) throw new Error(`message ${seen} differs:\n${before}\n${after}`)
      bytes += message.size
      seen++
    }
    if ((await other.next()).done !== true) throw new Error('more came back than went')
  } finally {
    await left.close()
    await right.close()
  }
  if (seen !== count) throw new Error(`${seen} messages in place of ${count}`)
  return bytes
}

async function shape(message: Readings.KeptMessage): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of message.chunks()) chunks.push(chunk)
  const { id, arrivedAt, size, subject, envelope, connection, unread, pinned, tags, metadata } =
    message
  const raw = Buffer.concat(chunks).toString('latin1')
  return JSON.stringify({
    ...{ id, arrivedAt, size, subject, envelope, connection, unread, pinned, tags, metadata, raw },
    inbox: message.inbox,
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const count = Number(process.argv[2] ?? 200_000)
  const say = (text: string) => process.stderr.write(`${text}\n`)
  const result = await roundtrip(count, say)
  const line = (name: string, { seconds, memory }: Run) =>
    `${name}: ${seconds.toFixed(1)} s, ${Math.round(count / seconds)} messages/s, at most ${memory ?? '?'} MB resident\n`
  process.stdout.write(
    `${result.messages} messages, ${result.bytes} bytes: nothing lost, all equal\n` +
      line('export', result.export) +
      line('import', result.import),
  )
}
