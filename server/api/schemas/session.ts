import { z } from 'zod'
import type {
  ConnectionFacts,
  Session,
  SessionOutcome,
  SessionPage,
  SessionRow,
  TlsFacts,
  TranscriptLine,
} from '../../types.ts'
import { count, instant } from './wire.ts'

export const tlsFacts = z.strictObject({
  version: z.string(),
  cipher: z.string(),
  implicit: z.boolean().describe('TLS from the first byte; false after STARTTLS.'),
}) satisfies z.ZodType<TlsFacts>

export const connectionFacts = z.strictObject({
  clientAddress: z.string(),
  clientPort: z.int(),
  serverPort: z.int(),
  ehlo: z.string().nullable(),
  tls: tlsFacts.nullable(),
  user: z.string().nullable().describe('The user name of AUTH.'),
}) satisfies z.ZodType<ConnectionFacts>

export const sessionOutcome = z.enum([
  'open',
  'delivered',
  'no-mail',
  'auth-refused',
  'tls-failed',
  'refused',
  'dropped',
  'timeout',
  'interrupted',
]) satisfies z.ZodType<SessionOutcome>

export const transcriptLine = z.strictObject({
  at: z.number().describe('Milliseconds since the session started.'),
  from: z.enum(['client', 'server', 'note']),
  text: z.string(),
}) satisfies z.ZodType<TranscriptLine>

export const sessionRow = z.strictObject({
  ...connectionFacts.shape,
  id: z.string(),
  startedAt: instant,
  endedAt: instant.nullable(),
  outcome: sessionOutcome,
  reason: z.string(),
  authMethod: z.string().nullable(),
  messages: count.describe('Messages accepted in this session.'),
}) satisfies z.ZodType<SessionRow>

export const session = z.strictObject({
  ...sessionRow.shape,
  transcript: z.array(transcriptLine),
  truncated: z.boolean().describe('Lines in the middle were left out.'),
}) satisfies z.ZodType<Session>

export const sessionPage = z.strictObject({
  sessions: z.array(sessionRow),
  cursor: z.string().nullable(),
}) satisfies z.ZodType<SessionPage>
