/** Tags of a list (RFC 6376 §3.2) by their names; null where it is none. */
export type Tags = Map<string, string>

const most = 200
const longest = 32 * 1024

/** Folds and the blanks around a value go; a tag that stands twice makes it no list. */
export function readTags(text: string): Tags | null {
  if (text.length > longest) return null
  const pieces = text.replace(/[\r\n]/g, '').split(';')
  // The list may end with a semicolon.
  if (pieces.at(-1)?.trim() === '') pieces.pop()
  if (pieces.length > most) return null
  const tags: Tags = new Map()
  for (const piece of pieces) {
    const at = piece.indexOf('=')
    const name = piece.slice(0, Math.max(0, at)).trim()
    if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name) || tags.has(name)) return null
    tags.set(name, piece.slice(at + 1).trim())
  }
  return tags.size > 0 ? tags : null
}

/** 'a : b' without its blanks, lower case. */
export function listOf(value: string): string[] {
  return value.split(':').map((one) => one.trim().toLowerCase())
}

/** A number of seconds or bytes; null for what is none. */
export function numberOf(value: string | undefined): number | null {
  return value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : null
}

/** Base64 with blanks in it; null for what is none. */
export function base64Of(value: string): Buffer | null {
  const bare = value.replace(/\s+/g, '')
  return bare !== '' && /^[A-Za-z0-9+/]+={0,2}$/.test(bare) ? Buffer.from(bare, 'base64') : null
}
