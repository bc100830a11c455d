import { z } from 'zod'
import type { Catalogue, SearchExplanation, Sort } from '../../types.ts'
import { count } from './wire.ts'

export const sort = z.enum([
  ...['newest', 'oldest', 'largest', 'smallest'],
  ...['sender', 'sender-down', 'subject', 'subject-down'],
] as const satisfies Sort[])

const place = z.strictObject({ start: count, end: count })

export const searchExplanation = z.strictObject({
  tokens: z.array(
    z.strictObject({
      kind: z.enum(['word', 'phrase', 'operator', 'key', 'value', 'not', 'paren']),
      ...place.shape,
      meaning: z.string().nullable().describe('What a time or a size comes to.'),
    }),
  ),
  errors: z.array(
    z.strictObject({
      at: place,
      message: z.string(),
      unfinished: z.boolean().describe('Only something that follows is missing.'),
    }),
  ),
  completions: z.array(
    z.strictObject({
      insert: z.string(),
      replace: place,
      label: z.string(),
      description: z.string(),
    }),
  ),
}) satisfies z.ZodType<SearchExplanation>

export const catalogue = z.strictObject({
  filters: z.array(
    z.strictObject({
      key: z.string(),
      kind: z.string(),
      example: z.string(),
      description: z.string(),
      values: z.array(z.strictObject({ value: z.string(), description: z.string() })),
    }),
  ),
  sorts: z.array(z.strictObject({ sort, description: z.string() })),
}) satisfies z.ZodType<Catalogue>
