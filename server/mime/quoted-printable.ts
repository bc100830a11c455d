import type { Decoder } from './decode.ts'
import { hexDigit } from './hex.ts'

/** Blanks at the end of a line are dropped (RFC 2045 §6.7 rule 3); longer runs than this stay. */
const maxBlanks = 8192

const cr = 0x0d
const lf = 0x0a
const equals = 0x3d

/**
 * Quoted-printable as it is found in mail: `=` and two hexadecimal digits of any case, soft line
 * breaks with blanks after the `=`, and whatever else follows a `=` left as it stands.
 */
export function quotedPrintableDecoder(): Decoder {
  /** What cannot be decided before the next byte: blanks, or a `=` and what follows it. */
  let held: number[] = []
  let escaping = false

  function step(byte: number, put: (byte: number) => void): void {
    if (escaping) return afterEquals(byte, put)
    if (byte === 0x20 || byte === 0x09) {
      held.push(byte)
      if (held.length > maxBlanks) release(put)
      return
    }
    if (byte === cr || byte === lf) held = []
    else if (held.length > 0) release(put)
    if (byte === equals) {
      escaping = true
      held.push(byte)
    } else put(byte)
  }

  /** `held` is '=', '=X', '=' and blanks, or '=' with blanks and CR. */
  function afterEquals(byte: number, put: (byte: number) => void): void {
    const last = held[held.length - 1] ?? 0
    if (byte === lf) return drop()
    if (last === cr) {
      drop()
      return step(byte, put)
    }
    const blank = byte === 0x20 || byte === 0x09
    if (byte === cr || (blank && (held.length === 1 || isBlank(last)) && held.length < maxBlanks)) {
      // '=X' and a line end: no soft break, the '=' was literal.
      if (held.length > 1 && !isBlank(last)) return literal(byte, put)
      held.push(byte)
      return
    }
    const digit = hexDigit(byte)
    if (digit < 0) return literal(byte, put)
    if (held.length === 1) {
      held.push(byte)
      return
    }
    if (held.length > 2 || isBlank(last)) return literal(byte, put)
    put(hexDigit(last) * 16 + digit)
    drop()
  }

  function literal(byte: number, put: (byte: number) => void) {
    release(put)
    escaping = false
    step(byte, put)
  }
  function release(put: (byte: number) => void) {
    for (const one of held) put(one)
    held = []
  }
  function drop() {
    held = []
    escaping = false
  }

  return {
    push(chunk) {
      const out = new Uint8Array(chunk.length + held.length)
      let length = 0
      const put = (byte: number) => {
        out[length++] = byte
      }
      for (let i = 0; i < chunk.length; i++) {
        const byte = chunk[i] ?? 0
        if (escaping || held.length > 0) {
          step(byte, put)
          continue
        }
        // Nothing is pending and what follows is in sight: most of a text goes this way.
        if (byte === equals) {
          const high = hexDigit(chunk[i + 1])
          const low = high < 0 ? -1 : hexDigit(chunk[i + 2])
          if (low < 0) step(byte, put)
          else {
            out[length++] = high * 16 + low
            i += 2
          }
        } else if (byte !== 0x20 && byte !== 0x09) out[length++] = byte
        else if ((chunk[i + 1] ?? 0) > 0x20) out[length++] = byte
        else step(byte, put)
      }
      return out.subarray(0, length)
    },
    end() {
      const soft = escaping && (held.length === 1 || isBlank(held[1] ?? 0) || held[1] === cr)
      const rest = soft || !escaping ? [] : held
      drop()
      return Uint8Array.from(rest)
    },
  }
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x09
}
