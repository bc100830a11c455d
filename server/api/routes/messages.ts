import { z } from 'zod'
import type { Condition } from '../../search/condition.ts'
import { condition, known, searchText, zone } from '../ref.ts'
import { route } from '../route.ts'
import { changed, deleted, messageChange, messagePage } from '../schemas/message.ts'
import { sort } from '../schemas/search.ts'
import { flag, whole } from '../schemas/wire.ts'
import { byIds, bySearch, targetOf } from '../target.ts'
import { indexed } from '../wait.ts'

const listQuery = z.strictObject({
  q: searchText.optional().describe('What to search for; see the search help.'),
  tz: zone,
  inbox: z.string().max(80).optional().describe('Id of an inbox; absent or `all`: all mail.'),
  group: z
    .literal('thread')
    .optional()
    .describe('One row for each thread: its newest message. Not together with q.'),
  sort: sort.optional().describe('Newest first when absent.'),
  limit: whole(1, 200).optional().describe('Rows of a page; 50 when absent.'),
  cursor: z.string().max(400).optional().describe('From the page before.'),
  offset: whole(0, 1e9).optional().describe('Position of the first row.'),
  around: z.string().max(80).optional().describe('The page that holds this message.'),
  fresh: flag
    .optional()
    .describe('With q: wait up to 2 s until everything received is searchable. Default true.'),
})

export const listMessages = route({
  method: 'GET',
  path: '/api/messages',
  verb: 'message.read',
  tag: 'Messages',
  summary: 'List or search messages, newest first',
  description: 'Rows without bodies. Give at most one of `cursor`, `offset` and `around`.',
  query: listQuery
    .refine(({ cursor, offset, around }) => [cursor, offset, around].filter(given).length <= 1, {
      error: 'give at most one of cursor, offset and around',
    })
    .refine(({ q, group }) => group === undefined || !q, {
      error: 'give q or group: a search shows every message that it finds',
    }),
  answer: messagePage,
  async handle(visit) {
    const { q, tz, inbox, fresh, group, ...page } = visit.query
    const search = group ? newestOfThreads : condition({ q, tz })
    if (search && fresh !== false) await indexed(visit)
    const asked = { ...page, inbox: known(inbox), search }
    return visit.sandbox.store.list(visit.scope, asked, visit.request.signal)
  },
})

const newestOfThreads: Condition = { not: { field: 'superseded', op: 'is', value: true } }

const whom = z.union([z.strictObject(byIds), z.strictObject(bySearch)])
const change = { change: messageChange }

export const changeMessages = route({
  method: 'PATCH',
  path: '/api/messages',
  verb: 'message.change',
  tag: 'Messages',
  summary: 'Mark, pin, tag or move many messages',
  description: 'Names the messages by ids, or by an inbox and a search.',
  body: z.union([
    z.strictObject({ ...byIds, ...change }),
    z.strictObject({ ...bySearch, ...change }),
  ]),
  answer: changed,
  handle: ({ sandbox, scope, body }) => sandbox.store.change(scope, targetOf(body), body.change),
})

export const deleteMessages = route({
  method: 'DELETE',
  path: '/api/messages',
  verb: 'message.delete',
  tag: 'Messages',
  summary: 'Delete many messages',
  description:
    'Names the messages by ids, or by an inbox and a search; an empty or malformed body deletes nothing. ' +
    'They can be brought back for 60 s with `POST /api/undo`.',
  body: whom,
  answer: deleted,
  handle: ({ sandbox, scope, body }) => sandbox.store.delete(scope, targetOf(body)),
})

export const undo = route({
  method: 'POST',
  path: '/api/undo',
  verb: 'message.delete',
  tag: 'Messages',
  summary: 'Bring back what was deleted less than 60 s ago',
  body: z.strictObject({ undo: z.string().min(1).max(200) }),
  answer: changed,
  handle: ({ sandbox, scope, body }) => sandbox.store.undo(scope, body.undo),
})

function given(value: unknown): boolean {
  return value !== undefined
}
