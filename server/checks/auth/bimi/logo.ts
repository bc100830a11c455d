import { gunzipSync } from 'node:zlib'
import { remark } from '../remark.ts'
import type { KeptFinding } from '../verdict.ts'
import { checkSvg } from './svg.ts'

/** Bytes of a logo that are read, packed or not; eight times what receivers take. */
export const largestLogo = 256 * 1024

export interface Logo {
  /** Unpacked; null where that was not possible within the bounds. */
  svg: Buffer<ArrayBuffer> | null
  findings: KeptFinding[]
}

/** Reads a logo, as it is or packed with gzip (.svgz), and holds it to the rules of its format. */
export function readLogo(bytes: Uint8Array): Logo {
  if (bytes.byteLength > largestLogo) return tooLarge()
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b
  const svg = packed ? unpacked(bytes) : Buffer.from(bytes)
  if (svg === 'large') return tooLarge()
  if (svg === 'broken') return { svg: null, findings: [remark('bimi_logo_packing', 'bad')] }
  return { svg, findings: checkSvg(new TextDecoder().decode(svg)) }
}

/** A few bytes never become many. */
export function unpacked(bytes: Uint8Array): Buffer<ArrayBuffer> | 'large' | 'broken' {
  try {
    return Buffer.from(gunzipSync(bytes, { maxOutputLength: largestLogo }))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    return code === 'ERR_BUFFER_TOO_LARGE' ? 'large' : 'broken'
  }
}

/** For an `img` element, in which a picture runs nothing and fetches nothing. */
export function pictureOf(svg: Buffer): string {
  return `data:image/svg+xml;base64,${svg.toString('base64')}`
}

function tooLarge(): Logo {
  return { svg: null, findings: [remark('bimi_logo_size', 'bad')] }
}
