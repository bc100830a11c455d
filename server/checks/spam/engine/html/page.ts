import type { Uri } from '../mail.ts'
import { baseOf, linksOf, target, trimmed } from './links.ts'
import { drawnElements, knownElements, spaceOf } from './names.ts'
import { Rendering } from './rendering.ts'
import { hiddenBy, styled, styleOf, usualStyle, type Style } from './styles.ts'
import type { TokenHandler } from './tokens.ts'

type Attributes = ReadonlyMap<string, string>

/** Elements that may lie in one another; what is deeper looks as the last one. */
const maxDepth = 500
const maxLinks = 5_000

/** Reads the tokens of one HTML part. */
export class Page implements TokenHandler {
  rendering = new Rendering()
  numbers = new Map<string, number>([['html', 1]])
  inside = new Map<string, number>()
  texts = new Map<string, string[]>()
  charsets: string[] = []
  uris: Uri[] = []
  imageArea = 0
  counts = { tags: 0, elements: 0, tagsSeen: 0, elementsSeen: 0, closedExtra: 0 }
  sizes = { least: 3, most: 3 }
  #styles: Style[] = [usualStyle]
  #base = ''
  #usualSize = 3
  #anchor: Uri | null = null

  declaration(): void {
    this.counts.tags++
    this.counts.elements++
    this.inside.set('!doctype', 0)
  }

  comment(text: string): void {
    this.#keep('comment', text)
  }

