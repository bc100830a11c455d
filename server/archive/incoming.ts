import { createHash } from 'node:crypto'
import { scan } from '../ingest/header.ts'
import { tagsOf } from '../ingest/tags.ts'
import type { NewMessage } from '../store/store.ts'
import type { Envelope } from '../types.ts'
import type { Arriving } from './arriving.ts'

export interface Surroundings {
  /** What the person calls the source: a file name without its folders. */
  source: string
  /** Id of the inbox, by the name that the archive gives or by the rules. */
  inboxOf(name: string | undefined, envelope: Envelope): string | Promise<string>
  now: number
}

/** What the store is to keep of a message from an archive; null for one that is too large. */
export async function incoming(
  arriving: Arriving,
  { source, inboxOf, now }: Surroundings,
): Promise<NewMessage | null> {
  const { raw, facts, flags } = arriving
  if (raw === null) return null
  const { header, tags } = scan(raw instanceof Uint8Array ? raw : raw.head)
  const from = arriving.sender.includes('@') ? arriving.sender : undefined
  const envelope = facts?.envelope ?? {
    from: from ?? (header.sender ?? header.from)?.address ?? '',
    to: [...header.to, ...header.cc, ...header.bcc].map(({ address }) => address).filter(Boolean),
    ...{ body: null, smtpUtf8: false, dsn: null },
  }
  const at = arriving.at ?? (header.sentAt === null ? now : Date.parse(header.sentAt))
  const arrivedAt = facts?.arrivedAt ?? new Date(within(at, now)).toISOString()
  return {
    id: facts?.id ?? idOf(arriving, source, Date.parse(arrivedAt)),
    inbox: await inboxOf(facts?.inbox, envelope),
    arrivedAt,
    raw,
    header,
    envelope,
    connection: facts?.connection ?? null,
    session: null,
    origin: { kind: 'import', source },
    tags: facts?.tags ?? tagsOf(tags, [], envelope),
    metadata: facts?.metadata ?? {},
    // The flags are newer: a mail program may have changed them.
    unread: flags ? !flags.seen : (facts?.unread ?? true),
    pinned: flags ? flags.flagged : (facts?.pinned ?? false),
  }
}

/** A date that a program made up must not break what reckons with it. */
function within(at: number, now: number): number {
  return at >= 0 && at < 253_402_300_800_000 ? at : now
}

/**
 * The id of a message that brings none: the same each time this message at this place of this
 * source is imported, so that a second import finds it there already. In the form of a UUIDv7
 * (RFC 9562 §5.7), with a digest in place of chance.
 */
export function idOf(arriving: Arriving, source: string, at: number): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([source, arriving.position]))
    .update(arriving.digest)
    .digest()
  hash.writeUIntBE(Math.min(Math.max(0, at), 2 ** 48 - 1), 0, 6)
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x70, 6)
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = hash.toString('hex', 0, 16)
  return [8, 12, 16, 20, 32].map((end, at_) => hex.slice([0, 8, 12, 16, 20][at_], end)).join('-')
}
