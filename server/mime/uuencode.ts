import type { Decoder } from './decode.ts'

/** A line holds at most 45 bytes in 61 characters; a longer one is cut. */
const maxLine = 1000

/** uuencode: what stands between the `begin` and `end` lines; text around them is left out. */
export function uuDecoder(): Decoder {
  let line: number[] = []
  let inside = false

  function take(): number[] {
    const text = String.fromCharCode(...line)
    const bytes = line
    line = []
    if (!inside) {
      inside = /^begin(?:-base64)? [0-7]{3,4} /.test(text)
      return []
    }
    if (/^end\s*$/.test(text)) {
      inside = false
      return []
    }
    return decodeLine(bytes)
  }

  return {
    push(chunk) {
      const out: number[][] = []
      for (const byte of chunk) {
        if (byte === 0x0a) out.push(take())
        else if (byte !== 0x0d && line.length < maxLine) line.push(byte)
      }
      return Uint8Array.from(out.flat())
    },
    end: () => Uint8Array.from(take()),
  }
}

function decodeLine(line: number[]): number[] {
  const size = ((line[0] ?? 0x20) - 0x20) & 0x3f
  const out: number[] = []
  const six = (at: number) => ((line[at] ?? 0x20) - 0x20) & 0x3f
  for (let i = 1; out.length < size && i < line.length; i += 4) {
    out.push((six(i) << 2) | (six(i + 1) >> 4))
    out.push(((six(i + 1) << 4) | (six(i + 2) >> 2)) & 0xff)
    out.push(((six(i + 2) << 6) | six(i + 3)) & 0xff)
  }
  return out.slice(0, size)
}
