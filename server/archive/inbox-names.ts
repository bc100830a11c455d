import type { Inboxes } from '../ingest/inboxes.ts'
import type { Store } from '../store/store.ts'
import type { Scope } from '../types.ts'
import type { Surroundings } from './incoming.ts'

/** Inboxes that one import may open; mail of further ones goes by the rules. */
const mostOpened = 1000

export interface NamesOptions {
  store: Pick<Store, 'inboxes' | 'createInbox'>
  scope: Scope
  inboxes: Pick<Inboxes, 'route'>
  /** Id of the one inbox for everything. */
  only?: string | undefined
  /** Whether inboxes that an archive names are opened when they are missing. */
  open: boolean
}

/** Finds the inbox of each message: the one for all, else the one that its archive names, else by the rules. */
export async function inboxNames(options: NamesOptions): Promise<Surroundings['inboxOf']> {
  const { store, scope, inboxes, only } = options
  const known = new Map<string, string | Promise<string>>()
  for (const { id, name } of await store.inboxes(scope)) known.set(name.toLowerCase(), id)
  let opened = 0
  return (name, envelope) => {
    if (only !== undefined) return only
    const found = name === undefined ? undefined : known.get(name.toLowerCase())
    if (found !== undefined) return found
    // No AUTH user: an inbox of that name is not opened.
    if (name === undefined || !options.open || ++opened > mostOpened) {
      return inboxes.route(null, envelope.to)
    }
    const made = store.createInbox(scope, { name, origin: 'hand' }).then(({ id }) => id)
    known.set(name.toLowerCase(), made)
    return made
  }
}
