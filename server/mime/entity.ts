import type { Part } from '../types.ts'
import { bufferOf } from './charset.ts'
import { decodedValue, valueBytes, type HeaderBlock } from './header.ts'
import { oneLine } from './header.ts'
import { parseParameters, type Parameterised } from './parameters.ts'

/** What a part's own header says of it. */
export interface Entity {
  type: string
  charset: string | null
  encoding: string
  disposition: Part['disposition']
  name: string | null
  cid: string | null
  boundary: string | null
  complaint: string | null
}

const none: Parameterised = { value: '', parameters: new Map(), boundary: null }

const maxName = 1000

const identities = new Set(['7bit', '8bit', 'binary'])
const known = new Set([...identities, 'base64', 'quoted-printable', 'x-uuencode'])
const spellings: Record<string, string> = {
  '': '7bit',
  '7-bit': '7bit',
  '8-bit': '8bit',
  'base-64': 'base64',
  'quoted printable': 'quoted-printable',
  'quoted-printible': 'quoted-printable',
  uuencode: 'x-uuencode',
  'x-uue': 'x-uuencode',
  uue: 'x-uuencode',
}

/** True when the bytes of the body stand in the message as they are. */
export function isIdentity(encoding: string): boolean {
  return identities.has(encoding) || !known.has(encoding)
}

/** @param fallback the type of a part that names none: message/rfc822 in a digest */
export function describe(raw: Uint8Array, header: HeaderBlock, fallback: string): Entity {
  const first = (name: string) => header.fields.find((field) => field.name === name)
  const parsed = (name: string) => {
    const field = first(name)
    return field ? parseParameters(valueBytes(raw, field)) : none
  }
  const content = parsed('content-type')
  const disposition = parsed('content-disposition')
  const transfer = first('content-transfer-encoding')
  const id = first('content-id')

  const encoding = encodingOf(
    transfer ? bufferOf(valueBytes(raw, transfer)).toString('latin1', 0, 200) : '',
  )
  const named = disposition.parameters.get('filename') ?? content.parameters.get('name')
  const { type, complaint } = typeOf(content.value, fallback, disposition.value)
  return {
    type,
    charset: content.parameters.get('charset')?.toLowerCase().slice(0, 60) || null,
    encoding,
    disposition: dispositionOf(disposition.value),
    name: named ? oneLine(named).slice(0, maxName) || null : null,
    cid: id ? bareId(decodedValue(raw, id)) : null,
    boundary: type.startsWith('multipart/') ? content.boundary || null : null,
    complaint:
      complaint ??
      (known.has(encoding) ? null : `The transfer encoding “${encoding}” is not known.`),
  }
}

function typeOf(value: string, fallback: string, disposition: string) {
  if (value === '') {
    const bytes = disposition === 'attachment' && fallback === 'text/plain'
    return { type: bytes ? 'application/octet-stream' : fallback, complaint: null }
  }
  if (/^[^\s/]+\/[^\s/]+$/.test(value)) return { type: value, complaint: null }
  if (value === 'text') return { type: 'text/plain', complaint: null }
  return { type: 'text/plain', complaint: `The content type “${value}” is malformed.` }
}

function encodingOf(text: string): string {
  const bare = text
    .replace(/\([^()]*\)/g, ' ')
    .replace(/[\r\n"';]+/g, ' ')
    .trim()
    .toLowerCase()
    .slice(0, 40)
  return spellings[bare] ?? bare
}

/** RFC 2183 §2.8: a disposition nobody knows is an attachment; what is no token says nothing. */
function dispositionOf(value: string): Part['disposition'] {
  if (!/^[\w.+-]+$/.test(value)) return null
  return value === 'inline' ? 'inline' : 'attachment'
}

/** An id without its angle brackets. */
export function bareId(text: string): string | null {
  const open = text.indexOf('<')
  const close = text.indexOf('>', open + 1)
  const id = open >= 0 && close > open ? text.slice(open + 1, close) : text.replace(/[<>]/g, '')
  return id.trim().slice(0, maxName) || null
}
