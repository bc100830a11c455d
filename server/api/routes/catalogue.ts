import { catalogue } from '../../search/explain.ts'
import { route } from '../route.ts'
import { catalogue as answer } from '../schemas/search.ts'

export const getCatalogue = route({
  method: 'GET',
  path: '/api/catalogue',
  verb: 'info.read',
  tag: 'Server',
  summary: 'What can be asked for: search filters, orders of lists',
  description: 'Descriptions are in English or Spanish by `Accept-Language`.',
  answer,
  handle: ({ language }) => Promise.resolve(catalogue(language)),
})
