import type { PreviewPart } from '../preview/preview.ts'
import type { Message, Part } from '../types.ts'
import { collected } from './bytes.ts'
import type { Inside } from './inside.ts'
import type { Waiting } from './wait.ts'

/** The parts that are the text, or the HTML, of what a request is about. */
export function bodiesOf({ parts, only }: Inside, wanted: 'text' | 'html'): Part[] {
  if (only === null) return parts.filter(({ role }) => role === wanted)
  const html = only.type === 'text/html'
  if (wanted === 'html') return html ? [only] : []
  return only.type.startsWith('text/') && !html ? [only] : []
}

/** Parts as they stand in the message. */
export async function read(
  { sandbox, scope }: Waiting,
  { id }: Pick<Message, 'id'>,
  parts: Part[],
): Promise<PreviewPart[]> {
  return Promise.all(
    parts.map(async ({ headerStart, bodyStart, bodyEnd, encoding, charset, type }) => {
      const range = { from: headerStart, to: bodyEnd }
      const { chunks } = await sandbox.store.raw(scope, id, range)
      const bytes = await collected(chunks)
      const split = bodyStart - headerStart
      const [header, body] = [bytes.subarray(0, split), bytes.subarray(split)]
      return { header, body, encoding, charset, type }
    }),
  )
}
