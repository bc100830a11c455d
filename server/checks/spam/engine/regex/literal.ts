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
  const found = /^(?:m\s{0,9}([^\s\w])|(\/))/.exec(trimmed)
  if (!found) return null
  const open = found[1] ?? '/'
  const end = trimmed.lastIndexOf(closing[open] ?? open)
  const start = found[0].length
  if (end < start) return null
  const flags = trimmed.slice(end + 1).trim()
  if (!/^[a-z]{0,9}$/.test(flags)) return null
  const body = trimmed.slice(start, end)
  // The sign that ends it stands in it only after a backslash, which is for Perl alone.
  return { body: open === '/' || closing[open] ? body : body.replaceAll(`\\${open}`, open), flags }
}
