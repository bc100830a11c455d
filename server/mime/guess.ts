import { lineAt } from './header.ts'

/** Lines of a body that are searched for a boundary nobody named. */
const maxLines = 50

/**
 * The boundary of a multipart that names none: the first line that starts with `--` and is
 * followed by a header field or an empty line.
 */
export function guessBoundary(raw: Buffer, bodyStart: number, lineBreak: number): string | null {
  let at = bodyStart
  for (let line = 0; line < maxLines && at < raw.length; line++) {
    const { end, next } = lineAt(raw, at, raw.length, lineBreak)
    const length = end - at
    if (length > 3 && length <= 100 && raw[at] === 0x2d && raw[at + 1] === 0x2d) {
      const following = raw.toString('latin1', next, next + 60)
      if (/^(?:content-[a-z-]{2,30}[ \t]*:|\r?\n)/i.test(following)) {
        return raw.toString('latin1', at + 2, end).trimEnd()
      }
    }
    at = next
  }
  return null
}
