import type { RawMail } from '../store/store.ts'
import type { Facts } from './facts.ts'

/** A message as it comes out of an archive. */
export interface Arriving {
  /** Where it stands in its source: an offset or a name, the same each time it is read. */
  position: string
  /** null: larger than any message may be, and passed over. */
  raw: RawMail | null
  size: number
  digest: Buffer
  facts: Facts | null
  /** What the archive itself says, where it has no facts; ms since 1970. */
  at: number | null
  /** Reverse-path; '' when the archive names nobody. */
  sender: string
  /** Flags of a Maildir file name. */
  flags: { seen: boolean; flagged: boolean } | null
  /** Bytes of the source that were read up to the end of this message. */
  read: number
}
