import { bufferOf, decodeHeaderBytes, decodeText } from './charset.ts'
import { decodeWords } from './encoded-words.ts'
import { hexDigit } from './hex.ts'

/** A field such as Content-Type: a value and parameters (RFC 2045 §5.1). */
export interface Parameterised {
  /** Lower case. */
  value: string
  /** Lower-case names; values decoded (RFC 2231, RFC 2047, raw UTF-8). */
  parameters: Map<string, string>
  /** The bytes of `boundary` as latin1: compared with the body as they are. */
  boundary: string | null
}

const maxParameters = 200
const maxLength = 64 * 1024

interface Section {
  order: number
  encoded: boolean
  value: string
}

/** Reads a field's unfolded bytes; junk, missing quotes and missing semicolons are forgiven. */
export function parseParameters(bytes: Uint8Array): Parameterised {
  const text = bufferOf(bytes)
    .toString('latin1', 0, maxLength)
    .replace(/[\r\n]+/g, '')
  const start = /^[\s;]*/.exec(text)?.[0].length ?? 0
  let at = start
  while (at < text.length && !/[;\s(]/.test(text.charAt(at))) at++
  const value = text
    .slice(start, at)
    .slice(0, 200)
    .toLowerCase()
    .replace(/^["']|["',]+$/g, '')
  const sections = new Map<string, Section[]>()
  for (const [name, raw] of pairs(text, at)) addSection(sections, name, raw)

  const parameters = new Map<string, string>()
  for (const [name, list] of sections) parameters.set(name, joined(name, list))
  const boundary = boundaryOf(sections.get('boundary'), parameters.get('boundary'))
  return { value, parameters, boundary }
}

/** The value's own text and the parameters, as they stand. */
function* pairs(text: string, from: number): Generator<[string, string]> {
  let at = from
  for (let count = 0; at < text.length && count < maxParameters; count++) {
    at = skip(text, at)
    let end = at
    while (end < text.length && text[end] !== '=' && text[end] !== ';') end++
    if (text[end] !== '=') {
      at = end
      continue
    }
    const name = text.slice(at, end).trim().toLowerCase()
    const value = valueAt(text, end + 1)
    yield [name, value.text]
    at = value.end
  }
}

/** Past blanks, semicolons and comments. */
function skip(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    const char = text.charAt(at)
    if (char === '(') {
      const close = text.indexOf(')', at)
      if (close < 0) return text.length
      at = close + 1
    } else if (char === ';' || char === ' ' || char === '\t') at++
    else break
  }
  return at
}

function valueAt(text: string, from: number): { text: string; end: number } {
  let at = from
  while (text[at] === ' ' || text[at] === '\t') at++
  if (text[at] !== '"') {
    const semicolon = text.indexOf(';', at)
    const end = semicolon < 0 ? text.length : semicolon
    return { text: text.slice(at, end).trim(), end }
  }
  let value = ''
  for (at++; at < text.length && text[at] !== '"'; at++) {
    // A backslash of a Windows path escapes nothing.
    if (text[at] === '\\' && (text[at + 1] === '"' || text[at + 1] === '\\')) at++
    value += text.charAt(at)
  }
  const semicolon = text.indexOf(';', at)
  return { text: value, end: semicolon < 0 ? text.length : semicolon }
}

/** `name*0*=`, `name*1=`, `name*=` and `name=` (RFC 2231 §3, §4) collect under one name. */
function addSection(sections: Map<string, Section[]>, name: string, value: string) {
  const match = /^([^*]{1,60})(?:\*(\d{1,4}))?(\*)?$/.exec(name)
  if (!match?.[1]) return
  const list = sections.get(match[1]) ?? []
  const order = match[2] === undefined ? -1 : Number(match[2])
  const encoded = match[3] !== undefined
  // The first of its kind counts.
  if (list.some((one) => one.order === order && one.encoded === encoded)) return
  list.push({ order, encoded, value })
  sections.set(match[1], list)
}

function joined(name: string, sections: Section[]): string {
  const numbered = sections.filter((one) => one.order >= 0).sort((a, b) => a.order - b.order)
  const extended = sections.find((one) => one.order < 0 && one.encoded)
  const used = extended ? [extended] : numbered.length > 0 ? numbered : sections
  const first = used[0]
  if (!first) return ''
  if (!used.some((one) => one.encoded)) {
    const value = used.map((one) => one.value).join('')
    const plain =
      name === 'name' || name === 'filename' ? value : value.slice(0, 500).replace(/\s*\(.*$/, '')
    return decodeWords(decodeHeaderBytes(Buffer.from(plain, 'latin1'))).trim()
  }
  const tagged = /^([^']{0,60})'[^']{0,60}'/.exec(first.encoded ? first.value : '')
  const bytes = used.map((one, index) => {
    const text = index === 0 ? one.value.slice(tagged?.[0].length ?? 0) : one.value
    return one.encoded ? percentDecoded(text) : Buffer.from(text, 'latin1')
  })
  return decodeText(Buffer.concat(bytes), tagged?.[1] ?? null).trim()
}

/** As it stands, blanks at its end too; only RFC 2231 makes it something else. */
function boundaryOf(sections: Section[] | undefined, decoded: string | undefined): string | null {
  if (!sections) return null
  if (sections.some((one) => one.encoded)) return decoded ?? null
  const numbered = sections.filter((one) => one.order >= 0).sort((a, b) => a.order - b.order)
  const used = numbered.length > 0 ? numbered : sections.slice(0, 1)
  return used.map((one) => one.value).join('')
}

function percentDecoded(text: string): Uint8Array {
  const out = Buffer.alloc(text.length)
  let length = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const high = code === 0x25 ? hexDigit(text.charCodeAt(i + 1)) : -1
    const low = high < 0 ? -1 : hexDigit(text.charCodeAt(i + 2))
    if (low < 0) out[length++] = code
    else {
      out[length++] = high * 16 + low
      i += 2
    }
  }
  return out.subarray(0, length)
}
