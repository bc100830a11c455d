import { colourOf, contrast, hex } from './colours.ts'

/** How text looks at one place. `null` is a colour that cannot be understood. */
export interface Style {
  tag: string
  colour: string | null
  background: string | null
  /** As of `<font size>`: 3 is the usual one. */
  size: number
  display: string
  visibility: string
}

export const usualStyle: Style = {
  tag: '',
  colour: '000000',
  background: 'ffffff',
  size: 3,
  display: '',
  visibility: '',
}

/** Elements whose look is followed, and which of their attributes matter. */
export const styled: ReadonlyMap<string, readonly string[]> = new Map([
  ['body', ['text']],
  ['font', ['color', 'size']],
  ['basefont', ['color', 'size']],
  ['table', ['style']],
  ['tr', ['style']],
  ['td', ['style']],
  ['span', ['style']],
  ['p', ['style']],
  ['div', ['style']],
  ['a', ['style']],
  ['marquee', []],
  ['big', []],
  ['small', []],
])

/** Colours closer than this cannot be read. */
const leastContrast = 12

/** The style inside of an element, from that around it. */
export function styleOf(
  tag: string,
  attributes: ReadonlyMap<string, string>,
  around: Style,
  usualSize: number,
): Style {
  const style = { ...around, tag }
  for (const name of styled.get(tag) ?? []) {
    const value = attributes.get(name)
    if (value === undefined) continue
    if (name === 'style') applyCss(style, value, around)
    else if (name === 'size') style.size = sizeOf(value, usualSize) ?? style.size
    else style.colour = colourOf(value)
  }
  if (tag === 'big') style.size++
  if (tag === 'small') style.size--
  return style
}

function sizeOf(value: string, usual: number): number | null {
  const relative = /^\s*([+-]\d{1,6})/.exec(value)?.[1]
  if (relative !== undefined) return usual + Number(relative)
  const absolute = /^\s*(\d{1,6})/.exec(value)?.[1]
  return absolute === undefined ? null : Number(absolute)
}

function applyCss(style: Style, css: string, around: Style): void {
  const see = { colour: style.colour, background: style.background, through: '' }
  for (const declaration of css.split(';')) {
    const at = declaration.indexOf(':')
    if (at < 0) continue
    const property = declaration.slice(0, at).trim().toLowerCase()
    const value = declaration.slice(at + 1).trim()
    if (value === '') continue
    if (property === 'color') see.colour = cssColour(value, see.colour)
    else if (property === 'background-color') see.background = cssColour(value, see.background)
    else if (property === 'background') see.background = backgroundOf(value) ?? see.background
    else if (property === 'display') style.display = value.toLowerCase()
    else if (property === 'visibility') style.visibility = value.toLowerCase()
  }
  style.background = see.background === 'transparent' ? around.background : see.background
  style.colour = see.colour === 'transparent' ? style.background : see.colour
}

function cssColour(value: string, inherited: string | null): string | null {
  const colour = value.toLowerCase().replace(/\s*!\s*important$/, '')
  if (colour.includes('rgb')) {
    return hex(
      colour
        .replace(/[^0-9,]/g, '')
        .split(',')
        .map(Number),
    )
  }
  if (colour === 'inherit') return inherited
  return colour === 'transparent' ? colour : colourOf(colour)
}

/** The colour in the bottom layer of a `background`. */
function backgroundOf(value: string): string | null {
  const words: string[] = value.toLowerCase().match(/[^\s(,]+(?:\([^)]*\))?|\([^)]*\)|,/g) ?? []
  const layer = words.slice(words.lastIndexOf(',') + 1)
  return layer.map(colourOf).find((colour) => colour !== null) ?? null
}

/** Why text cannot be seen; null when it can. */
export function hiddenBy(style: Style): 'contrast' | 'colour' | 'other' | null {
  const { colour, background } = style
  if (colour === background) return 'contrast'
  if (colour === null || background === null) return 'colour'
  if (contrast(colour, background) < leastContrast) return 'contrast'
  const hidden = style.size <= 1 || style.display === 'none' || style.visibility === 'hidden'
  return hidden ? 'other' : null
}
