import { SandboxError } from '../../../errors.ts'

/** A cursor names the last row of its page; opaque to whoever hands it back. */
export const cursorOf = (n: number) => n.toString(36)

/** @throws SandboxError `bad_request` */
export function readCursor(cursor: string): number {
  const n = /^[0-9a-z]{1,11}$/.test(cursor) ? Number.parseInt(cursor, 36) : Number.NaN
  if (Number.isSafeInteger(n)) return n
  throw new SandboxError('bad_request', {
    en: `"${cursor}" is no cursor: take the one of the page before.`,
    es: `"${cursor}" no es un cursor: usa el de la página anterior.`,
  })
}
