import { z } from 'zod'
import { decodeTransferStream } from '../../mime/decode.ts'
import type { Part } from '../../types.ts'
import { bytesResponse, strangerPolicy, unchanging } from '../bytes.ts'
import { inside, partOf } from '../nested.ts'
import { disposition, safeFileName } from '../file-name.ts'
import { messagePath, refOf, refQuery, refQueryWith } from '../ref.ts'
import { route } from '../route.ts'
import { message as nestedMessage, partList } from '../schemas/message.ts'
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
  parameters: messagePath.extend({ path: z.string().max(200).describe('Section path: 1, 2.1.') }),
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

export const getNested = route({
  method: 'GET',
  path: '/api/messages/{id}/parts/{path}/message',
  verb: 'message.read',
  tag: 'Content',
  summary: 'A nested message as a message',
  description:
    'Its header and its own parts; what SMTP and the store know is that of the outer message. ' +
    'Its bodies: `part` of /html, /text and /headers.',
  parameters: messagePath.extend({ path: z.string().max(200).describe('Section path: 1, 2.1.') }),
  query: refQuery,
  answer: nestedMessage,
  handle: async (visit) =>
    inside(visit, await analysed(visit, await refOf(visit)), visit.path.path),
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
