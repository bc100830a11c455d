import { onTestFinished } from 'vitest'
import type { Arriving } from '../../server/archive/arriving.ts'
import { readMbox, type MboxOptions } from '../../server/archive/mbox-reader.ts'
import { createSpool } from '../../server/archive/spool.ts'
import type { KeptMessage } from '../../server/store/reading.ts'
import { readFileSync } from 'node:fs'
import { aFolder } from '../store/given.ts'

/** A message as it comes out of the store; only what matters need be said. */
export function kept(raw: Uint8Array, sketch: Partial<KeptMessage> = {}): KeptMessage {
  return {
    id: '0193572e-0000-7000-8000-000000000001',
    n: 1,
    inbox: 'Default',
    arrivedAt: '2026-11-22T21:04:05.678Z',
    size: raw.length,
    subject: null,
    envelope: {
      from: 'ana@example.test',
      to: ['b@c.test'],
      body: null,
      smtpUtf8: false,
      dsn: null,
    },
    connection: null,
    origin: { kind: 'smtp' },
    unread: true,
    pinned: false,
    tags: [],
    metadata: {},
    async *chunks() {
      yield raw
    },
    ...sketch,
  }
}

export async function joined(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}

export async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

export function bytesOf({ raw }: Arriving): Buffer {
  if (raw === null) throw new Error('too large')
  return raw instanceof Uint8Array ? Buffer.from(raw) : readFileSync(raw.file)
}

/** All messages of an mbox. */
export async function messagesOf(
  mbox: Buffer | string,
  { pieces = 65_536, ...options }: Partial<MboxOptions> & { pieces?: number } = {},
): Promise<Arriving[]> {
  const spool = createSpool(await aFolder())
  onTestFinished(() => spool.close())
  const bytes = Buffer.from(mbox)
  const found: Arriving[] = []
  for await (const one of readMbox(inPieces(bytes, pieces), { spool, ...options })) found.push(one)
  return found
}
