import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { MessagePage } from '../../server/types.ts'
import { main } from '../cli/program.ts'
import { call, json } from './http.ts'
import { begin, ready, type Program } from './program.ts'
import { Gone, Wire } from './smtp.ts'

const deadly = new URL('deadly.mjs', import.meta.url).href

async function aData(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mailproof-poison-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return join(folder, 'mail.db')
}

/** The product with a parser that some mail kills; null when it died before it was ready. */
async function start(data: string): Promise<Program | null> {
  const begun = begin({ main, data, nodeArgs: ['--import', deadly] })
  const gone = () => begun.child.exitCode !== null || begun.child.signalCode !== null
  onTestFinished(() => (gone() ? undefined : begun.end('SIGKILL')))
  return ready(begun).catch(() => null)
}

async function send({ smtpPort }: Program, subject: string): Promise<string> {
  const wire = await Wire.open(smtpPort)
  for (const line of ['MAIL FROM:<a@x.test>', 'RCPT TO:<b@x.test>', 'DATA']) {
    wire.say(line)
    await wire.reply()
  }
  wire.data(Buffer.from(`Subject: ${subject}\r\n\r\nA text.\r\n`))
  const { text } = await wire.reply()
  wire.close()
  return /queued as (\S+)/.exec(text)?.[1] ?? ''
}

/** The rows by subject, once the analysis has nothing left to do; null when the program ended. */
async function analysed({ url, child }: Program) {
  const page = () => json<MessagePage>(`${url}/api/messages?limit=200`)
  let found: MessagePage | null = null
  const done = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return true
    found = await page().catch(() => null)
    return found?.pending === 0
  }
  await expect.poll(done, { timeout: 60_000 }).toBe(true)
  const rows = (found as MessagePage | null)?.messages
  return rows ? new Map(rows.map(({ subject, analysis }) => [subject, analysis])) : null
}

test('sets a message aside that kills the analysis twice, and goes on with the rest', async () => {
  const data = await aData()
  const program = await start(data)
  if (!program) throw new Error('not started')
  await send(program, 'first')
  const id = await send(program, 'kill-the-analysis')
  await send(program, 'last')
  const expected = new Map([
    ['last', 'analysed'],
    ['kill-the-analysis', 'failed'],
    ['first', 'analysed'],
  ])
  expect(await analysed(program)).toEqual(expected)
  expect(program.output().match(/the analysis thread ended/g)).toHaveLength(2)
  const raw = await call(`${program.url}/api/messages/${id}/raw`)
  expect(raw.body.toString()).toBe('Subject: kill-the-analysis\r\n\r\nA text.\r\n')
  await program.end('SIGTERM')

  const again = await start(data)
  if (!again) throw new Error('not started again')
  expect(await analysed(again)).toEqual(expected)
  expect(again.output()).not.toContain('the analysis thread ended')
}, 120_000)

test('sets a message aside that kills the whole process each time', async () => {
  const data = await aData()
  const first = await start(data)
  if (!first) throw new Error('not started')
  await send(first, 'before')
  await analysed(first)
  await send(first, 'kill-the-process').catch((error: unknown) =>
    expect(error).toBeInstanceOf(Gone),
  )
  await expect.poll(() => first.child.signalCode, { timeout: 30_000 }).toBe('SIGKILL')
  for (let starts = 1; starts <= 8; starts++) {
    const program = await start(data)
    const found = program && (await analysed(program))
    if (!program || found?.get('kill-the-process') !== 'failed') continue
    expect(found.get('before')).toBe('analysed')
    await send(program, 'after')
    expect((await analysed(program))?.get('after')).toBe('analysed')
    return
  }
  throw new Error('it dies at each start')
}, 180_000)
