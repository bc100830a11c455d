import type { MessagePage } from '../../server/types.ts'
import type { Client } from '../api/client.ts'
import type { View } from './news.ts'
import { zone } from './zone.ts'

export interface Where {
  offset?: number
  around?: string
  limit: number
}

/** Asks for the messages of a view that stand somewhere. Never waits for the index. */
export function askPage(client: Client, view: View, where: Where): Promise<MessagePage> {
  const { inbox, q, sort, grouped } = view
  const search = q === '' ? {} : { q, tz: zone() }
  const group = grouped ? { group: 'thread' as const } : {}
  const query = { ...where, ...search, ...group, sort, fresh: false }
  return client.call('GET /api/messages', {
    query: inbox === 'all' ? query : { ...query, inbox },
  })
}
