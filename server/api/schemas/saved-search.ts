import { z } from 'zod'
import type { NewSearch, SavedSearch, SearchChange, SearchList } from '../../types.ts'
import { count, instant, line } from './wire.ts'

const id = z.string().max(80)

export const savedSearch = z.strictObject({
  id: z.string(),
  name: z.string(),
  q: z.string().describe('As typed in the search box.'),
  inbox: z.string().nullable().describe('Id of an inbox; null is all mail.'),
  createdAt: instant,
}) satisfies z.ZodType<SavedSearch>

export const searchList = z.strictObject({
  searches: z.array(savedSearch),
  seq: count.describe('Everything up to this event is in the answer.'),
}) satisfies z.ZodType<SearchList>

const fields = {
  name: line(120).trim().min(1),
  q: z.string().max(4000).trim().min(1).describe('As typed in the search box.'),
  inbox: id.nullable().describe('Id of an inbox; null is all mail.'),
}

export const newSearch = z.strictObject({
  ...fields,
  inbox: fields.inbox.default(null),
}) satisfies z.ZodType<NewSearch>

export const searchChange = z
  .strictObject(fields)
  .partial()
  .refine((change) => Object.values(change).some((value) => value !== undefined), {
    error: 'name at least one thing to change',
  }) satisfies z.ZodType<SearchChange>

export const searchPath = z.strictObject({ search: id })
