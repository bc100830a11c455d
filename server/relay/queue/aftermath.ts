import type { Claim, SettledAttempt } from '../../store/releases.ts'
import type { Store } from '../../store/store.ts'
import type { Log, Scope } from '../../types.ts'
import { bounceMessage } from '../bounce/index.ts'

interface Tools {
  store: Store
  now(): number
  newId(): string
  deliver(report: { inbox: string; to: string; raw: Uint8Array; release: string }): Promise<void>
  log: Log
}

const everyone: Scope = { actor: 'release', inboxes: 'all' }
const headerBytes = 65_536

/**
 * What follows a transaction: a report (RFC 3464) in the inbox for those who will not have the mail,
 * and the end of a message that was to be deleted once everybody has it.
 */
export function startAftermath(tools: Tools): {
  settled(claim: Claim, settled: SettledAttempt): void
  close(): Promise<void>
} {
  const doing = new Set<Promise<void>>()
  return {
    settled(claim, settled) {
      const work = follow(tools, claim, settled)
        .catch((error: unknown) => {
          tools.log.error({ err: error, release: claim.release }, 'cannot follow up a release')
        })
        .finally(() => doing.delete(work))
      doing.add(work)
    },
    async close() {
      await Promise.all(doing)
    },
  }
}

async function follow(tools: Tools, claim: Claim, settled: SettledAttempt): Promise<void> {
  const failed = settled.recipients.filter(({ state }) => state === 'failed')
  // The null reverse-path is that of reports, which are not reported on (RFC 5321 §4.5.5).
  if (failed.length > 0 && claim.envelopeFrom !== '') await report(tools, claim, settled)
  if (claim.deleteAfter && failed.length === 0) await deleteDone(tools, claim)
}

async function report(tools: Tools, claim: Claim, settled: SettledAttempt): Promise<void> {
  const { store, now, newId, deliver } = tools
  const at = new Date(now()).toISOString()
  const { list } = await store.release(everyone, claim.release)
  const instead = new Map(list.map((one) => [one.address, one.instead]))
  const { raw, to } = bounceMessage({
    id: newId(),
    at,
    release: claim,
    failures: settled.recipients
      .filter(({ state }) => state === 'failed')
      .map(({ address, reply }) => ({
        address,
        instead: instead.get(address) ?? null,
        reply: reply ?? '',
        remote: settled.server,
        triedAt: at,
      })),
    header: await headerOf(store, claim),
  })
  await deliver({ inbox: claim.inbox, to, raw, release: claim.release })
}

/** Up to the empty line, and no more than fits into a report. */
async function headerOf(store: Store, { release, size }: Claim): Promise<Uint8Array> {
  const range = { from: 0, to: Math.min(size, headerBytes) }
  const pieces: Uint8Array[] = []
  for await (const piece of (await store.releaseRaw(release, range)).chunks) pieces.push(piece)
  const bytes = Buffer.concat(pieces)
  const text = bytes.toString('latin1')
  const ends = [text.indexOf('\r\n\r\n'), text.indexOf('\n\n')].filter((end) => end >= 0)
  return ends.length === 0 ? bytes : bytes.subarray(0, Math.min(...ends))
}

async function deleteDone({ store }: Tools, { release, message }: Claim): Promise<void> {
  const { state } = await store.release(everyone, release)
  if (state === 'delivered') await store.delete(everyone, { ids: [message] })
}
