import { z } from 'zod'
import { notFound } from '../errors.ts'
import { messagePath, refOf, refQuery } from '../ref.ts'
import { route } from '../route.ts'
import { session, sessionOutcome, sessionPage } from '../schemas/session.ts'
import { whole } from '../schemas/wire.ts'

export const listSessions = route({
  method: 'GET',
  path: '/api/sessions',
  verb: 'session.read',
  tag: 'Sessions',
  summary: 'SMTP conversations, newest first, those without mail too',
  query: z.strictObject({
    limit: whole(1, 200).optional(),
    cursor: z.string().max(400).optional(),
    outcome: sessionOutcome.optional(),
  }),
  answer: sessionPage,
  handle: ({ sandbox, scope, query }) => sandbox.store.sessions(scope, query),
})

export const getSession = route({
  method: 'GET',
  path: '/api/sessions/{session}',
  verb: 'session.read',
  tag: 'Sessions',
  summary: 'One SMTP conversation with its transcript',
  parameters: z.strictObject({ session: z.string().max(80) }),
  answer: session,
  handle: ({ sandbox, scope, path }) => sandbox.store.session(scope, path.session),
})

export const getMessageSession = route({
  method: 'GET',
  path: '/api/messages/{id}/session',
  verb: 'message.read',
  tag: 'Sessions',
  summary: 'The SMTP conversation that brought a message',
  parameters: messagePath,
  query: refQuery,
  answer: session,
  async handle(visit) {
    const { store } = visit.sandbox
    const message = await store.message(visit.scope, await refOf(visit))
    if (message.session !== null) return store.session(visit.scope, message.session)
    throw notFound(
      'This message did not come by SMTP, so it has no session.',
      'Este mensaje no llegó por SMTP, así que no tiene sesión.',
    )
  },
})
