import { scanHeader } from '../ingest/header.ts'
import { assignRoles } from '../mime/roles.ts'
import type { Message, Part } from '../types.ts'
import { collected } from './bytes.ts'
import { badRequest, notFound } from './errors.ts'
import type { Waiting } from './wait.ts'

/** Longest start of a nested message that is looked at for what its HTML refers to. */
const longest = 16 * 1024 * 1024

/** A part by its section path. @throws SandboxError `not_found` */
export function partOf(message: Message, path: string): Part {
  const part = message.parts.find((one) => one.path === path)
  if (part) return part
  throw notFound(
    'This message has no such part; /parts lists those it has.',
    'Este mensaje no tiene esa parte; /parts enumera las que tiene.',
  )
}

/** A message that can be opened inside another one: its parts are known. */
export function isNested({ type }: Part): boolean {
  return type === 'message/rfc822' || type === 'message/global'
}

/**
 * The message, or the one that is nested in it at a section path (RFC 2046 §5.2.1). What SMTP and
 * the store know stays that of the outer message; paths and offsets are the same in both.
 * @throws SandboxError `not_found`, `bad_request` for a part that is no message
 */
export async function inside(
  visit: Waiting,
  outer: Message,
  path: string | undefined,
): Promise<Message> {
  if (path === undefined) return outer
  const part = partOf(outer, path)
  const within = outer.parts.filter((one) => one.path.startsWith(`${path}.`))
  if (!isNested(part) || within.length === 0) {
    throw badRequest(
      'This part is no message that can be opened; download it instead.',
      'Esta parte no es un mensaje que se pueda abrir; descárgala.',
    )
  }
  const range = { from: part.bodyStart, to: Math.min(part.bodyEnd, part.bodyStart + longest) }
  const { chunks } = await visit.sandbox.store.raw(visit.scope, outer.id, range)
  const raw = await collected(chunks)
  const parts = rolesWithin(raw, within, part.bodyStart)
  const header = scanHeader(raw)
  const has = (role: Part['role']) => parts.some((one) => one.role === role)
  return {
    ...outer,
    ...header,
    part: path,
    size: part.size,
    recipients: 0,
    envelopeOnly: [],
    tags: [],
    snippet: '',
    thread: null,
    threadSize: 1,
    complaint: null,
    html: has('html'),
    text: has('text') ? 'text' : has('html') ? 'html' : null,
    attachments: parts.filter(({ role }) => role === 'attachment').length,
    parts,
  }
}

/** In the outer message these are all parts of one attachment; here each is what it is in its own. */
function rolesWithin(raw: Uint8Array, parts: Part[], base: number): Part[] {
  const moved = parts.map((part) => moveBy(part, -base))
  assignRoles(raw, moved)
  return moved.map((part) => moveBy(part, base))
}

function moveBy(part: Part, by: number): Part {
  const { headerStart, bodyStart, bodyEnd } = part
  return {
    ...part,
    headerStart: headerStart + by,
    bodyStart: bodyStart + by,
    bodyEnd: bodyEnd + by,
  }
}