  open(tag: string, attributes: Attributes): void {
    if (!this.#count(tag, 1)) return
    if (styled.has(tag) || tag === 'th') this.#enter(tag === 'th' ? 'td' : tag, attributes)
    this.#lay(tag)
    for (const link of linksOf(tag, attributes)) this.#link(tag, link)
    this.#note(tag, attributes)
  }

  close(tag: string): void {
    if (!this.#count(tag, -1)) return
    const look = tag === 'th' ? 'td' : tag
    if (styled.has(look) && look !== 'body') this.#leave(look)
    this.#lay(tag)
  }

  text(text: string): void {
    if (this.#isInside('script')) return this.#keep('script', text)
    if (this.#isInside('style')) return
    if (this.#isInside('a')) this.#extend('anchor', text)
    if (this.#isInside('title')) this.#extend('title', text)
    const style = this.#styles.at(-1) ?? usualStyle
    const blank = /^(?:[ \t\n\r\f\v]|\xc2\xa0)*$/.test(text)
    const hidden = blank ? null : hiddenBy(style)
    if (hidden === 'contrast') this.numbers.set('font_low_contrast', 1)
    if (hidden === 'colour') this.numbers.set('font_invalid_color', 1)
    this.rendering.text(text, hidden !== null)
  }

  /** What was never closed, and hid the rest, is closed. */
  end(): void {
    for (const tag of ['script', 'style']) {
      if (this.#isInside(tag)) this.inside.set(tag, 0)
    }
  }

  /** Whether the tag means anything to the look of the page. */
  #count(tag: string, change: 1 | -1): boolean {
    const before = this.inside.get(tag)
    const namespaced = tag.includes(':') && /^(?:o|st\d):[\w-]+\/?$/.test(tag)
    const known = knownElements.has(tag)
    this.counts.tags++
    if (known || namespaced) this.counts.elements++
    if (before === undefined) {
      this.counts.tagsSeen++
      if (known || namespaced) this.counts.elementsSeen++
    }
    const now = (before ?? 0) + change
    if (now < 0) this.counts.closedExtra++
    this.inside.set(tag, Math.max(0, now))
    return !namespaced && (known || drawnElements.has(tag))
  }

  #lay(tag: string): void {
    const space = spaceOf(tag)
    if (space !== null) this.rendering.space(space)
  }

  #enter(tag: string, attributes: Attributes): void {
    if (tag === 'basefont') {
      const size = /^\s*(\d{1,6})/.exec(attributes.get('size') ?? '')?.[1]
      if (size !== undefined) this.#usualSize = Number(size)
      if (size !== undefined) return
    }
    if (tag === 'td') this.#endWithin('td', ['font', 'td'])
    if (tag === 'tr') this.#endWithin('tr', ['font', 'td', 'tr'])
    const style = styleOf(tag, attributes, this.#styles.at(-1) ?? usualStyle, this.#usualSize)
    if (tag !== 'big' && tag !== 'small') {
      this.sizes.most = Math.max(this.sizes.most, style.size)
      this.sizes.least = Math.min(this.sizes.least, style.size)
    }
    if (this.#styles.length < maxDepth) this.#styles.push(style)
  }

  /** Cells and rows need not be closed. */
  #endWithin(tag: string, ended: readonly string[]): void {
    if (!this.#styles.some((style) => style.tag === tag)) return
    while (ended.includes(this.#styles.at(-1)?.tag ?? '')) this.#styles.pop()
  }

  #leave(tag: string): void {
    const at = this.#styles.findLastIndex((style) => style.tag === tag)
    if (at > 0) this.#styles.length = at
  }

  #link(tag: string, link: string): void {
    if (link === '' || this.uris.length >= maxLinks) return
    if (tag === 'base') this.#base = baseOf(link) ?? this.#base
    const text = target(this.#base, link)
    if (text === '') return
    this.uris.push({ text, domain: null, source: tag, anchor: null })
  }

  #note(tag: string, attributes: Attributes): void {
    if (tag === 'img') this.#image(attributes)
    if (tag === 'font' && badFace(attributes.get('face'))) this.numbers.set('font_face_bad', 1)
    if (tag === 'object' || tag === 'embed') this.numbers.set('embeds', 1)
    if (tag === 'title') this.#keep('title', '')
    if (tag === 'form' && /mailto:/i.test(attributes.get('action') ?? '')) {
      this.numbers.set('form_action_mailto', 1)
    }
    if (tag === 'a') this.#openAnchor(attributes)
    if (tag === 'meta' && /content-type/i.test(attributes.get('http-equiv') ?? '')) {
      const charset = /\bcharset\s*=\s*["']?([^"']+)/i.exec(attributes.get('content') ?? '')?.[1]
      if (charset !== undefined) this.charsets.push(charset)
    }
  }

  #openAnchor(attributes: Attributes): void {
    this.#keep('anchor', '')
    const last = this.uris.at(-1)
    const linked = attributes.has('href') && trimmed(attributes.get('href') ?? '') !== ''
    this.#anchor = linked && last?.source === 'a' ? last : null
    if (this.#anchor !== null) this.#anchor.anchor = ''
  }

  #image(attributes: Attributes): void {
    if (this.#isInside('a')) this.#extend('anchor', '<img>\n')
    const [width, height] = [attributes.get('width'), attributes.get('height')]
    if (width === undefined || height === undefined) return
    this.imageArea += pixels(width, 8) * pixels(height, 6)
  }

  #isInside(tag: string): boolean {
    return (this.inside.get(tag) ?? 0) > 0
  }

  #keep(name: string, text: string): void {
    const texts = this.texts.get(name)
    if (texts === undefined) this.texts.set(name, [text])
    else texts.push(text)
  }

  #extend(name: 'anchor' | 'title', text: string): void {
    const texts = this.texts.get(name)
    if (texts !== undefined) texts.push((texts.pop() ?? '') + text)
    if (name === 'anchor' && this.#anchor !== null) this.#anchor.anchor += text
  }
}

/** Of a screen of 800 by 600; what is not told is taken for 200. */
function pixels(written: string, percent: number): number {
  const [, digits = '0', unit] = /^(\d{1,9})(%)?$/.exec(written) ?? []
  const size = Number(digits) * (unit === '%' ? percent : 1)
  return size > 0 ? size : 200
}

/** Names of letters only, parted by commas, may be fonts. */
function badFace(face: string | undefined): boolean {
  if (face === undefined) return false
  const names = face.trim().replace(/;$/, '').slice(0, 1_000).split(',')
  return !names.every((name) => /^\s*["'.]?[a-z][a-z -]*[a-z]\d?["']?\s*$/i.test(name))
}
