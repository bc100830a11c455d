import { z } from 'zod'
import { known } from '../ref.ts'
import { route } from '../route.ts'
import { tagList } from '../schemas/message.ts'

export const listTags = route({
  method: 'GET',
  path: '/api/tags',
  verb: 'message.read',
  tag: 'Messages',
  summary: 'Tags in use, with how many messages have each',
  query: z.strictObject({ inbox: z.string().max(80).optional() }),
  answer: tagList,
  handle: async ({ sandbox, scope, query }) => ({
    tags: await sandbox.store.tags(scope, known(query.inbox)),
  }),
})
