import type { EvalContext, EvalFunction } from '../eval.ts'
import type { MimePart } from '../mail.ts'
import { searcher } from './patterns.ts'
import { once } from './shared.ts'
import { sizeOf, type ImageKind, type Size } from './image-size.ts'

/** Attached images: how many, how large. */
export const imageFunctions: Record<string, EvalFunction> = {
  image_count: (context, kind = 'all', least = '0', most) =>
    isBetween(ofKind(context, kind).length, least, most),
  pixel_coverage: (context, kind = 'all', least = '0', most) =>
    isBetween(areaOf(context, kind), least, most),
  image_to_text_ratio: isLargerThanText,
  image_named: (context, name = '') => once(context, images).some((one) => one.name === name),
  image_name_regex: (context, pattern = '') => {
    const found = searcher(pattern)
    return once(context, images).some(({ name }) => name !== null && found(name))
  },
  image_size_exact: (context, kind = 'all', height = '0', width = '0') =>
    sizes(context, kind).some((one) => one.height === +height && one.width === +width),
  image_size_range: hasSizeBetween,
}

interface Image {
  kind: ImageKind
  size: Size | null
  name: string | null
}

function images({ mail }: EvalContext): Image[] {
  return mail.mime().flatMap((part) => {
    const kind = kindOf(part)
    return kind === null ? [] : [{ kind, size: sizeOf(kind, part.decoded()), name: part.name }]
  })
}

function kindOf({ type, encoding }: MimePart): ImageKind | null {
  if (encoding.toLowerCase() !== 'base64') return null
  if (type === 'image/gif') return 'gif'
  if (type === 'image/png') return 'png'
  return type === 'image/jpeg' || type === 'image/jpg' ? 'jpeg' : null
}

function ofKind(context: EvalContext, kind: string): Image[] {
  return once(context, images).filter((image) => kind === 'all' || image.kind === kind)
}

function sizes(context: EvalContext, kind: string): Size[] {
  return ofKind(context, kind).flatMap(({ size }) => size ?? [])
}

function areaOf(context: EvalContext, kind: string): number {
  return sizes(context, kind).reduce((sum, { width, height }) => sum + width * height, 0)
}

function isBetween(value: number, least: string, most: string | undefined): boolean {
  return value >= Number(least) && (most === undefined || value <= Number(most))
}

/** Characters of the text, of the source for a `rawbody` rule, for each pixel. */
function isLargerThanText(context: EvalContext, kind = 'all', least = '0', most = '0'): boolean {
  const { mail, on } = context
  const lines = on === 'rawbody' ? mail.rawbody() : mail.body()
  const length = lines.reduce((sum, line) => sum + line.length, 0)
  const area = areaOf(context, kind)
  if (length === 0 || area === 0) return false
  return length / area >= Number(least) && length / area < Number(most)
}

function hasSizeBetween(
  context: EvalContext,
  kind = 'all',
  leastHeight = '0',
  leastWidth = '0',
  mostHeight?: string,
  mostWidth?: string,
): boolean {
  return sizes(context, kind).some(
    ({ width, height }) =>
      isBetween(height, leastHeight, mostHeight) && isBetween(width, leastWidth, mostWidth),
  )
}
