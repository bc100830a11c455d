import { tokenize } from '../mime/html-tokens.ts'
import { rewriteAttributes } from './attributes.ts'
import { rewriteCss } from './css.ts'
import { createReferences, type References } from './references.ts'
import type { Lead } from './remote.ts'

const set = (names: string) => new Set(names.split(' '))

/** Gone with all they contain. */
const removed = set('script iframe noembed noframes template portal fencedframe title')
/** Gone, but what they contain is shown: it is what readers without them see. */
const unwrapped = set(
  'base meta link noscript object embed applet param frame frameset plaintext animate set ' +
    'animatetransform animatemotion bgsound',
)
/** The few `<meta name>` that only concern looks. */
const keptMeta = set(
  'viewport color-scheme supported-color-schemes format-detection x-apple-disable-message-reformatting',
)
/** What a `<link>` with one of these would have fetched is counted. */
const fetching =
  /(?:^|\s)(?:stylesheet|icon|apple-touch-icon|preload|prefetch|modulepreload|preconnect|dns-prefetch|prerender|manifest)(?:\s|$)/i

/**
 * A message's HTML as a page that may be shown: rewritten, not sanitised, for people come to see
 * their own mail as it is. The wall is the policy it is served with (`policy.ts`); this keeps
 * its looks and takes away what must not even be tried: remote references (counted), scripts,
 * handlers, frames, forms that send, links that run code. Several sources become one page.
 *
 * @param cids Content-ID → URL of the part
 * @param lead leads images and style sheets of elsewhere to us; absent: they are blocked
 */
export function rewrite(sources: string[], cids: Record<string, string>, lead?: Lead): string {
  const references = createReferences(cids, lead)
  const out: string[] = []
  let doctype = ''
  for (const source of sources) {
    const page = rewriteOne(source, references)
    doctype ||= page.doctype
    out.push(page.html)
  }
  // A browser puts these in the head and merges the mail's own <html> and <head> with it.
  const head =
    '<meta charset="utf-8"><meta name="referrer" content="no-referrer">' +
    `<meta name="mailproof-remote" content="${escapeAttribute(JSON.stringify(references.blocked()))}">`
  return doctype + head + out.join('\n')
}

function rewriteOne(source: string, references: References): { doctype: string; html: string } {
  const out: string[] = []
  let doctype = ''
  let skipped: string | null = null
  let style: string[] | null = null

  tokenize(source, {
    doctype(text) {
      if (/^doctype\s+html\b[^<>]{0,300}$/i.test(text)) doctype ||= `<!${text}>`
    },
    open(name, attributes, selfClosing) {
      if (skipped !== null) return
      if (name === 'base') references.setBase(attributes.get('href') ?? '')
      if (removed.has(name)) {
        references.resource(attributes.get('src') ?? '#')
        skipped = name
        return
      }
      const meta = name === 'meta' && keptMeta.has(attributes.get('name')?.toLowerCase() ?? '')
      const sheet = name === 'link' ? sheetTag(attributes, references) : null
      if (sheet !== null) {
        out.push(sheet)
        return
      }
      if (unwrapped.has(name) && !meta) return countRemoved(name, attributes, references)
      if (!/^[a-z][\w:.-]{0,100}$/.test(name)) return
      out.push(
        openTag(shownName(name), rewriteAttributes(name, attributes, references), selfClosing),
      )
      if (name === 'style') style = []
    },
    close(name) {
      if (skipped !== null) {
        if (name === skipped) skipped = null
        return
      }
      if (name === 'style' && style !== null) {
        out.push(styleText(style.join(''), references))
        style = null
      }
      if (unwrapped.has(name) || removed.has(name) || !/^[a-z][\w:.-]{0,100}$/.test(name)) return
      out.push(`</${shownName(name)}>`)
    },
    text(piece) {
      if (skipped !== null) return
      if (style !== null) style.push(piece)
      else out.push(escapeText(piece))
    },
  })
  // An unclosed <style> swallows the rest, in browsers too.
  if (style !== null) out.push(styleText((style as string[]).join(''), references), '</style>')
  return { doctype, html: out.join('') }
}

/** `<xmp>` would show our escapes; `<image>` is what browsers make `<img>` of. */
function shownName(name: string): string {
  return name === 'xmp' || name === 'listing' ? 'pre' : name
}

/** A style sheet that the user asked for; null for every other link. */
function sheetTag(attributes: Map<string, string>, references: References): string | null {
  const words = (attributes.get('rel') ?? '').slice(0, 200).toLowerCase().split(/\s+/)
  if (!words.includes('stylesheet') || words.includes('alternate')) return null
  const href = references.resource(attributes.get('href') ?? '', 'style')
  if (href === null) return null
  const media = attributes.get('media')
  const kept = new Map([
    ['rel', 'stylesheet'],
    ['href', href],
    ...(media === undefined ? [] : [['media', media] as const]),
  ])
  return openTag('link', kept, false)
}

function countRemoved(name: string, attributes: Map<string, string>, references: References) {
  if (name === 'link' && !fetching.test(attributes.get('rel')?.slice(0, 200) ?? '')) return
  for (const attribute of ['src', 'data', 'href', 'code']) {
    const url = name === 'base' ? undefined : attributes.get(attribute)
    if (url !== undefined) references.resource(url)
  }
}

function openTag(name: string, attributes: Map<string, string>, selfClosing: boolean): string {
  let tag = `<${name}`
  for (const [attribute, value] of attributes) {
    tag += value === '' ? ` ${attribute}=""` : ` ${attribute}="${escapeAttribute(value)}"`
  }
  return `${tag}${selfClosing ? ' /' : ''}>`
}

/**
 * In SVG and MathML browsers read markup inside <style>, so no tag may start here. The old comment
 * marks around style sheets mean nothing and go.
 */
function styleText(css: string, references: References): string {
  return rewriteCss(css.replace(/<!--|-->/g, ' '), references).replace(/<(?=[a-z/!?])/gi, '\\3c ')
}

function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (char) => (char === '&' ? '&amp;' : char === '<' ? '&lt;' : '&gt;'))
}

function escapeAttribute(text: string): string {
  return text.replace(/[&<>"]/g, (char) =>
    char === '&' ? '&amp;' : char === '"' ? '&quot;' : char === '<' ? '&lt;' : '&gt;',
  )
}
