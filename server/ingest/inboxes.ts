import type { Store } from '../store/store.ts'
import type { Accounts, Inbox, Log, Scope } from '../types.ts'

/** Inboxes opened by an unknown user name; beyond this many, such mail goes to the default inbox. */
export const maxOpenedInboxes = 1000

export interface Inboxes extends Accounts {
  /**
   * The id of the inbox for a message: the one whose credentials were used, else one whose
   * recipient rule matches, else the default. An unknown user name opens an inbox of that name.
   */
  route(user: string | null, to: string[]): Promise<string>
  /** Reads the inboxes anew; called when one was created, changed or deleted. */
  refresh(): Promise<void>
}

const everyone: Scope = { actor: 'ingest', inboxes: 'all' }

/** The inboxes as routing and AUTH need them: in memory, following the store's events. */
export async function createInboxes(
  store: Store,
  options: { openUnknown: boolean; log: Log },
): Promise<Inboxes> {
  let all: Inbox[] = []
  let byUser = new Map<string, Inbox>()
  const opening = new Map<string, Promise<Inbox>>()

  async function refresh() {
    all = await store.inboxes(everyone)
    byUser = new Map(all.map((inbox) => [inbox.user, inbox]))
  }
  await refresh()

  const fallback = () => {
    const inbox = all.find((one) => one.isDefault)
    if (!inbox) throw new Error('the data file has no default inbox')
    return inbox.id
  }

  /** Somebody may have made it by hand a moment ago: then that one it is. */
  async function create(user: string): Promise<Inbox> {
    await refresh()
    const made = byUser.get(user)
    if (made) return made
    const inbox = await store.createInbox(everyone, { name: user, user, origin: 'user' })
    await refresh()
    return inbox
  }

  /** Messages of one user that arrive together must open one inbox, not several. */
  function open(user: string): Promise<Inbox> {
    const pending = opening.get(user) ?? create(user).finally(() => opening.delete(user))
    opening.set(user, pending)
    return pending
  }

  async function ofUser(user: string): Promise<string | undefined> {
    const known = byUser.get(user)
    if (known) return known.id
    if (!options.openUnknown || user.trim() === '') return undefined
    if (all.filter((inbox) => inbox.origin === 'user').length + opening.size >= maxOpenedInboxes) {
      options.log.warn({ user }, `${maxOpenedInboxes} inboxes are open; mail goes to the default`)
      return undefined
    }
    return (await open(user)).id
  }

  return {
    refresh,
    password: (user) => byUser.get(user)?.password,
    async route(user, to) {
      const opened = user === null ? undefined : await ofUser(user)
      return opened ?? all.find((inbox) => matches(inbox, to))?.id ?? fallback()
    },
  }
}

function matches(inbox: Inbox, to: string[]): boolean {
  return inbox.rules.some((rule) =>
    to.some((address) => {
      const lower = address.toLowerCase()
      const value = rule.value.toLowerCase()
      const at = lower.lastIndexOf('@')
      switch (rule.kind) {
        case 'address':
          return lower === value
        case 'domain':
          return at >= 0 && lower.slice(at + 1) === value
        case 'tag':
          return plusTag(lower) === value
      }
    }),
  )
}

/** 'shop' of 'orders+shop@example.test'; null when there is none. */
export function plusTag(address: string): string | null {
  const local = address.slice(0, Math.max(0, address.lastIndexOf('@')))
  const plus = local.indexOf('+')
  return plus < 0 || plus === local.length - 1 ? null : local.slice(plus + 1)
}
