import { expect } from 'vitest'
import type { AuthMail } from '../../../../server/checks/auth/mail.ts'
import {
  told,
  type FindingTexts,
  type KeptFinding,
} from '../../../../server/checks/auth/verdict.ts'
import type { DnsAnswer, DnsState, Resolver } from '../../../../server/dns/resolver.ts'
import { readHeader } from '../../../../server/mime/header.ts'
import type { DnsType } from '../../../../server/types.ts'

/** 'TXT name' → its values, or what becomes of the question; `planned:` in front of a key plans it. */
export type Zone = Record<string, string[] | DnsState>

/** A resolver over a table. What is not in it does not exist; a name above one that is, is empty. */
export function dnsOf(zone: Zone): Resolver & { asked: string[] } {
  const asked: string[] = []
  const names = Object.keys(zone).map((key) => key.replace(/^planned:/, '').split(' ')[1] ?? '')
  return {
    asked,
    ask(name, type) {
      asked.push(`${type} ${name}`)
      return Promise.resolve(answerOf(zone, names, name, type))
    },
  }
}

function answerOf(zone: Zone, names: string[], name: string, type: DnsType): DnsAnswer {
  const planned = zone[`planned:${type} ${name}`]
  const found = planned ?? zone[`${type} ${name}`] ?? zone['*']
  if (Array.isArray(found)) {
    return { state: 'found', records: found, planned: planned !== undefined }
  }
  if (found) return { state: found, records: [], planned: false }
  const exists = names.some((one) => one === name || one.endsWith(`.${name}`))
  return { state: exists ? 'empty' : 'missing', records: [], planned: false }
}

export interface MailGiven extends Partial<Omit<AuthMail, 'fields' | 'raw' | 'from'>> {
  /** Header fields, one a line. */
  header?: string
  from?: string[]
  body?: string
}

/** A message as the checks are given it: from shop@example.org, unless something else is said. */
export function aMail({ header, from, body = 'Hello\r\n', ...given }: MailGiven = {}): AuthMail {
  const addresses = from ?? ['shop@example.org']
  const plain = `From: Shop <${addresses[0] ?? ''}>\nTo: ann@example.net\nSubject: Hello`
  const lines = `${header ?? plain}\n\n`.replace(/\r?\n/g, '\r\n')
  const raw = Buffer.from(lines + body, 'latin1')
  const { fields, bodyStart } = readHeader(raw)
  const domains = new Set(addresses.map((one) => one.slice(one.lastIndexOf('@') + 1).toLowerCase()))
  const [domain] = domains
  return {
    raw,
    fields: fields.map(({ name, start, end }) => ({
      name,
      text: raw.toString('latin1', start, end),
      line: raw.toString('latin1', 0, start).split('\n').length,
    })),
    bodyStart,
    parts: [],
    envelope: {
      ...{ from: 'shop@example.org', to: ['ann@example.net'], body: null },
      ...{ smtpUtf8: false, dsn: null },
    },
    connection: null,
    arrivedAt: '2026-11-23T12:00:00.000Z',
    from: { addresses, domain: domains.size === 1 && domain ? domain : null },
    sender: {
      identity: 'mailfrom',
      local: 'shop',
      domain: 'example.org',
      helo: 'mail.example.org',
    },
    sources: [],
    ...given,
  }
}

export function codesOf({ findings }: { findings: KeptFinding[] }): string[] {
  return findings.map(({ code }) => code)
}

/** Every finding has its texts, and no parameter is left open in them. */
export function expectTold(findings: KeptFinding[], texts: FindingTexts): void {
  for (const finding of findings) {
    for (const language of ['en', 'es'] as const) {
      const { what, why, mend } = told(finding, texts, language)
      for (const text of [what, why, mend]) expect(text).not.toMatch(/\{\w+\}|^$/)
    }
  }
}
