import { evals } from '../../../../server/checks/spam/engine/evals/index.ts'
import { mailOf } from '../../../../server/checks/spam/engine/view/mail.ts'
import { walk } from '../../../../server/mime/walk.ts'

type Settings = Record<string, string[]>

/** What a function answers about a message. */
export interface Question {
  /** As sent, or its lines. */
  mail: string
  settings?: Settings
  /** The reverse-path. */
  from?: string
}

/** Calls a function of `eval:` as a rule does. */
export function call(name: string, question: string | Question, ...args: string[]): boolean {
  const run = evals.get(name)
  if (typeof run !== 'function') throw new Error(`${name} is not there`)
  const {
    mail: text,
    settings = {},
    from = '',
  } = typeof question === 'string' ? { mail: question } : question
  const raw = Buffer.from(text, 'latin1')
  const known = new Map(Object.entries(settings))
  const mail = mailOf(
    {
      raw,
      parts: walk(raw).parts,
      envelope: { from, to: [] },
      arrivedAt: '2026-03-02T10:00:00Z',
    },
    known,
  )
  const now = Date.UTC(2026, 2, 2, 10)
  return Boolean(run({ mail, settings: known, shared: new Map(), now, on: 'body' }, ...args))
}

/** A message of header lines and a body. */
export function message(fields: string | string[], body = 'Hello\n'): string {
  return `${[fields].flat().join('\n')}\n\n${body}`
}

/** A message of one HTML part. */
export function page(html: string, subject = 'Hello'): string {
  return message(
    [`Subject: ${subject}`, 'MIME-Version: 1.0', 'Content-Type: text/html; charset=utf-8'],
    `${html}\n`,
  )
}

/** A part with its header lines. */
export function part(fields: string | string[], body: string): string {
  return `${[fields].flat().join('\n')}\n\n${body}\n`
}

/** A multipart message. */
export function parts(type: string, ...bodies: string[]): string {
  const fields = ['MIME-Version: 1.0', `Content-Type: multipart/${type}; boundary=b`]
  return message(fields, `${bodies.map((body) => `--b\n${body}`).join('')}--b--\n`)
}

/** A hop by which a message came. */
export function hop(
  ip: string,
  host = 'h.example.test',
  by = 'mx.example.org',
  helo = host,
): string {
  return `Received: from ${helo} (${host} [${ip}]) by ${by} (Postfix) with ESMTP id 1; Mon, 2 Mar 2026 10:00:00 +0000`
}
