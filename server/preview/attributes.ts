import { rewriteCss } from './css.ts'
import { placeholder } from './placeholder.ts'
import type { References } from './references.ts'
import { rewriteSrcset } from './srcset.ts'

const set = (names: string) => new Set(names.split(' '))

/** Attributes that make browsers load something. */
const resources = set('src background poster data lowsrc dynsrc icon classid codebase archive code')
/** Attributes that go: they send, run, or load in ways nobody needs here. */
const dropped = set(
  'srcdoc action formaction ping nonce integrity crossorigin manifest profile is autofocus ' +
    'http-equiv target rel download referrerpolicy attributionsrc sandbox usemap-src xml:base',
)
const linking = set('a area')
/** SVG elements whose `href` is loaded. */
const drawing = set(
  'image use feimage pattern lineargradient radialgradient filter mask textpath mpath',
)
/** Attributes that take CSS: SVG writes fill="url(…)". */
const styling = set(
  'style fill stroke filter mask clip-path cursor marker marker-start marker-mid marker-end',
)

/** The attributes of an element as they may stand; names are lower case. */
export function rewriteAttributes(
  element: string,
  attributes: Map<string, string>,
  references: References,
): Map<string, string> {
  const out = new Map<string, string>()
  for (const [name, value] of attributes) {
    if (name.startsWith('on') || dropped.has(name)) continue
    if (!/^[a-z_][\w:.-]{0,100}$/.test(name) || name.startsWith('data-blocked-')) continue
    if (
      resources.has(name) ||
      ((name === 'href' || name === 'xlink:href') && drawing.has(element))
    ) {
      loadable(element, name, value, attributes, references, out)
    } else if (name === 'srcset' || name === 'imagesrcset') {
      const kept = rewriteSrcset(value, references, picture(element, 'srcset'))
      if (kept === null) out.set(`data-blocked-${name}`, value)
      else out.set(name, kept)
    } else if (name === 'href' || name === 'xlink:href') {
      followable(element, name, value, references, out)
    } else if (styling.has(name)) {
      out.set(name, rewriteCss(value, references))
    } else out.set(name, value)
  }
  return out
}

/** Images may be fetched if the user asks for it; films, frames and objects never. */
function picture(element: string, name: string): 'file' | undefined {
  if (name === 'background' || name === 'poster') return 'file'
  if (name === 'srcset') return element === 'img' || element === 'source' ? 'file' : undefined
  if (name === 'src') return element === 'img' || element === 'input' ? 'file' : undefined
  const drawn = element === 'image' || element === 'feimage'
  return drawn && (name === 'href' || name === 'xlink:href') ? 'file' : undefined
}

function loadable(
  element: string,
  name: string,
  value: string,
  attributes: Map<string, string>,
  references: References,
  out: Map<string, string>,
) {
  const url = references.resource(value, picture(element, name))
  if (url !== null) {
    out.set(name, url)
    return
  }
  out.set(`data-blocked-${name.replace(':', '-')}`, value)
  const image = element === 'img' || element === 'image' || element === 'input'
  if (name === 'src' && image) out.set('src', placeholder(attributes))
}

function followable(
  element: string,
  name: string,
  value: string,
  references: References,
  out: Map<string, string>,
) {
  const url = references.link(value)
  if (url === null) {
    out.set(`data-blocked-${name.replace(':', '-')}`, value)
    return
  }
  out.set(name, url)
  if (!url.startsWith('#') && (linking.has(element) || element === 'form')) {
    out.set('target', '_blank')
    out.set('rel', 'noopener noreferrer')
  }
}
