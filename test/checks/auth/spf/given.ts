import type { SpfRun, SpfVerdict } from '../../../../server/types.ts'
import { evaluateSpf, type SpfLimits } from '../../../../server/checks/auth/spf/index.ts'
import type { AuthMail } from '../../../../server/checks/auth/mail.ts'
import type { Kept } from '../../../../server/checks/auth/verdict.ts'
import type { Resolver } from '../../../../server/dns/resolver.ts'
import { memoryDns, type MemoryZone } from '../../../dns/memory.ts'

export interface Given {
  /** Where it is sent from. */
  ip?: string
  sources?: string[]
  from?: string
  helo?: string | null
  identity?: 'mailfrom' | 'helo'
}

/** A message as SPF looks at it. */
export function mailFrom(given: Given = {}): AuthMail {
  const { ip = '192.0.2.1', from = 'user@example.com', helo = 'mail.example.net' } = given
  const at = from.lastIndexOf('@')
  const identity = given.identity ?? 'mailfrom'
  const domain = from.slice(at + 1).toLowerCase()
  return {
    ...{ raw: new Uint8Array(), fields: [], bodyStart: 0, parts: [], connection: null },
    envelope: { from, to: [] } as unknown as AuthMail['envelope'],
    arrivedAt: '2026-01-02T03:04:05.000Z',
    from: { addresses: [from], domain },
    sender: { identity, local: from.slice(0, Math.max(0, at)), domain: domain || null, helo },
    sources: given.sources ?? [ip],
  }
}

export type SpfZone = Record<string, string | string[] | MemoryZone[string]>

const states = ['failed', 'timeout', 'unreachable', 'off', 'missing', 'empty']

/** DNS of these names: a text is a TXT record, or how every question about the name ends. */
export function dnsOf(zone: SpfZone, otherwise: 'missing' | 'off' | 'unreachable' = 'missing') {
  const entries = Object.entries(zone).map(([name, entry]): [string, MemoryZone[string]] => {
    if (Array.isArray(entry)) return [name, { TXT: entry }]
    if (typeof entry !== 'string') return [name, entry]
    return states.includes(entry) ? [name, entry as 'failed'] : [name, { TXT: [entry] }]
  })
  return memoryDns(Object.fromEntries(entries), otherwise)
}

export function spf(
  zone: SpfZone | Resolver,
  given: Given = {},
  limits?: SpfLimits,
): Promise<Kept<SpfVerdict>> {
  const dns = isResolver(zone) ? zone : dnsOf(zone)
  return evaluateSpf(mailFrom(given), dns, limits)
}

function isResolver(zone: SpfZone | Resolver): zone is Resolver {
  return typeof zone.ask === 'function'
}

/** The one run of a verdict. */
export async function runOf(zone: SpfZone | Resolver, given: Given = {}): Promise<SpfRun> {
  const [run] = (await spf(zone, given)).runs
  if (!run) throw new Error('nothing was evaluated')
  return run
}
