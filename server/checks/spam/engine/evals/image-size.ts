export type ImageKind = 'gif' | 'png' | 'jpeg'

export interface Size {
  width: number
  height: number
}

/** Segments of a JPEG before its frame header that are passed over. */
const maxSegments = 200

/** The size that an image tells in its head; null when it is broken. `bytes` as latin1. */
export function sizeOf(kind: ImageKind, bytes: string): Size | null {
  const size = { gif: gifSize, png: pngSize, jpeg: jpegSize }[kind](bytes)
  return size !== null && size.width > 0 && size.height > 0 ? size : null
}

function gifSize(bytes: string): Size | null {
  if (!/^GIF8[79]a/.test(bytes) || bytes.length < 10) return null
  const little = (at: number) => bytes.charCodeAt(at) + bytes.charCodeAt(at + 1) * 256
  return { width: little(6), height: little(8) }
}

function pngSize(bytes: string): Size | null {
  if (!bytes.startsWith('\x89PNG\r\n\x1a\n') || bytes.slice(12, 16) !== 'IHDR') return null
  if (bytes.length < 24) return null
  return { width: big(bytes, 16, 4), height: big(bytes, 20, 4) }
}

function jpegSize(bytes: string): Size | null {
  if (!bytes.startsWith('\xff\xd8')) return null
  let at = 2
  for (let segment = 0; segment < maxSegments && at + 9 <= bytes.length; segment++) {
    const mark = bytes.charCodeAt(at + 1)
    const length = big(bytes, at + 2, 2)
    if (bytes[at] !== '\xff' || mark === 0xda || mark === 0xd9 || length < 2) return null
    const isFrame = mark >= 0xc0 && mark <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(mark)
    if (isFrame) return { height: big(bytes, at + 5, 2), width: big(bytes, at + 7, 2) }
    at += 2 + length
  }
  return null
}

function big(bytes: string, at: number, count: number): number {
  let value = 0
  for (let index = at; index < at + count; index++) value = value * 256 + bytes.charCodeAt(index)
  return value
}
