import type { Message, Part } from '../../server/types.ts'

/** What of a request says that a nested message is meant. */
export function within({ part }: Pick<Message, 'part'>): { part?: string } {
  return part === null ? {} : { part }
}

/** A part that opens as a message: it is one, and its own parts are known. */
export function opens(part: Part, parts: readonly Part[]): boolean {
  const isMessage = part.type === 'message/rfc822' || part.type === 'message/global'
  return isMessage && parts.some(({ path }) => path.startsWith(`${part.path}.`))
}
