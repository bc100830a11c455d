import { z } from 'zod'
import { releaseInWords, rowInWords } from '../../relay/told.ts'
import type { ReleaseTarget } from '../../store/releases.ts'
import type { Store } from '../../store/store.ts'
import type { Scope, Text } from '../../types.ts'
import type { Language } from '../language.ts'
import { badRequest } from '../errors.ts'
import { messagePath, refOf, refQuery, type RefInput } from '../ref.ts'
import { route } from '../route.ts'
import { changed } from '../schemas/message.ts'
import { dryRun } from '../schemas/relay.ts'
import {
  reach,
  release,
  releaseAct,
  released,
  releasePage,
  releasePath,
  releasePreview,
  releaseQuery,
  releaseRequest,
  releaseTotals,
  totalsQuery,
} from '../schemas/release.ts'
import { byIds, bySearch, targetOf } from '../target.ts'
import { indexed, type Waiting } from '../wait.ts'

const day = 86_400_000
/** Messages of one release of many. */
const mostMessages = 10_000

export const previewRelease = route({
  method: 'POST',
  path: '/api/messages/{id}/release/preview',
  verb: 'release.act',
  tag: 'Release',
  summary: 'What a release would do: who gets it, what changes, what stands in the way',
  parameters: messagePath,
  query: refQuery,
  body: releaseRequest,
  answer: releasePreview,
  async handle(visit) {
    const { sandbox, scope, body, language } = visit
    return sandbox.relaying.preview(scope, await idOf(visit), body, saying(language))
  },
})

export const dryRunRelease = route({
  method: 'POST',
  path: '/api/messages/{id}/release/dry-run',
  verb: 'release.act',
  tag: 'Release',
  summary: 'Ask the relay about sender and recipients, and send nothing',
  parameters: messagePath,
  query: refQuery,
  body: releaseRequest,
  answer: dryRun,
  async handle(visit) {
    const { sandbox, scope, body, language } = visit
    return sandbox.relaying.rehearse(scope, [await idOf(visit)], body, saying(language))
  },
})

export const releaseMessage = route({
  method: 'POST',
  path: '/api/messages/{id}/release',
  verb: 'release.act',
  tag: 'Release',
  summary: 'Release a message to real people through a relay',
  description:
    'Answered when it is queued for good; what becomes of it is told by `GET /api/releases/{release}` and the event ' +
    '`releases.changed`. Refused (409) with the reason when it may not go out.',
  parameters: messagePath,
  query: refQuery,
  body: releaseRequest,
  status: 202,
  answer: released,
  async handle(visit) {
    const { sandbox, scope, body, language } = visit
    return sandbox.relaying.release(scope, await idOf(visit), body, saying(language))
  },
})

const many = z.union([
  z.strictObject({ ...byIds, ...releaseRequest.shape }),
  z.strictObject({ ...bySearch, ...releaseRequest.shape }),
])

export const previewReleases = route({
  method: 'POST',
  path: '/api/messages/release/preview',
  verb: 'release.act',
  tag: 'Release',
  summary: 'Whom a release of many messages would reach',
  body: many,
  answer: reach,
  async handle(visit) {
    const { sandbox, scope, body, language } = visit
    const { ids, request } = await manyOf(visit, body)
    return sandbox.relaying.reach(scope, ids, request, saying(language))
  },
})

export const dryRunReleases = route({
  method: 'POST',
  path: '/api/messages/release/dry-run',
  verb: 'release.act',
  tag: 'Release',
  summary: 'Ask the relay about senders and recipients of many messages, and send nothing',
  description:
    'Each recipient once, 200 at most, below the sender of the first message that it is of; the others are told without an answer.',
  body: many,
  answer: dryRun,
  async handle(visit) {
    const { sandbox, scope, body, language } = visit
    const { ids, request } = await manyOf(visit, body)
    return sandbox.relaying.rehearse(scope, ids, request, saying(language))
  },
})

export const releaseMessages = route({
  method: 'POST',
  path: '/api/messages/release',
  verb: 'release.act',
  tag: 'Release',
  summary: 'Release many messages',
  description: 'Each on its own: one that may not go out keeps no other back.',
  body: many,
  status: 202,
  answer: released,
  async handle(visit) {
    const { sandbox, scope, body, language } = visit
    const { ids, request } = await manyOf(visit, body)
    return sandbox.relaying.releaseMany(scope, ids, request, saying(language))
  },
})

