import { z } from 'zod'
import { explain } from '../../search/explain.ts'
import { searchText, whenOf, zone } from '../ref.ts'
import { route } from '../route.ts'
import { searchExplanation } from '../schemas/search.ts'
import { whole } from '../schemas/wire.ts'

export const explainSearch = route({
  method: 'GET',
  path: '/api/search/explain',
  verb: 'message.read',
  tag: 'Messages',
  summary: 'How a search text is read, and what could complete it',
  description:
    'Tokens with their places, what cannot be understood, and completions at the caret. ' +
    'Texts are in English or Spanish by `Accept-Language`.',
  query: z.strictObject({
    q: searchText,
    caret: whole(0, 1e6).optional().describe('Characters before the caret; the end when absent.'),
    tz: zone,
  }),
  answer: searchExplanation,
  async handle({ sandbox: { store }, scope, language, query: { q, caret = q.length, tz } }) {
    const [inboxes, tags] = await Promise.all([store.inboxes(scope), store.tags(scope)])
    return explain(q, { caret, when: whenOf(tz), language, known: { inboxes, tags } })
  },
})
