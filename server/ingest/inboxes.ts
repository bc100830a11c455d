import type { Store } from '../store/store.ts'
import type { Accounts, Inbox, Log, RecipientRule, Scope } from '../types.ts'

/** Inboxes opened by an unknown user name; beyond this many, such mail goes to the default inbox. */
export const maxOpenedInboxes = 1000

export interface Inboxes extends Accounts {
  /**
   * The id of the inbox for a message: the one whose credentials were used, else one whose
   * recipient rule matches, else the default. An unknown user name opens an inbox of that name,
   * and only that needs waiting.
   */
  route(user: string | null, to: string[]): string | Promise<string>
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
  let ruled: Ruled[] = []
  let usual: string | null = null
  const opening = new Map<string, Promise<Inbox>>()

  async function refresh() {
    all = await store.inboxes(everyone)
    byUser = new Map(all.map((inbox) => [inbox.user, inbox]))
    ruled = all.filter(({ rules }) => rules.length > 0).map(ruledBy)
    usual = all.find((one) => one.isDefault)?.id ?? null
  }
  await refresh()

  function byRule(to: string[]): string {
    const inbox = ruled.length > 0 ? ruled.find((one) => matches(one, to)) : undefined
    const id = inbox?.id ?? usual
    if (id === null) throw new Error('the data file has no default inbox')
    return id
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

  /** Whether mail of this unknown user opens an inbox. */
  function opens(user: string): boolean {
    if (!options.openUnknown || user.trim() === '') return false
    if (all.filter((inbox) => inbox.origin === 'user').length + opening.size < maxOpenedInboxes) {
      return true
    }
    options.log.warn({ user }, `${maxOpenedInboxes} inboxes are open; mail goes to the default`)
    return false
  }

  return {
    refresh,
    password: (user) => byUser.get(user)?.password,
    route(user, to) {
      const known = user === null ? undefined : byUser.get(user)
      if (known) return known.id
      if (user !== null && opens(user)) return open(user).then((inbox) => inbox.id)
      return byRule(to)
    },
  }
}

/** An inbox with rules, these in lower case. */
interface Ruled {
  id: string
  rules: RecipientRule[]
}

function ruledBy({ id, rules }: Inbox): Ruled {
  return { id, rules: rules.map(({ kind, value }) => ({ kind, value: value.toLowerCase() })) }
}

function matches(inbox: Ruled, to: string[]): boolean {
  return to.some((address) => {
    const lower = address.toLowerCase()
    const at = lower.lastIndexOf('@')
    return inbox.rules.some(({ kind, value }) => {
      switch (kind) {
        case 'address':
          return lower === value
        case 'domain':
          return at >= 0 && lower.slice(at + 1) === value
        case 'tag':
          return plusTag(lower) === value
      }
    })
  })
}

/** 'shop' of 'orders+shop@example.test'; null when there is none. */
export function plusTag(address: string): string | null {
  const local = address.slice(0, Math.max(0, address.lastIndexOf('@')))
  const plus = local.indexOf('+')
  return plus < 0 || plus === local.length - 1 ? null : local.slice(plus + 1)
}
