import type { Message, Part } from '../../server/types.ts'

/** What of a request says that a nested message is meant. */
export function within({ part }: Pick<Message, 'part'>): { part?: string } {
  return part === null ? {} : { part }
}

/** The parts that are a message's own: what is in messages nested in it is their affair. */
export function ownParts(parts: readonly Part[]): Part[] {
  const nested = parts.filter(isMessage).map(({ path }) => `${path}.`)
  return parts.filter(({ path }) => !nested.some((outer) => path.startsWith(outer)))
}

/** A part that opens as a message: it is one, and its own parts are known. */
export function opens(part: Part, parts: readonly Part[]): boolean {
  return isMessage(part) && parts.some(({ path }) => path.startsWith(`${part.path}.`))
}

function isMessage({ type }: Part): boolean {
  return type === 'message/rfc822' || type === 'message/global'
}
