import { Parser } from 'htmlparser2'
import { remark } from '../remark.ts'
import type { KeptFinding } from '../verdict.ts'

const namespace = 'http://www.w3.org/2000/svg'
const largest = 32 * 1024
/** Characters that are read; a picture of this size has failed already. */
const longest = 256 * 1024
/** Elements within each other; no drawing program goes near it. */
const deepest = 256
/** Characters that the parser is given at a time. */
const piece = 4096
/** Of one kind: the first few say enough. */
const mostNamed = 8

/** SVG Tiny 1.2 without what moves, runs, plays or comes from elsewhere. */
const elements = new Set(
  'svg title desc metadata g defs use path rect circle ellipse line polyline polygon text textArea tspan tbreak linearGradient radialGradient stop solidColor switch font font-face font-face-src font-face-name glyph missing-glyph hkern'.split(
    ' ',
  ),
)

interface Picture {
  root: Record<string, string> | null
  rootName: string
  title: string
  depth: number
  inTitle: boolean
  foreign: Set<string>
  external: Set<string>
  scripts: Set<string>
  doctype: boolean
  /** Not closed, or followed by a second one. */
  broken: boolean
}

/** Checks a logo against SVG Tiny PS (draft-svg-tiny-ps-abrotman); one `good` finding when it fits. */
export function checkSvg(text: string): KeptFinding[] {
  const picture = read(text.slice(0, longest))
  const found: KeptFinding[] = []
  const size = Buffer.byteLength(text)
  if (size > largest) found.push(remark('bimi_svg_size', 'warn', { size, largest }))
  if (picture.root === null || picture.rootName !== 'svg') {
    return [...found, remark('bimi_svg_none', 'bad')]
  }
  if (picture.broken) found.push(remark('bimi_svg_broken', 'bad'))
  if (!inNamespace(picture.root)) found.push(remark('bimi_svg_namespace', 'bad', { namespace }))
  found.push(...onRoot(picture.root))
  if (picture.title.trim() === '') found.push(remark('bimi_svg_title', 'bad'))
  const named: [string, Set<string>][] = [
    ['bimi_svg_script', picture.scripts],
    ['bimi_svg_external', picture.external],
    ['bimi_svg_element', picture.foreign],
  ]
  for (const [code, names] of named) {
    if (names.size > 0) found.push(remark(code, 'bad', { names: [...names].join(', ') }))
  }
  if (picture.doctype) found.push(remark('bimi_svg_doctype', 'warn'))
  return found.length > 0 ? found : [remark('bimi_svg_pass', 'good', { size })]
}

function read(text: string): Picture {
  const picture: Picture = {
    ...{ root: null, rootName: '', title: '', depth: 0, inTitle: false, doctype: false },
    broken: false,
    ...{ foreign: new Set(), external: new Set(), scripts: new Set() },
  }
  const parser = new Parser(
    {
      onopentag: (name, attributes) => open(picture, name, attributes),
      onclosetag: () => {
        picture.depth--
        picture.inTitle = false
      },
      ontext: (data) => {
        if (picture.inTitle && picture.title.length < 200) picture.title += data
      },
      onprocessinginstruction: (name, data) => {
        if (/^!doctype/i.test(name)) picture.doctype = true
        if (/^\?xml-stylesheet/i.test(name)) note(picture.external, data.slice(0, 80))
      },
    },
    { xmlMode: true },
  )
  // The parser takes long over thousands of open elements: in pieces, as deep as a drawing goes.
  for (let at = 0; at < text.length && picture.depth <= deepest; at += piece) {
    parser.write(text.slice(at, at + piece))
  }
  // The end of the text closes for the parser what is open.
  const unclosed = picture.depth > 0 && text.length < longest
  picture.broken ||= unclosed || picture.depth > deepest
  parser.end()
  return picture
}

function open(picture: Picture, name: string, attributes: Record<string, string>): void {
  const plain = name.replace(/^svg:/, '')
  if (picture.depth === 0 && picture.root !== null) picture.broken = true
  if (picture.root === null) [picture.root, picture.rootName] = [attributes, plain]
  picture.inTitle = plain === 'title' && picture.depth === 1
  picture.depth++
  if (/^(?:script|handler|listener)$/i.test(plain)) note(picture.scripts, plain)
  else if (!elements.has(plain)) note(picture.foreign, plain)
  for (const [attribute, value] of Object.entries(attributes)) {
    if (/^on/i.test(attribute)) note(picture.scripts, attribute)
    const link = /^(?:xlink:)?href$|^src$/i.test(attribute) && !value.trim().startsWith('#')
    if (link || pointsOutside(value)) note(picture.external, value.slice(0, 80))
  }
}

/** `url(…)` of anything but a part of the picture itself. */
function pointsOutside(value: string): boolean {
  return /url\(\s{0,10}["']?\s{0,10}[^#\s"')]/i.test(value.slice(0, 4096))
}

/** Of `svg` itself or, where names have it, of the prefix `svg:`. */
function inNamespace(root: Record<string, string>): boolean {
  return root['xmlns'] === namespace || root['xmlns:svg'] === namespace
}

function note(names: Set<string>, name: string): void {
  if (names.size < mostNamed) names.add(name)
}

function onRoot(root: Record<string, string>): KeptFinding[] {
  const found: KeptFinding[] = []
  const { version = '', baseProfile = '', viewBox = '' } = root
  if (version !== '1.2') found.push(remark('bimi_svg_version', 'bad', { version }))
  if (baseProfile !== 'tiny-ps') found.push(remark('bimi_svg_profile', 'bad', { baseProfile }))
  if (root['x'] !== undefined || root['y'] !== undefined) found.push(remark('bimi_svg_xy', 'bad'))
  const [, , width = NaN, height = NaN] = viewBox
    .slice(0, 200)
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  if (!(width > 0 && height > 0)) found.push(remark('bimi_svg_view_box', 'bad', { viewBox }))
  else if (width !== height) found.push(remark('bimi_svg_square', 'warn', { viewBox }))
  return found
}
