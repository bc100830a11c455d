import type { Message, Part } from '../../server/types.ts'
import { alignHeaders } from './headers/align.ts'
import type { Contents } from './pair.svelte.ts'

/** What two messages have in common, in one word and the names of what differs. */
export type Verdict =
  | { kind: 'identical' }
  /** Only header fields differ; `made` are those that every sending makes anew. */
  | { kind: 'headers'; fields: string[]; made: boolean }
  | { kind: 'same' }
  | { kind: 'different' }

/** Attachments are compared by type, name and size: their bytes are not fetched. */
export function verdictOf(
  left: Message,
  right: Message,
  { left: one, right: other, identical }: Contents,
): Verdict {
  if (identical) return { kind: 'identical' }
  const cut = [one.text, one.html, other.text, other.html].some((excerpt) => excerpt?.cut)
  const same = one.text?.text === other.text?.text && one.html?.text === other.html?.text
  if (cut || !same || filesOf(left) !== filesOf(right)) return { kind: 'different' }
  const differing = alignHeaders(one.headers, other.headers).filter(({ kind }) => kind !== 'same')
  if (differing.length === 0) return { kind: 'same' }
  return {
    kind: 'headers',
    fields: [...new Set(differing.map(({ name }) => name))],
    made: differing.every(({ noise }) => noise),
  }
}

function filesOf({ parts }: Message): string {
  const file = ({ type, name, size }: Part) => JSON.stringify([type, name, size])
  const isFile = ({ role }: Part) => role === 'attachment' || role === 'inline'
  return parts.filter(isFile).map(file).sort().join('\n')
}
