import { z } from 'zod'
import type { RemoteReport } from '../../types.ts'
import { count } from './wire.ts'

const failure = z.strictObject({
  url: z.string(),
  code: z.string().describe('For programs: address, dns, type, size, status and the like.'),
  refused: z.boolean().describe('Mailproof would not fetch it; false: it could not be had.'),
  reason: z.string().describe('In words, by Accept-Language.'),
})

export const remoteReport = z.strictObject({
  loaded: count,
  waiting: count.describe('Still on their way.'),
  failures: z.array(failure),
}) satisfies z.ZodType<RemoteReport>
