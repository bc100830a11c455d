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
  async handle({ sandbox: { store }, scope, query }) {
    // Asked before, so that nothing up to it is lacking.
    const [seq, tags] = await Promise.all([store.seq(), store.tags(scope, known(query.inbox))])
    return { tags, seq }
  },
})
