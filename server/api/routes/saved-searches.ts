import { parseSearch } from '../../search/parse.ts'
import { route } from '../route.ts'
import {
  newSearch,
  savedSearch,
  searchChange,
  searchList,
  searchPath,
} from '../schemas/saved-search.ts'

export const listSearches = route({
  method: 'GET',
  path: '/api/searches',
  verb: 'search.read',
  tag: 'Messages',
  summary: 'Saved searches, by name',
  answer: searchList,
  async handle({ sandbox: { store }, scope }) {
    // Asked before, so that nothing up to it is lacking.
    const [seq, searches] = await Promise.all([store.seq(), store.savedSearches(scope)])
    return { searches, seq }
  },
})

export const saveSearch = route({
  method: 'POST',
  path: '/api/searches',
  verb: 'search.manage',
  tag: 'Messages',
  summary: 'Save a search under a name',
  description: 'The name must be free (409), and the text one that is understood (400).',
  body: newSearch,
  status: 201,
  answer: savedSearch,
  async handle({ sandbox, scope, body }) {
    parseSearch(body.q)
    return sandbox.store.saveSearch(scope, body)
  },
})

export const changeSearch = route({
  method: 'PATCH',
  path: '/api/searches/{search}',
  verb: 'search.manage',
  tag: 'Messages',
  summary: 'Rename a saved search, or change what it asks',
  parameters: searchPath,
  body: searchChange,
  answer: savedSearch,
  async handle({ sandbox, scope, path, body }) {
    if (body.q !== undefined) parseSearch(body.q)
    return sandbox.store.changeSavedSearch(scope, path.search, body)
  },
})

export const deleteSearch = route({
  method: 'DELETE',
  path: '/api/searches/{search}',
  verb: 'search.manage',
  tag: 'Messages',
  summary: 'Delete a saved search',
  parameters: searchPath,
  status: 204,
  async handle({ sandbox, scope, path }) {
    await sandbox.store.deleteSavedSearch(scope, path.search)
    return undefined
  },
})
