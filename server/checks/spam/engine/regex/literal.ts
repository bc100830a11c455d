/** A regex as it stands in a rule, with the signs around it taken off. */
export interface PerlRegex {
  body: string
  flags: string
}

const closing: Record<string, string> = { '{': '}', '(': ')', '[': ']', '<': '>' }

/**
 * Reads `/…/i`, `m{…}x`, `m!…!`; a rule without any signs (some `uri` settings) is not one.
 * @returns null when it is none
 */
export function readLiteral(text: string): PerlRegex | null {
  const trimmed = text.trim()
  const found = /^(?:(?:m|qr)([^\s\w\\])|(\/))/.exec(trimmed)
  if (!found) return null
  const open = found[1] ?? '/'
  const end = trimmed.lastIndexOf(closing[open] ?? open)
  const start = found[0].length
  if (end < start) return null
  const flags = trimmed.slice(end + 1).trim()
  if (!/^[a-z]{0,9}$/.test(flags)) return null
  // A backslash before a sign that would end it stays: the sign means itself then.
  return { body: trimmed.slice(start, end), flags }
}
