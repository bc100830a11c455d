import { setTimeout } from 'node:timers/promises'
import type { DnsState, Resolver } from '../../../../server/dns/resolver.ts'
import type { AuthMail, RawField } from '../../../../server/checks/auth/mail.ts'
import { verifyDkim } from '../../../../server/checks/auth/dkim/index.ts'
import type { TestKey } from '../../../helpers/dkim.ts'

export const now = Date.parse('2026-11-23T10:00:00Z')
export const seconds = now / 1000

export const plain = [
  ...['From: Ada <ada@sender.test>', 'To: bob@receiver.test', 'Subject: Hello  there'],
  ...['Date: Mon, 23 Nov 2026 10:00:00 +0000', 'Message-ID: <1@sender.test>', ''],
  ...['Hello  Bob ', '', 'Bye', '', '', ''],
].join('\r\n')

/** A message as the checks look at it, split without the product's own reader. */
export function aMail(message: string | Uint8Array): AuthMail {
  const raw = Buffer.from(typeof message === 'string' ? Buffer.from(message, 'latin1') : message)
  const text = raw.toString('latin1')
  const end = /(\r\n|\r|\n)\1/.exec(text)
  const head = end ? text.slice(0, end.index) : text.replace(/(\r\n|\r|\n)$/, '')
  const bodyStart = end ? end.index + end[0].length : raw.length
  const fields: RawField[] = []
  let line = 1
  for (const one of head.split(/(?:\r\n|\r(?!\n)|\n)(?![ \t])/)) {
    fields.push({ name: (one.split(':')[0] ?? '').trim().toLowerCase(), text: one, line })
    line += one.split(/\r\n|\r|\n/).length
  }
  const from = fields.filter(({ name }) => name === 'from')
  const domains = new Set(from.map(({ text: one }) => /@([\w.-]+)/.exec(one)?.[1]))
  const [only] = domains
  const domain = (domains.size === 1 && only) || null
  return {
    ...{ raw, fields, bodyStart, parts: [], connection: null, sources: [] },
    envelope: { from: 'ada@sender.test', to: [], body: null, smtpUtf8: false, dsn: null },
    arrivedAt: new Date(now).toISOString(),
    from: { addresses: [], domain },
    sender: { identity: 'mailfrom', local: 'ada', domain: 'sender.test', helo: null },
  }
}

/** DNS of a test: TXT records by name; a state stands for an answer without records. */
export function dnsOf(zone: Record<string, string | string[] | { state: DnsState }>): Resolver {
  const names = new Map(Object.entries(zone))
  return {
    ask: async (name) => {
      await setTimeout(0)
      const found = names.get(name)
      if (found === undefined) return { state: 'missing', records: [], planned: false }
      if (typeof found === 'object' && !Array.isArray(found))
        return { state: found.state, records: [], planned: false }
      return { state: 'found', records: [found].flat(), planned: false }
    },
  }
}

export function dnsWith(...keys: TestKey[]): Resolver {
  return dnsOf(Object.fromEntries(keys.map(({ name, record }) => [name, record])))
}

export const noDns: Resolver = {
  ask: () => Promise.resolve({ state: 'off', records: [], planned: false }),
}

/** The first signature of a message, and the findings about it. */
export async function verified(message: string | Uint8Array, dns: Resolver, at = now) {
  const verdict = await verifyDkim(aMail(message), dns, { now: at })
  const [signature] = verdict.signatures
  if (!signature) throw new Error('the message is not signed')
  return { ...verdict, signature, codes: verdict.findings.map(({ code }) => code) }
}

/** Changes a text in a message, which must be there. */
export function edited(message: Uint8Array, from: string | RegExp, to: string): Buffer {
  const text = Buffer.from(message).toString('latin1')
  const changed = text.replace(from, to)
  if (changed === text) throw new Error(`there is no ${String(from)} in the message`)
  return Buffer.from(changed, 'latin1')
}
