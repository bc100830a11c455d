import { isUtf8 } from 'node:buffer'

export interface AddressCommand {
  /** Between the angle brackets, as given; '' is the null reverse-path. */
  address: string
  /** ESMTP parameters, names in upper case; `true` for one without a value. */
  args: Record<string, string | true> | false
  duplicate?: string
}

const maxAddress = 1000
// eslint-disable-next-line no-control-regex -- control characters are what is refused
const control = /[\x00-\x08\x0a-\x1f\x7f-\x9f]/
const blank = /[ \t]/
const keyword = /^[a-z0-9][a-z0-9-]*$/i
const sourceRoute = /^@[^\s,:@"]+(?:,@[^\s,:@"]+)*:/

/** How nearly every address is written; read at once, to the same result. */
const plain = /^(MAIL FROM|RCPT TO):<([\w.+-]{1,200}@[\w.-]{1,200})>$/

/** A line from the client; bytes that are no UTF-8 are taken for Latin-1, so that none is lost. */
export function decodeLine(line: Uint8Array): string {
  const bytes = Buffer.from(line.buffer, line.byteOffset, line.byteLength)
  return bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1')
}

/**
 * Reads `MAIL FROM:<path> parameters` or `RCPT TO:<path> parameters` (RFC 5321 §4.1.2), kinder than
 * the grammar where a program under test may be sloppy: brackets and domain may be missing, dots
 * may stand anywhere, a quoted local part may hold blanks. Control characters never pass: they
 * would end up in replies, logs and headers. The address stays as it was written.
 * @returns false when it cannot be read
 */
export function parseAddressCommand(name: string, line: string): AddressCommand | false {
  const usual = plain.exec(line)
  if (usual?.[2] !== undefined) return usual[1] === name && { address: usual[2], args: false }

  const colon = line.indexOf(':')
  if (colon < 0 || control.test(line)) return false
  if (
    line
      .slice(0, colon)
      .trim()
      .replace(/[ \t]+/g, ' ')
      .toUpperCase() !== name
  )
    return false
  const rest = line.slice(colon + 1).trim()
  const path = rest.startsWith('<') ? bracketed(rest) : bare(rest)
  if (!path || path.address.length > maxAddress) return false

  const address = path.address.replace(sourceRoute, '')
  const parsed = parameters(rest.slice(path.end))
  return acceptable(address) && parsed ? { address, ...parsed } : false
}

interface Path {
  address: string
  /** Index behind it. */
  end: number
}

function bracketed(text: string): Path | null {
  const end = closing(text, 1)
  if (end < 0 || text[end] !== '>') return null
  if (end + 1 < text.length && !blank.test(text[end + 1] ?? '')) return null
  return { address: text.slice(1, end), end: end + 1 }
}

function bare(text: string): Path | null {
  const end = closing(text, 0)
  const stop = end < 0 ? text.length : end
  if (stop === 0 || text[stop] === '<' || text[stop] === '>') return null
  return { address: text.slice(0, stop), end: stop }
}

/** Where the path ends: at a blank or an angle bracket outside quotes; -1 when nowhere. */
function closing(text: string, from: number): number {
  let quoted = false
  for (let at = from; at < text.length; at++) {
    const char = text[at] ?? ''
    if (quoted && char === '\\') at++
    else if (char === '"') quoted = !quoted
    else if (!quoted && (char === '<' || char === '>' || blank.test(char))) return at
  }
  return -1
}

/** At most one @ outside quotes, with something on both sides; a tab in quotes is too odd. */
function acceptable(address: string): boolean {
  if (address.includes('\t')) return false
  const plain = address.replace(/"(?:[^"\\]|\\.)*"/g, 'q')
  if (plain.includes('"')) return false
  const at = plain.indexOf('@')
  if (at < 0) return true
  return at > 0 && at < plain.length - 1 && !plain.includes('@', at + 1)
}

function parameters(text: string): Omit<AddressCommand, 'address'> | null {
  const words = text.split(/[ \t]+/).filter((word) => word !== '')
  if (words.length === 0) return { args: false }
  const args: Record<string, string | true> = {}
  let duplicate: string | undefined
  for (const word of words) {
    const equals = word.indexOf('=')
    const key = (equals < 0 ? word : word.slice(0, equals)).toUpperCase()
    const value = equals < 0 ? '' : word.slice(equals + 1)
    if (!keyword.test(key) || hidesControl(value)) return null
    if (Object.hasOwn(args, key)) duplicate ??= key
    args[key] = value === '' ? true : value
  }
  return duplicate === undefined ? { args } : { args, duplicate }
}

/** A control character in the disguise of xtext (RFC 3461 §4): `+0D+0A`. */
function hidesControl(value: string): boolean {
  return /\+(?:[01][0-9A-F]|7F)/i.test(value)
}
