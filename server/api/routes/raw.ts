import { bytesResponse, strangerPolicy, unchanging } from '../bytes.ts'
import { disposition, safeFileName } from '../file-name.ts'
import { nestedOf, nestedParameter } from '../inside.ts'
import { messagePath, refOf, refQueryWith } from '../ref.ts'
import { route } from '../route.ts'
import { flag } from '../schemas/wire.ts'
import { analysed } from '../wait.ts'

export const getRaw = route({
  method: 'GET',
  path: '/api/messages/{id}/raw',
  verb: 'message.read',
  tag: 'Content',
  summary: 'The message, byte for byte as it was received',
  parameters: messagePath,
  query: refQueryWith({
    part: nestedParameter,
    download: flag.optional().describe('As an attachment, named .eml.'),
  }),
  media: ['message/rfc822'],
  async handle(visit) {
    const { sandbox, scope, request, query, path } = visit
    const { part } = query
    const ref = await refOf(visit)
    const message = await (part === undefined
      ? sandbox.store.message(scope, ref)
      : analysed(visit, ref))
    const nested = part === undefined ? null : nestedOf(message, part)
    const tag = nested ? `${message.id}-${nested.path}-raw` : message.id
    const { fields, fresh } = unchanging(request, tag, path.id === 'latest')
    if (fresh) return new Response(null, { status: 304, headers: fields })
    const range = nested ? { from: nested.bodyStart, to: nested.bodyEnd } : undefined
    const { size, chunks } = await sandbox.store.raw(scope, message.id, range)
    const said = nested ? nested.name : message.subject
    const stem = nested ? `${message.id}-${nested.path}` : message.id
    const name = safeFileName(said, { stem, type: 'message/rfc822' })
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
