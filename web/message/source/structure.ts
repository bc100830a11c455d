import type { Part } from '../../../server/types.ts'
import type { Painter, Run } from './paint.ts'

/** A stretch of a raw message, in characters. */
interface Region {
  start: number
  end: number
  kind: 'header' | 'between' | 'encoded' | 'text'
}

type Borders = Pick<Part, 'path' | 'encoding' | 'headerStart' | 'bodyStart' | 'bodyEnd'>

/**
 * Colours a raw message by its MIME tree: names of header fields, boundaries between the parts;
 * what is encoded steps back.
 * @param bytes how long the text is in bytes
 */
export function structurePainter(text: string, bytes: number, parts: readonly Borders[]): Painter {
  const regions = inCharacters(text, bytes, regionsOf(parts))
  return (stretch, start) => {
    const runs: Run[] = []
    const end = start + stretch.length
    let at = start
    for (let i = firstAfter(regions, start); i < regions.length && at < end; i++) {
      const region = regions[i]
      if (!region) break
      const to = Math.min(region.end, end)
      runs.push(...painted(stretch.slice(at - start, to - start), region.kind))
      at = to
    }
    if (at < end) runs.push({ kind: '', text: stretch.slice(at - start) })
    return runs
  }
}

/** The message from its first byte to the end of its last part, without gaps, in bytes. */
function regionsOf(parts: readonly Borders[]): Region[] {
  const base = parts[0]?.headerStart ?? 0
  const regions: Region[] = []
  let at = base
  const push = (end: number, kind: Region['kind']) => {
    if (end <= at) return
    regions.push({ start: at - base, end: end - base, kind })
    at = end
  }
  for (const [i, part] of parts.entries()) {
    push(part.headerStart, 'between')
    push(part.bodyStart, 'header')
    // The children of a container or of a nested message come right after it.
    const parent = (parts[i + 1]?.headerStart ?? Infinity) < part.bodyEnd
    if (!parent) push(part.bodyEnd, encoded.has(part.encoding) ? 'encoded' : 'text')
  }
  push(Math.max(at, ...parts.map(({ bodyEnd }) => bodyEnd)), 'between')
  return regions
}

const encoded = new Set(['base64', 'x-uuencode', 'uuencode'])

/** Offsets in bytes become places in the text, in one walk over it. */
function inCharacters(text: string, bytes: number, regions: Region[]): Region[] {
  if (bytes === text.length) return regions
  let [at, byte] = [0, 0]
  const placeOf = (offset: number) => {
    while (byte < offset && at < text.length) byte += bytesOf(text.charCodeAt(at++))
    return at
  }
  return regions.map(({ kind, ...region }) => {
    const start = placeOf(region.start)
    return { start, end: placeOf(region.end), kind }
  })
}

/** In UTF-8; both halves of a surrogate pair have two of its four. */
function bytesOf(code: number): number {
  if (code < 0x80) return 1
  return code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 2 : 3
}

/** The first region that ends after a place. */
function firstAfter(regions: Region[], place: number): number {
  let [low, high] = [0, regions.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((regions[middle]?.end ?? 0) > place) high = middle
    else low = middle + 1
  }
  return low
}

function painted(text: string, kind: Region['kind']): Run[] {
  if (kind === 'header') return fieldNames(text)
  if (kind === 'between') return boundaries(text)
  return [{ kind: kind === 'encoded' ? 'encoded' : '', text }]
}

function fieldNames(head: string): Run[] {
  return head.split(/(?<=\n)/).flatMap((line) => {
    const name = /^[\x21-\x39\x3b-\x7e]{1,200}:/.exec(line)?.[0] ?? ''
    const rest = { kind: '', text: line.slice(name.length) }
    return name === '' ? [rest] : [{ kind: 'attr', text: name }, rest]
  })
}

/** Besides the boundaries only what no reader shows stands there: preamble and epilogue. */
function boundaries(text: string): Run[] {
  return text
    .split(/(?<=\n)/)
    .map((line) => ({ kind: line.startsWith('--') ? 'boundary' : 'comment', text: line }))
}
