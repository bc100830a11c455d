import { messagePath, refOf, refQuery } from '../ref.ts'
import { route } from '../route.ts'
import { deleted, message, messageChange } from '../schemas/message.ts'
import { notFound } from '../errors.ts'

export const getMessage = route({
  method: 'GET',
  path: '/api/messages/{id}',
  verb: 'message.read',
  tag: 'Messages',
  summary: 'One message: addresses, envelope, parts; no bodies',
  description: 'Reading never marks a message as read.',
  parameters: messagePath,
  query: refQuery,
  answer: message,
  handle: async (visit) => visit.sandbox.store.message(visit.scope, await refOf(visit)),
})

export const changeMessage = route({
  method: 'PATCH',
  path: '/api/messages/{id}',
  verb: 'message.change',
  tag: 'Messages',
  summary: 'Mark, pin, tag or move a message',
  parameters: messagePath,
  query: refQuery,
  body: messageChange,
  answer: message,
  async handle(visit) {
    const { store } = visit.sandbox
    const { id } = await store.message(visit.scope, await refOf(visit))
    await store.change(visit.scope, { ids: [id] }, visit.body)
    return store.message(visit.scope, id)
  },
})

export const deleteMessage = route({
  method: 'DELETE',
  path: '/api/messages/{id}',
  verb: 'message.delete',
  tag: 'Messages',
  summary: 'Delete a message',
  description: 'It can be brought back for 60 s with `POST /api/undo`.',
  parameters: messagePath,
  query: refQuery,
  answer: deleted,
  async handle(visit) {
    const { store } = visit.sandbox
    const { id } = await store.message(visit.scope, await refOf(visit))
    const result = await store.delete(visit.scope, { ids: [id] })
    if (result.deleted > 0) return result
    throw notFound('This message was deleted already.', 'Este mensaje ya estaba borrado.')
  },
})
