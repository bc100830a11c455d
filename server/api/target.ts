import { z } from 'zod'
import type { Target } from '../store/store.ts'
import { actCondition, searchText, zone } from './ref.ts'

/** Which messages an act on many is about: named by ids, or by an inbox and a search. */
export const byIds = { ids: z.array(z.string().max(80)).min(1).max(10_000) }

export const bySearch = {
  inbox: z.string().min(1).max(80).describe('Id of an inbox, or `all`.'),
  q: searchText.optional().describe('Only what this search finds.'),
  tz: zone,
  upTo: z.int().min(0).optional().describe('Only messages up to this `n`: later mail survives.'),
}

interface Named {
  ids: string[]
}

interface Searched {
  inbox: string
  q?: string | undefined
  tz?: string | undefined
  upTo?: number | undefined
}

export function targetOf(body: Named | Searched): Target {
  if ('ids' in body) return { ids: body.ids }
  return { inbox: body.inbox, search: actCondition(body), upTo: body.upTo }
}
