import type { Part } from '../types.ts'
import { bufferOf } from './charset.ts'
import { decodeTransfer } from './decode.ts'

/** HTML beyond this is not searched for references to inline parts. */
const maxHtml = 4 * 1024 * 1024

/**
 * Says of each leaf what it is to a reader. Text and HTML are bodies unless their disposition says
 * attachment, whether they have a file name or not. Other parts are `inline` when the HTML refers
 * to their Content-ID, and else attachments.
 *
 * A nested message is one attachment: the parts below it are `inline`, whatever they are in it.
 */
export function assignRoles(raw: Uint8Array, parts: Part[]): void {
  assignRolesBy(parts, (html) => references(raw, html))
}

/** The same with Content-IDs (lower case) that the HTML is known to refer to. */
export function assignRolesBy(parts: Part[], referredIn: (html: Part[]) => Set<string>): void {
  const parents = parentsOf(parts)
  const nested = new Set<Part>()
  const leaves: Part[] = []
  for (const part of parts) {
    const parent = parents.get(part)
    if (parent && (nested.has(parent) || parent.type.startsWith('message/'))) nested.add(part)
    if (part.role === 'container') continue
    if (nested.has(part)) part.role = 'inline'
    else leaves.push(part)
  }
  for (const part of leaves) part.role = bodyRole(part, parents.get(part))
  markInline(leaves, parents, referredIn)
}

function bodyRole(part: Part, parent: Part | undefined): Part['role'] {
  if (part.disposition === 'attachment') return 'attachment'
  // A multipart without its boundary is shown as the text it looks like.
  if (part.type.startsWith('multipart/')) return 'text'
  if (part.type === 'text/plain') return 'text'
  if (part.type === 'text/html') return 'html'
  if (!part.type.startsWith('text/') || part.type === 'text/calendar') return 'attachment'
  // AMP, watch and rich text: another version of the body beside it.
  if (parent?.type === 'multipart/alternative' && part.name === null) return 'inline'
  return parent === undefined && part.name === null ? 'text' : 'attachment'
}

function markInline(
  leaves: Part[],
  parents: Map<Part, Part>,
  referredIn: (html: Part[]) => Set<string>,
): void {
  const html = leaves.filter((part) => part.role === 'html')
  const candidates = leaves.filter((part) => part.role === 'attachment')
  if (html.length === 0 || candidates.length === 0) return
  const referred = candidates.some((part) => part.cid !== null) ? referredIn(html) : null
  for (const part of candidates) {
    const related = parents.get(part)?.type === 'multipart/related'
    const shown = part.cid !== null && (referred?.has(part.cid.toLowerCase()) ?? false)
    if (shown || (related && part.disposition === 'inline' && part.type.startsWith('image/'))) {
      part.role = 'inline'
    }
  }
}

/** The Content-IDs that HTML refers to, lower case. */
function references(raw: Uint8Array, html: Part[]): Set<string> {
  const found = new Set<string>()
  for (const part of html) {
    const body = raw.subarray(part.bodyStart, Math.min(part.bodyEnd, part.bodyStart + maxHtml))
    const text = bufferOf(decodeTransfer(body, part.encoding)).toString('latin1')
    for (const cid of cidsIn(text)) found.add(cid)
  }
  return found
}

/** The Content-IDs that a text refers to, lower case. */
export function cidsIn(html: string): Set<string> {
  const found = html.slice(0, maxHtml).matchAll(/cid:([^\s"'<>()]{1,500})/gi)
  return new Set(Array.from(found, (match) => plainCid(match[1] ?? '')))
}

/** A Content-ID as it stands in a `cid:` URL (RFC 2392), undone and lower case. */
export function plainCid(text: string): string {
  const bare = text.replaceAll('&amp;', '&')
  try {
    return decodeURIComponent(bare).toLowerCase()
  } catch {
    // Not percent-encoded after all: a stray '%' is part of the id.
    return bare.toLowerCase()
  }
}

/** Parts stand in document order, so the parent is the last part before that encloses it. */
function parentsOf(parts: Part[]): Map<Part, Part> {
  const parents = new Map<Part, Part>()
  const open: Part[] = []
  for (const part of parts) {
    while (open.length > 0 && !encloses(open.at(-1), part)) open.pop()
    const parent = open.at(-1)
    if (parent) parents.set(part, parent)
    open.push(part)
  }
  return parents
}

function encloses(outer: Part | undefined, inner: Part): boolean {
  return (
    outer !== undefined && inner.headerStart >= outer.bodyStart && inner.bodyEnd <= outer.bodyEnd
  )
}
