import { SandboxError } from '../../../errors.ts'

/** A cursor names the last row of its page; opaque to whoever hands it back. */
export interface Cursor {
  n: number
  /** Rows up to and with it. */
  passed: number
  /** What it is sorted by; undefined in the order of arrival. */
  key: string | number | null | undefined
}

export function cursorOf(n: number, passed = 0, key?: Cursor['key']): string {
  const parts = [n.toString(36), passed.toString(36)]
  if (key === null) parts.push('')
  else if (typeof key === 'number') parts.push(`n${key.toString(36)}`)
  else if (key !== undefined) parts.push(`t${Buffer.from(key).toString('base64url')}`)
  return parts.join('.')
}

/** @throws SandboxError `bad_request` */
export function readCursor(cursor: string): Cursor {
  const [, n = '', passed = '0', key] =
    /^([0-9a-z]{1,11})(?:\.([0-9a-z]{1,11})(?:\.([nt][\w-]+|))?)?$/.exec(cursor) ?? []
  const read = { n: Number.parseInt(n, 36), passed: Number.parseInt(passed, 36), key: keyOf(key) }
  if (Number.isSafeInteger(read.n) && Number.isSafeInteger(read.passed)) return read
  throw new SandboxError('bad_request', {
    en: `"${cursor}" is no cursor: take the one of the page before.`,
    es: `"${cursor}" no es un cursor: usa el de la página anterior.`,
  })
}

function keyOf(text: string | undefined): Cursor['key'] {
  if (text === undefined || text === '') return text === '' ? null : undefined
  if (text.startsWith('n')) return Number.parseInt(text.slice(1), 36) || 0
  return Buffer.from(text.slice(1), 'base64url').toString()
}