export const listReleases = route({
  method: 'GET',
  path: '/api/releases',
  verb: 'release.read',
  tag: 'Release',
  summary: 'Releases, newest first',
  query: releaseQuery,
  answer: releasePage,
  async handle({ sandbox, scope, query, language }) {
    const wanted = await withRelay(sandbox.store, query)
    const { releases, ...page } = await sandbox.store.releases(scope, wanted)
    return { ...page, releases: releases.map((row) => rowInWords(row, saying(language))) }
  },
})

export const getTotals = route({
  method: 'GET',
  path: '/api/releases/totals',
  verb: 'release.read',
  tag: 'Release',
  summary: 'What became of releases: by state, relay, domain and time',
  query: totalsQuery,
  answer: releaseTotals,
  handle: ({ sandbox, scope, query }) => {
    const since = query.since ?? new Date(Date.now() - day).toISOString()
    return sandbox.store.releaseTotals(scope, since, query.steps ?? 24)
  },
})

export const getRelease = route({
  method: 'GET',
  path: '/api/releases/{release}',
  verb: 'release.read',
  tag: 'Release',
  summary: 'One release: its recipients, and each attempt with its conversation',
  parameters: releasePath,
  answer: release,
  handle: async ({ sandbox, scope, path, language }) =>
    releaseInWords(await sandbox.store.release(scope, path.release), saying(language)),
})

export const actOnReleases = route({
  method: 'POST',
  path: '/api/releases/act',
  verb: 'release.act',
  tag: 'Release',
  summary: 'Pause, resume, cancel or retry releases',
  body: releaseAct,
  answer: changed,
  handle: async ({ sandbox: { store }, scope, body }) =>
    store.changeReleases(scope, await whichOf(store, body), body.act),
})

async function whichOf(store: Store, body: z.output<typeof releaseAct>): Promise<ReleaseTarget> {
  const { act: _, ids, ...query } = body
  return ids ? { ids } : { query: await withRelay(store, query) }
}

/** A relay is named by id or name; releases of one that is gone are found by its id. */
async function withRelay<Q extends { relay?: string | undefined }>(
  store: Store,
  query: Q,
): Promise<Q> {
  const { relay } = query
  if (relay === undefined) return query
  const name = relay.toLowerCase()
  const known = (await store.relays()).find(
    (one) => one.id === relay || one.name.toLowerCase() === name,
  )
  return known ? { ...query, relay: known.id } : query
}

async function idOf(visit: RefInput & Waiting): Promise<string> {
  const ref = await refOf(visit)
  if (typeof ref === 'string') return ref
  return (await visit.sandbox.store.message(visit.scope, ref)).id
}

/** The messages that are meant, as they are now; what comes later is not among them. */
async function manyOf(visit: Waiting & { scope: Scope }, body: z.output<typeof many>) {
  const { store } = visit.sandbox
  const { inbox: _i, q: _q, tz: _t, upTo: _u, ids: _d, ...request } = { ...none, ...body }
  const target = targetOf(body)
  if ('ids' in target) return { ids: [...new Set(target.ids)], request }
  const { search, upTo = Infinity } = target
  if (search) await indexed(visit)
  const inbox = target.inbox === 'all' ? undefined : target.inbox
  const ids: string[] = []
  let cursor: string | null | undefined
  do {
    const page = await store.list(visit.scope, {
      ...{ inbox, search, limit: 200, sort: 'oldest' },
      cursor: cursor ?? undefined,
    })
    ids.push(...page.messages.filter(({ n }) => n <= upTo).map(({ id }) => id))
    if (ids.length > mostMessages) throw tooMany()
    cursor = page.cursor
  } while (cursor !== null)
  return { ids, request }
}

const none = { inbox: '', q: undefined, tz: undefined, upTo: undefined, ids: undefined }

function tooMany() {
  return badRequest(
    `A release is of at most ${mostMessages} messages: choose fewer by the search.`,
    `Una entrega es de ${mostMessages} mensajes como máximo: elige menos con la búsqueda.`,
  )
}

const saying = (language: Language) => (text: Text) => text[language]
