/** What a tag list says (RFC 6376 §3.2); by name, values without the white space around them. */
export type Tags = ReadonlyMap<string, string>

const mostTags = 100
const tagName = /^[A-Za-z][A-Za-z0-9_]*$/

/**
 * Reads `name=value; name=value`.
 * @returns what cannot be read of it as a string, cut: one that is malformed, or that comes twice
 */
export function readTags(text: string): Tags | string {
  const tags = new Map<string, string>()
  const specs = text.split(';')
  // One semicolon may end the list.
  if (specs.length > 1 && trimmed(specs.at(-1) ?? '') === '') specs.pop()
  if (specs.length > mostTags) return '…'
  for (const spec of specs) {
    const equals = spec.indexOf('=')
    const name = trimmed(equals < 0 ? spec : spec.slice(0, equals))
    if (equals < 0 || !tagName.test(name) || tags.has(name)) return name.slice(0, 40) || ';'
    tags.set(name, trimmed(spec.slice(equals + 1)))
  }
  return tags
}

/** Of both ends; `String.trim` would take more than the white space of mail, and bytes with it. */
function trimmed(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isSpace(text.charCodeAt(start))) start++
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--
  return text.slice(start, end)
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0d || code === 0x0a
}

/** A value in which white space means nothing (base64, lists). */
export function unfolded(value: string): string {
  return value.replace(/[ \t\r\n]/g, '')
}

/** @returns the parts of `a : b`, in lower case */
export function listed(value: string): string[] {
  return unfolded(value).toLowerCase().split(':')
}

/** @returns null when it is no base64; folds are allowed, a missing padding is too */
export function fromBase64(value: string): Buffer | null {
  const text = unfolded(value)
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text) ? Buffer.from(text, 'base64') : null
}
