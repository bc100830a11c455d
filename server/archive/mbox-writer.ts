import type { KeptMessage } from '../store/reading.ts'
import { factsField, factsOf } from './facts.ts'
import { fromLine } from './from-line.ts'
import { Quoting } from './quoting.ts'

const lineEnd = Buffer.from('\n')

/** What the mbox form of a message is made from. */
export type Writable = Pick<KeptMessage, 'arrivedAt' | 'envelope' | 'chunks'>

/**
 * A message in an mbox, as `mboxrd`: From_ line, our field with what stands beside the bytes, the
 * bytes as they are but for the quoting, and a blank line.
 * @param field null leaves our field out
 */
export async function* mboxMessage(
  { arrivedAt, envelope, chunks }: Writable,
  field: Uint8Array | null,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(fromLine(envelope.from, arrivedAt))
  if (field) yield field
  const quoting = new Quoting('add')
  let last = 10
  for await (const chunk of chunks()) {
    last = chunk.at(-1) ?? last
    yield quoting.push(chunk)
  }
  yield quoting.end()
  // A message that does not end its last line: the reader knows by the length.
  if (last !== 10) yield lineEnd
  yield lineEnd
}

export function mboxOf(message: KeptMessage, plain: boolean): AsyncGenerator<Uint8Array> {
  return mboxMessage(message, plain ? null : factsField(factsOf(message)))
}
