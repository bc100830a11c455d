import type { Scope } from '../types.ts'

export type Verb =
  | 'info.read'
  | 'inbox.read'
  | 'inbox.manage'
  | 'message.read'
  | 'message.add'
  | 'message.change'
  | 'message.delete'
  | 'search.read'
  | 'search.manage'
  | 'session.read'
  | 'zone.read'
  | 'zone.manage'
  /** The private half of a key. */
  | 'key.read'
  | 'relay.read'
  | 'relay.manage'
  | 'release.read'
  | 'release.act'

/** Today's only scope; users, roles and tokens will bring others. */
export const everyone: Scope = { actor: 'everyone', inboxes: 'all' }

/** Acts on what belongs to no inbox. */
const ofEverybody: Verb[] = [
  ...(['inbox.manage', 'zone.read', 'zone.manage', 'key.read'] as const),
  'relay.manage',
]

/**
 * The one place that decides what a caller may do. Without an inbox it asks for the verb at all;
 * the store then shows no more than the scope holds.
 */
export function may(scope: Scope, verb: Verb, inbox?: string): boolean {
  if (scope.inboxes === 'all') return true
  if (inbox !== undefined) return inbox !== 'all' && scope.inboxes.includes(inbox)
  return !ofEverybody.includes(verb)
}

/** Whether news of this inbox is for the caller; news of none or several is for all-seeing ones. */
export function sees(scope: Scope, inbox: string | null): boolean {
  return scope.inboxes === 'all' || (inbox !== null && scope.inboxes.includes(inbox))
}
