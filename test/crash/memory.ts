import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { forgetPeak, usageOf } from '../bench/run/usage.ts'
import { must } from './fault.ts'
import { startProgram, type Program } from './program.ts'
import { Wire } from './smtp.ts'

const megabyte = 1024 * 1024
const silentClients = 50
const silentBytes = 900_000
const largeClients = 10
const largeBytes = 49 * megabyte
const mostSilentMb = 350
const mostLargeMb = 500

/**
 * Memory that clients can make the server take: by never ending DATA, and by the largest messages
 * all at once. The limits are those of the design, not what one machine showed.
 */
export async function boundMemory(main: string, say: (text: string) => void): Promise<void> {
  if (process.platform !== 'linux') return say('SKIPPED: memory is only measured on Linux')
  const folder = await mkdtemp(join(tmpdir(), 'mailproof-memory-'))
  const program = await startProgram({ main, data: join(folder, 'mail.db') })
  try {
    const silent = await peak(program, () => hold(program))
    say(`${silentClients} clients silent in DATA at 900 kB: ${silent} MB resident at most`)
    must(silent < mostSilentMb, () => `silent clients took ${silent} MB, not ${mostSilentMb}`)
    const large = await peak(program, () => sendLarge(program))
    say(`${largeClients} messages of 49 MB at once: ${large} MB resident at most`)
    must(large < mostLargeMb, () => `large messages took ${large} MB, not ${mostLargeMb}`)
  } finally {
    await program.end('SIGTERM')
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function peak({ child }: Program, work: () => Promise<void>): Promise<number> {
  forgetPeak(child)
  await work()
  return Math.round((await usageOf(child)).peak / megabyte)
}

async function inData({ smtpPort }: Program): Promise<Wire> {
  const wire = await Wire.open(smtpPort)
  for (const line of ['MAIL FROM:<a@x.test>', 'RCPT TO:<b@x.test>', 'DATA']) {
    wire.say(line)
    await wire.reply()
  }
  return wire
}

const line = `${'x'.repeat(76)}\r\n`

async function hold(program: Program): Promise<void> {
  const wires = await Promise.all(Array.from({ length: silentClients }, () => inData(program)))
  const bytes = Buffer.from(line.repeat(Math.floor(silentBytes / line.length)))
  for (const wire of wires) {
    wire.write(bytes)
    await wire.drained()
  }
  // What has left here may still be on its way there.
  await pause(2000)
  for (const wire of wires) wire.close()
}

async function sendLarge(program: Program): Promise<void> {
  const piece = Buffer.from(line.repeat(Math.floor(megabyte / line.length)))
  const one = async () => {
    const wire = await inData(program)
    for (let sent = 0; sent < largeBytes; sent += piece.length) {
      wire.write(piece)
      await wire.drained()
    }
    wire.say('.')
    const { code, text } = await wire.reply()
    must(code === 250, () => `a large message was refused: ${code} ${text}`)
    wire.close()
  }
  await Promise.all(Array.from({ length: largeClients }, one))
}
