import type { NewMessage, RawMail, Store, StoredMessage } from '../store/store.ts'
import type { ConnectionFacts, Envelope, Origin, Session } from '../types.ts'
import { scan } from './header.ts'
import { newId } from './id.ts'
import { isoInstant } from './instant.ts'
import type { Inboxes } from './inboxes.ts'
import { tagsOf } from './tags.ts'

/** A message at the door: the bytes, and what the way it came by knows of it. */
export interface Incoming {
  /** Bytes may be a view of memory that others use too: to be copied, never transferred. */
  raw: RawMail
  envelope: Envelope
  connection: ConnectionFacts | null
  session: Session | null
  origin: Origin
  /** The inbox it is for, when the sender named one; else credentials and rules decide. */
  inbox?: string | undefined
  tags?: string[] | undefined
  metadata?: Record<string, string> | undefined
}

export type Ingest = (mail: Incoming[]) => Promise<StoredMessage[]>

/**
 * The story of a message, top to bottom:
 *
 *   scan the header → choose the inbox → `store.add` (durable) → the caller answers 250
 *
 * Then the store publishes `message.stored`, hands the message to the analysis thread, keeps what
 * that finds and publishes `message.analysed`. Nothing after `store.add` can lose the message or
 * delay the answer. All messages of one call are kept, or none.
 *
 * @throws SandboxError `storage` when the medium refuses; nothing was kept then
 */
export function createIngest(parts: { store: Store; inboxes: Inboxes; now: () => number }): Ingest {
  const { store, inboxes, now } = parts

  function prepare(mail: Incoming, inbox: string): NewMessage {
    const at = now()
    const { header, tags } = scan(mail.raw instanceof Uint8Array ? mail.raw : mail.raw.head)
    return {
      id: newId(at),
      inbox,
      arrivedAt: isoInstant(at),
      raw: mail.raw,
      header,
      envelope: mail.envelope,
      connection: mail.connection,
      session: mail.session,
      origin: mail.origin,
      tags: tagsOf(tags, mail.tags ?? [], mail.envelope),
      metadata: mail.metadata ?? {},
    }
  }

  return async function ingest(mail) {
    const messages: NewMessage[] = []
    for (const one of mail) {
      const inbox = one.inbox ?? inboxes.route(one.connection?.user ?? null, one.envelope.to)
      messages.push(prepare(one, typeof inbox === 'string' ? inbox : await inbox))
    }
    return store.add(messages)
  }
}
