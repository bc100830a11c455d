import type { Retention } from '../types.ts'

const day = 24 * 60 * 60 * 1000

/** Messages that retention takes in one step: small, so that commits never wait for it. */
export const retentionStep = 200

/** An inbox opened by a user name goes when it was empty for so long. */
export const emptyInboxMs = day

export interface Due {
  /** How many of the oldest unpinned messages are too many. */
  surplus: number
  /** How many bytes the oldest unpinned messages have to give up: they go until the rest fits. */
  excess: number
  /** Unpinned messages that arrived before this instant are too old; null: age does not matter. */
  before: number | null
}

/**
 * What has to go. Pinned messages stay and do not count; arrival decides the age.
 * @param own what the inbox says; null when it says nothing and the store's rule holds
 */
export function dueOf(
  inbox: { total: number; pinned: number; bytes: number; pinned_bytes: number },
  own: Retention | null,
  store: Retention,
  now: number,
): Due {
  const { messages, days, bytes } = own ?? store
  return {
    surplus: messages === null ? 0 : Math.max(0, inbox.total - inbox.pinned - messages),
    excess: bytes === null ? 0 : Math.max(0, inbox.bytes - inbox.pinned_bytes - bytes),
    before: days === null ? null : now - days * day,
  }
}
