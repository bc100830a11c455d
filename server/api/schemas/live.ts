import { z } from 'zod'
import type {
  ClientMessage,
  EventHead,
  LiveMessage,
  SandboxEvent,
  SearchRequest,
} from '../../types.ts'
import { counts } from './inbox.ts'
import { errorAnswer } from './info.ts'
import { facts, messageChange, messageRow } from './message.ts'
import { releaseRow } from './release.ts'
import { savedSearch } from './saved-search.ts'
import { sessionRow } from './session.ts'
import { count, instant } from './wire.ts'

const head = z.strictObject({
  seq: count.describe('Grows by one with each event of a data file.'),
  at: instant,
  inbox: z.string().nullable(),
  counts: counts.optional(),
}) satisfies z.ZodType<EventHead>

const ids = z.array(z.string()).nullable().describe('null after an act on many: fetch anew.')

export const sandboxEvent = z.discriminatedUnion('type', [
  head.extend({ type: z.literal('message.stored'), message: messageRow }),
  head.extend({ type: z.literal('message.analysed'), message: messageRow }),
  head.extend({
    type: z.literal('message.checked'),
    id: z.string(),
    check: z.string(),
    facts: facts.describe('All facts of the message, as they are now.'),
  }),
  head.extend({ type: z.literal('message.changed'), ids, change: messageChange }),
  head.extend({ type: z.literal('messages.deleted'), ids }),
  head.extend({ type: z.literal('messages.restored'), ids }),
  head.extend({
    type: z.literal('thread.changed'),
    thread: count.nullable(),
    ids: ids.describe('Its members as they are now; null: too many, fetch anew.'),
    size: count,
  }),
  head.extend({ type: z.literal('inbox.created'), id: z.string() }),
  head.extend({ type: z.literal('inbox.changed'), id: z.string() }),
  head.extend({ type: z.literal('inbox.deleted'), id: z.string() }),
  head.extend({ type: z.literal('search.created'), search: savedSearch }),
  head.extend({ type: z.literal('search.changed'), search: savedSearch }),
  head.extend({ type: z.literal('search.deleted'), id: z.string() }),
  head.extend({ type: z.literal('zone.changed'), domain: z.string() }),
  head.extend({
    type: z.literal('releases.changed'),
    releases: z.array(releaseRow).nullable().describe('null after an act on many: fetch anew.'),
  }),
  head.extend({ type: z.literal('relays.changed') }),
  head.extend({ type: z.literal('session.ended'), session: sessionRow }),
]) satisfies z.ZodType<SandboxEvent>

export const liveMessage = z.union([
  sandboxEvent,
  z.strictObject({
    type: z.literal('hello'),
    file: z.string().describe('Id of the data file: a `since` of another one means nothing.'),
    seq: count.describe('The events that follow are those after this one.'),
    version: z.string(),
  }),
  z.strictObject({ type: z.literal('reload') }),
  z.strictObject({
    type: z.literal('search.ready'),
    id: z.string(),
    seq: count.describe('What events after this one bring is told if it matches.'),
  }),
  z.strictObject({
    type: z.literal('search.matched'),
    id: z.string(),
    seq: count.describe('The event that made it match.'),
    message: messageRow,
  }),
  z.strictObject({
    type: z.literal('search.missed'),
    id: z.string(),
    seq: count.describe('Matches of events up to this one were left out: list them anew.'),
  }),
  z.strictObject({
    type: z.literal('search.failed'),
    id: z.string().nullable(),
    error: errorAnswer.shape.error,
  }),
]) satisfies z.ZodType<LiveMessage>

const searchId = z.string().min(1).max(80)

export const searchRequest = z.strictObject({
  type: z.literal('search'),
  id: searchId.describe('Comes back with each match; a search with the same id is replaced.'),
  q: z.string().max(4000),
  inbox: z.string().max(80).optional().describe('Id of an inbox; absent or `all`: all mail.'),
  tz: z.string().max(64).optional(),
}) satisfies z.ZodType<SearchRequest>

export const clientMessage = z.discriminatedUnion('type', [
  searchRequest,
  z.strictObject({ type: z.literal('search.end'), id: searchId }),
]) satisfies z.ZodType<ClientMessage>
