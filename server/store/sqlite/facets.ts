import type { Part } from '../../types.ts'

/**
 * What of a message never changes and narrows searches, as tokens of the index. No word begins
 * with a colon, so these need no filter by column.
 */
export const facets = {
  attachment: ':attachment',
  inline: ':inline',
  html: ':html',
  link: ':link',
  calendar: ':calendar',
}

export const inboxFacet = (inbox: number) => `:i${inbox}`
/** Of the sizes from a power of two to the next. */
export const stepFacet = (step: number) => `:s${step}`
/** A media type, or its first half. */
export const typeFacet = (type: string) => `:t/${bare(type)}`
export const userFacet = (user: string) => `:u/${bare(user)}`
export const idFacet = (messageId: string) => `:m/${bare(messageId)}`

/** Raw messages have at most 1 GB. */
const largestSize = 2 ** 30
export const sizeStep = (size: number) => 31 - Math.clz32(Math.min(Math.max(size, 1), largestSize))

const longest = 300
const mostTypes = 50

/** The tokenizer splits at blanks and control characters, and takes no letter case of ASCII for another. */
function bare(value: string): string {
  // eslint-disable-next-line no-control-regex -- those are the ones meant
  return value.slice(0, longest).replace(/[\x00-\x20\x7f%]/g, encodeURIComponent)
}

/** What is known of a message before its analysis, and after one that failed. */
export interface Arrived {
  inbox: number
  size: number
  /** The AUTH user. */
  user: string | null
  messageId: string | null
}

export interface Held {
  parts: Part[]
  attachments: number
  html: boolean
  link: boolean
}

/** @param held null when the analysis failed */
export function facetsOf({ inbox, size, user, messageId }: Arrived, held: Held | null): string {
  const known = [inboxFacet(inbox), stepFacet(sizeStep(size))]
  if (user !== null) known.push(userFacet(user))
  if (messageId !== null) known.push(idFacet(messageId))
  if (held) known.push(...contents(held))
  return known.join(' ')
}

function contents({ parts, attachments, html, link }: Held): string[] {
  const types = new Set<string>()
  for (const { type } of parts) {
    if (types.size < mostTypes) types.add(type).add(type.split('/', 1)[0] ?? type)
  }
  return [
    ...(attachments > 0 ? [facets.attachment] : []),
    ...(hasInline(parts) ? [facets.inline] : []),
    ...(html ? [facets.html] : []),
    ...(link ? [facets.link] : []),
    ...(types.has('text/calendar') || types.has('application/ics') ? [facets.calendar] : []),
    ...Array.from(types, typeFacet),
  ]
}

/** Parts of a nested message are inline whatever they are: the message around them is what counts. */
function hasInline(parts: Part[]): boolean {
  let message: string | null = null
  return parts.some(({ path, type, role }) => {
    if (message !== null && path.startsWith(message)) return false
    message = type.startsWith('message/') ? `${path}.` : null
    return role === 'inline'
  })
}
