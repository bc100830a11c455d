import { z } from 'zod'
import { decodeTransferStream } from '../../mime/decode.ts'
import type { Part } from '../../types.ts'
import { headerFields } from '../../mime/header.ts'
import { bytesResponse, collected, strangerPolicy, unchanging } from '../bytes.ts'
import { disposition, safeFileName } from '../file-name.ts'
import { partOf } from '../inside.ts'
import { nestedMessage } from '../nested.ts'
import { messagePath, refOf, refQuery, refQueryWith } from '../ref.ts'
import { route } from '../route.ts'
import { headerList, message, partList } from '../schemas/message.ts'
import { flag } from '../schemas/wire.ts'
import { analysed } from '../wait.ts'

/** The only types that are shown in place: pixels run no script. */
const shown = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/bmp',
])

const partPath = messagePath.extend({
  path: z.string().max(400).describe('Section path: 1, 2.1.'),
})

/** Longest header section that is read, in bytes. */
export const longestHeader = 1024 * 1024

export const listParts = route({
  method: 'GET',
  path: '/api/messages/{id}/parts',
  verb: 'message.read',
  tag: 'Content',
  summary: 'The MIME tree of a message',
  description: 'Waits up to 10 s for the analysis, then answers 503.',
  parameters: messagePath,
  query: refQuery,
  answer: partList,
  async handle(visit) {
    const { parts } = await analysed(visit, await refOf(visit))
    return { parts }
  },
})

export const getPart = route({
  method: 'GET',
  path: '/api/messages/{id}/parts/{path}',
  verb: 'message.read',
  tag: 'Content',
  summary: 'One part of a message, decoded',
  description:
    'Only raster images come inline; everything else is an attachment, text of any kind as text/plain.',
  parameters: partPath,
  query: refQueryWith({
    download: flag.optional().describe('As an attachment, whatever the type.'),
    raw: flag.optional().describe('The bytes as they stand in the message, still encoded.'),
  }),
  media: ['application/octet-stream', 'text/plain', 'image/*', 'message/rfc822'],
  async handle(visit) {
    const { sandbox, scope, request, path, query } = visit
    const message = await analysed(visit, await refOf(visit))
    const part = partOf(message, path.path)
    const raw = query.raw === true
    const tag = `${message.id}-${part.path}${raw ? '-raw' : ''}`
    const { fields, fresh } = unchanging(request, tag, path.id === 'latest')
    if (fresh) return new Response(null, { status: 304, headers: fields })
    const slice = { from: part.bodyStart, to: part.bodyEnd }
    const { size, chunks } = await sandbox.store.raw(scope, message.id, slice)
    const bytes = raw
      ? { chunks, size }
      : { chunks: decodeTransferStream(part.encoding, chunks), size: undefined }
    const headers = { ...fields, ...partHeaders(part, raw, query.download === true) }
    return bytesResponse(request, { ...bytes, headers }, sandbox.log)
  },
})

export const getPartHeaders = route({
  method: 'GET',
  path: '/api/messages/{id}/parts/{path}/headers',
  verb: 'message.read',
  tag: 'Content',
  summary: 'The header fields of one part, decoded and raw',
  parameters: partPath,
  query: refQuery,
  answer: headerList,
  async handle(visit) {
    const { id, parts } = await analysed(visit, await refOf(visit))
    const { headerStart: from, bodyStart } = partOf({ parts }, visit.path.path)
    const to = Math.min(bodyStart, from + longestHeader)
    const { chunks } = await visit.sandbox.store.raw(visit.scope, id, { from, to })
    return { fields: headerFields(await collected(chunks)) }
  },
})

export const getNested = route({
  method: 'GET',
  path: '/api/messages/{id}/parts/{path}/message',
  verb: 'message.read',
  tag: 'Content',
  summary: 'A nested message as a message',
  description:
    'Its header and its own parts; what SMTP and the store know is that of the outer message. ' +
    'Its bodies, fields and bytes: `part` of /html, /text, /headers and /raw.',
  parameters: partPath,
  query: refQuery,
  answer: message,
  handle: async (visit) =>
    nestedMessage(visit, await analysed(visit, await refOf(visit)), visit.path.path),
})

function partHeaders(part: Part, raw: boolean, download: boolean): Record<string, string> {
  const inline = shown.has(part.type) && !raw && !download
  const name = safeFileName(part.name, { stem: `part-${part.path}`, type: part.type })
  return {
    'Content-Type': raw ? 'text/plain; charset=us-ascii' : typeOf(part),
    'Content-Disposition': disposition(inline ? 'inline' : 'attachment', name),
    'Content-Security-Policy': strangerPolicy,
  }
}

/** A type the browser does nothing with but save, unless it is a picture or plain text. */
function typeOf({ type, charset }: Part): string {
  if (shown.has(type) || type === 'message/rfc822') return type
  if (!type.startsWith('text/')) return 'application/octet-stream'
  const known = charset !== null && /^[a-z0-9][a-z0-9._-]{0,39}$/i.test(charset)
  return `text/plain; charset=${known ? charset : 'utf-8'}`
}
