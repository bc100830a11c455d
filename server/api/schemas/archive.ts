import { z } from 'zod'
import { searchText, zone } from '../ref.ts'
import { count, flag, line } from './wire.ts'

export const exportQuery = z.strictObject({
  format: z.enum(['mbox']).optional().describe('`mbox`, as when absent.'),
  inbox: z.string().max(80).optional().describe('Id of an inbox; absent or `all`: all mail.'),
  q: searchText.optional().describe('Only what this search finds.'),
  tz: zone,
  plain: flag
    .optional()
    .describe('Leave out the `X-Mailproof` field with what stands beside the bytes.'),
})

export const importQuery = z.strictObject({
  inbox: z
    .string()
    .max(80)
    .optional()
    .describe('Id of the inbox for everything; else `X-Mailproof` and the rules decide.'),
  source: line(255).optional().describe('What to call it; with the place it makes the ids.'),
  plain: flag.optional().describe("Take an `X-Mailproof` field for the mail's own."),
})

export const imported = z.strictObject({
  messages: count.describe('Kept now.'),
  present: count.describe('There already.'),
  tooLarge: count.describe('Larger than 1 GB, left out.'),
  bytes: count,
})
