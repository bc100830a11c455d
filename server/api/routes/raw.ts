import { z } from 'zod'
import { bytesResponse, strangerPolicy, unchanging } from '../bytes.ts'
import { disposition, safeFileName } from '../file-name.ts'
import { partOf } from '../nested.ts'
import { messagePath, refOf, refQueryWith } from '../ref.ts'
import { route } from '../route.ts'
import { flag } from '../schemas/wire.ts'

export const getRaw = route({
  method: 'GET',
  path: '/api/messages/{id}/raw',
  verb: 'message.read',
  tag: 'Content',
  summary: 'The message, byte for byte as it was received',
  parameters: messagePath,
  query: refQueryWith({
    part: z.string().max(200).optional().describe('Section path: the bytes of that part alone.'),
    download: flag.optional().describe('As an attachment, named .eml.'),
  }),
  media: ['message/rfc822'],
  async handle(visit) {
    const { sandbox, scope, request, query, path } = visit
    const message = await sandbox.store.message(scope, await refOf(visit))
    const part = query.part === undefined ? null : partOf(message, query.part)
    const tag = part ? `${message.id}-${part.path}-raw` : message.id
    const { fields, fresh } = unchanging(request, tag, path.id === 'latest')
    if (fresh) return new Response(null, { status: 304, headers: fields })
    const range = part ? { from: part.bodyStart, to: part.bodyEnd } : undefined
    const { size, chunks } = await sandbox.store.raw(scope, message.id, range)
    const name = safeFileName(message.subject, { stem: message.id, type: 'message/rfc822' })
    const headers = {
      ...fields,
      'Content-Type': 'message/rfc822',
      'Content-Security-Policy': strangerPolicy,
      ...(query.download === true
        ? { 'Content-Disposition': disposition('attachment', name) }
        : {}),
    }
    return bytesResponse(request, { chunks, size, headers }, sandbox.log)
  },
})
