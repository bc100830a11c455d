import type { Decoder } from './decode.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const padding = -2
const values = new Int8Array(256).fill(-1)
for (let i = 0; i < 64; i++) values[alphabet.charCodeAt(i)] = i
values['='.charCodeAt(0)] = padding

/**
 * Base64 as it is found in mail (RFC 2045 §6.8): line ends and junk are skipped, padding may come
 * in the middle (several encoded pieces behind each other) or be missing.
 */
export function base64Decoder(): Decoder {
  let bits = 0
  let held = 0
  return {
    push(chunk) {
      const out = new Uint8Array(((chunk.length * 3) >> 2) + 3)
      let length = 0
      for (let i = 0; i < chunk.length; i++) {
        const value = values[chunk[i] ?? 0] ?? -1
        if (value < 0) {
          if (value === padding) held = 0
          continue
        }
        bits = ((bits << 6) | value) & 0xffffff
        held += 6
        if (held >= 8) {
          held -= 8
          out[length++] = bits >> held
        }
      }
      return out.subarray(0, length)
    },
    end: () => new Uint8Array(0),
  }
}

export function decodeBase64(bytes: Uint8Array): Uint8Array {
  return base64Decoder().push(bytes)
}
