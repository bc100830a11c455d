import type { ReleaseState } from '../../../server/types.ts'

/** What releases are filtered by: states that mean much the same to a person are one choice. */
export const stateGroups = {
  waiting: ['queued', 'sending'],
  deferred: ['deferred'],
  held: ['held'],
  delivered: ['delivered'],
  failed: ['failed', 'partial'],
  uncertain: ['uncertain'],
  cancelled: ['cancelled'],
} as const satisfies Record<string, readonly ReleaseState[]>

export type StateGroup = keyof typeof stateGroups

/** Which releases are listed; null is all. */
export interface ReleaseFilter {
  state: StateGroup | null
  /** Id of a relay. */
  relay: string | null
  /** Of a recipient. */
  domain: string | null
  /** Id of a message. */
  message: string | null
  /** What was released at once. */
  batch: string | null
  /** Id of the rule that released. */
  rule: string | null
}

export const noFilter: ReleaseFilter = {
  ...{ state: null, relay: null, domain: null, message: null, batch: null, rule: null },
}

const plain = ['relay', 'domain', 'message', 'batch', 'rule'] as const

export function isGroup(word: string | null): word is StateGroup {
  return word !== null && Object.hasOwn(stateGroups, word)
}

export function readFilter(query: URLSearchParams): ReleaseFilter {
  const state = query.get('state')
  const filter = { ...noFilter, state: isGroup(state) ? state : null }
  for (const name of plain) filter[name] = query.get(name) || null
  return filter
}

export function writeFilter(filter: ReleaseFilter): string {
  const query = new URLSearchParams()
  for (const name of ['state', ...plain] as const) {
    const value = filter[name]
    if (value !== null) query.set(name, value)
  }
  return query.toString()
}

interface ReleaseQuery extends Partial<Record<(typeof plain)[number], string>> {
  states?: ReleaseState[]
}

/** The same for the API. */
export function queryOf({ state, ...rest }: ReleaseFilter): ReleaseQuery {
  const query: ReleaseQuery = {}
  if (state !== null) query.states = [...stateGroups[state]]
  for (const name of plain) {
    const value = rest[name]
    if (value !== null) query[name] = value
  }
  return query
}
