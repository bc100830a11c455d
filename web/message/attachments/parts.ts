import type { Message, Part } from '../../../server/types.ts'
import { ownParts } from '../nested.ts'

/** The files a reader gets beside the text, in the order of the message. */
export function attachmentsOf(message: Message): Part[] {
  return message.parts.filter((part) => part.role === 'attachment')
}

/** The parts shown inside the text (cid, or inline); those of a nested message are its own affair. */
export function inlineOf(message: Message): Part[] {
  return ownParts(message.parts).filter(({ role }) => role === 'inline')
}

/** What the API serves for looking at; every other type it hands out for download only. */
const RASTER = ['png', 'jpeg', 'jpg', 'gif', 'webp', 'avif', 'bmp'].map((type) => `image/${type}`)
const READABLE = [
  'application/json',
  'application/ld+json',
  'application/xml',
  'application/x-yaml',
  'application/yaml',
  'application/javascript',
  'application/pgp-signature',
  'application/pgp-keys',
  'application/ics',
  'message/rfc822',
  'message/delivery-status',
  'message/global',
]

/** How a part can be looked at in place; null is by download only. */
export function viewOf(part: Part): 'image' | 'text' | null {
  if (RASTER.includes(part.type)) return 'image'
  return part.type.startsWith('text/') || READABLE.includes(part.type) ? 'text' : null
}

/** 'PDF', 'PNG', 'CSV': the end of the name, or else what the type says. */
export function kindOf(part: Part): string {
  const end = /\.([a-z0-9]{1,5})$/i.exec(part.name ?? '')?.[1]
  if (end) return end.toUpperCase()
  if (part.type === 'message/rfc822') return 'EML'
  if (part.type === 'text/plain') return 'TXT'
  if (part.type === 'text/calendar') return 'ICS'
  const subtype = part.type.slice(part.type.indexOf('/') + 1).replace(/^(x-|vnd\.)/, '')
  return subtype.slice(0, 5).toUpperCase()
}
