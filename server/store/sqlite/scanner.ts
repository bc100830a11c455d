import { startThread, type Thread } from '../../thread.ts'
import type { Scope } from '../../types.ts'
import type { KeptMessage, Reading, ScanQuery } from '../reading.ts'
import { chunkSize } from './raw.ts'
import type { ScannedRow, ScanHandlers } from './scanning.ts'

type Scanning = Thread<ScanHandlers>

/** Starts a thread that reads the data file at `path`. */
export async function openScanner(path: string): Promise<Reading> {
  const thread = startThread<ScanHandlers>(new URL('./scanning.js', import.meta.url))
  const file = await thread.call.open(path).catch(async (error: unknown) => {
    await thread.terminate()
    throw error
  })
  return {
    file,
    amount: (scope, query) => thread.call.amount(scope, query),
    scan: (scope, query) => scan(thread, scope, query),
    inboxes: (scope) => thread.call.inboxes(scope),
    async close() {
      await thread.call.close()
      await thread.terminate()
    },
  }
}

/** Page by page, the next one being read while this one is used. */
async function* scan(
  thread: Scanning,
  scope: Scope,
  query: ScanQuery,
): AsyncGenerator<KeptMessage> {
  const upTo = await thread.call.newest()
  const page = (after: number) => thread.call.page(scope, query, { after, upTo })
  let next = page(query.after ?? 0)
  for (;;) {
    const { rows, bytes, last } = await next
    // A failure is thrown when its page is awaited, or nobody cares any more.
    if (last !== null) (next = page(last)).catch(() => undefined)
    let at = 0
    for (const row of rows) {
      const raw = row.inline ? bytes.subarray(at, (at += row.size)) : null
      yield kept(thread, row, raw)
    }
    if (last === null) return
  }
}

function kept(thread: Scanning, row: ScannedRow, raw: Uint8Array | null): KeptMessage {
  const { owner, inline: _, ...facts } = row
  async function* chunks() {
    if (raw) {
      if (raw.length > 0) yield raw
      return
    }
    for (let chunk = 0; chunk * chunkSize < row.size; chunk++) {
      yield await thread.call.chunk(owner, chunk)
    }
  }
  return { ...facts, chunks }
}
