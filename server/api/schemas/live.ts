import { z } from 'zod'
import type { EventHead, LiveMessage, SandboxEvent } from '../../types.ts'
import { counts } from './inbox.ts'
import { messageChange, messageRow } from './message.ts'
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
  head.extend({ type: z.literal('message.changed'), ids, change: messageChange }),
  head.extend({ type: z.literal('messages.deleted'), ids }),
  head.extend({ type: z.literal('messages.restored'), ids }),
  head.extend({ type: z.literal('inbox.created'), id: z.string() }),
  head.extend({ type: z.literal('inbox.changed'), id: z.string() }),
  head.extend({ type: z.literal('inbox.deleted'), id: z.string() }),
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
]) satisfies z.ZodType<LiveMessage>
