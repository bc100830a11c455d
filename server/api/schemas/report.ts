import { z } from 'zod'
import type { CheckReport, Place } from '../../types.ts'
import { count } from './wire.ts'

export const reason = z
  .strictObject({ code: z.string(), message: z.string() })
  .nullable()
  .describe('Why nothing was decided.')

/** What every report has. */
export const report = {
  check: z.string(),
  version: z.string().describe('A report of another version is made anew.'),
  state: z.enum(['done', 'undecided']),
  reason,
  summary: z.string().describe('What came of it, in a few words.'),
} satisfies Record<keyof CheckReport, z.ZodType>

export const place = z.strictObject({
  header: z.string().nullable(),
  part: z.string().nullable(),
  line: count.nullable().describe('In the raw message, counted from 1.'),
}) satisfies z.ZodType<Place>
