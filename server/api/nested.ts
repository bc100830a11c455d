import { maxHeader, scanHeader } from '../ingest/header.ts'
import { ownParts, partsWithin } from '../mime/nested.ts'
import { assignRolesBy, cidsIn } from '../mime/roles.ts'
import type { Sandbox } from '../sandbox.ts'
import type { Message, Part } from '../types.ts'
import { bodiesOf, read } from './bodies.ts'
import { collected } from './bytes.ts'
import { nestedOf } from './inside.ts'
import type { Waiting } from './wait.ts'

type Reading = Waiting & { sandbox: Pick<Sandbox, 'preview'> }

/**
 * The message that is nested in another at a section path (RFC 2046 §5.2.1). What SMTP and the
 * store know stays that of the outer message; paths and offsets are the same in both.
 * @throws SandboxError `not_found`
 */
export async function nestedMessage(
  visit: Reading,
  outer: Message,
  path: string,
): Promise<Message> {
  const part = nestedOf(outer, path)
  return {
    ...outer,
    ...(await headerOf(visit, outer, part)),
    part: path,
    size: part.size,
    recipients: 0,
    envelopeOnly: [],
    tags: [],
    snippet: '',
    thread: null,
    threadSize: 1,
    facts: {},
    complaint: null,
    ...(await contentOf(visit, outer, path)),
  }
}

async function headerOf({ sandbox, scope }: Waiting, { id }: Message, part: Part) {
  const to = Math.min(part.bodyEnd, part.bodyStart + maxHeader)
  const { chunks } = await sandbox.store.raw(scope, id, { from: part.bodyStart, to })
  return scanHeader(await collected(chunks))
}

/** Its parts with the roles they have in it, and what can be read of it. */
async function contentOf(visit: Reading, outer: Message, path: string) {
  const parts = partsWithin(outer.parts, path).map((part) => ({ ...part }))
  assignRolesBy(parts, () => new Set())
  const inside = { parts: ownParts(parts, path), only: null }
  const source = async (wanted: 'text' | 'html') =>
    visit.sandbox.preview.source({ parts: await read(visit, outer, bodiesOf(inside, wanted)) })
  const html = await source('html')
  assignRolesBy(parts, () => cidsIn(html))
  const hasHtml = html.trim() !== ''
  const written = bodiesOf(inside, 'text').length > 0
  const text = written && (!hasHtml || (await source('text')).trim() !== '')
  return {
    parts,
    attachments: parts.filter(({ role }) => role === 'attachment').length,
    html: hasHtml,
    text: text ? ('text' as const) : hasHtml ? ('html' as const) : null,
  }
}
