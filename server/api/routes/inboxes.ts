import { route } from '../route.ts'
import { inbox, inboxChange, inboxList, inboxPath, newInbox } from '../schemas/inbox.ts'

export const listInboxes = route({
  method: 'GET',
  path: '/api/inboxes',
  verb: 'inbox.read',
  tag: 'Inboxes',
  summary: 'All inboxes with their counters and SMTP credentials',
  answer: inboxList,
  async handle({ sandbox: { store }, scope }) {
    // Asked before, so that nothing up to it is lacking.
    const [seq, inboxes] = await Promise.all([store.seq(), store.inboxes(scope)])
    return { inboxes, seq }
  },
})

export const createInbox = route({
  method: 'POST',
  path: '/api/inboxes',
  verb: 'inbox.manage',
  tag: 'Inboxes',
  summary: 'Create an inbox',
  description: 'Name and SMTP user must be free (409). What is left out is made up.',
  body: newInbox,
  status: 201,
  answer: inbox,
  handle: ({ sandbox, scope, body }) =>
    sandbox.store.createInbox(scope, { ...body, origin: 'hand' }),
})

export const getInbox = route({
  method: 'GET',
  path: '/api/inboxes/{inbox}',
  verb: 'inbox.read',
  tag: 'Inboxes',
  summary: 'One inbox',
  parameters: inboxPath,
  answer: inbox,
  handle: ({ sandbox, scope, path }) => sandbox.store.inbox(scope, path.inbox),
})

export const changeInbox = route({
  method: 'PATCH',
  path: '/api/inboxes/{inbox}',
  verb: 'inbox.manage',
  tag: 'Inboxes',
  summary: 'Rename an inbox, change its credentials, rules, retention or spam threshold',
  parameters: inboxPath,
  body: inboxChange,
  answer: inbox,
  handle: ({ sandbox, scope, path, body }) => sandbox.store.changeInbox(scope, path.inbox, body),
})

export const deleteInbox = route({
  method: 'DELETE',
  path: '/api/inboxes/{inbox}',
  verb: 'inbox.manage',
  tag: 'Inboxes',
  summary: 'Delete an inbox with all its messages, for good',
  description: 'The default inbox cannot be deleted (409).',
  parameters: inboxPath,
  status: 204,
  async handle({ sandbox, scope, path }) {
    await sandbox.store.deleteInbox(scope, path.inbox)
    return undefined
  },
})
