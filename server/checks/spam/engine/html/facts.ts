import type { HtmlFacts } from '../mail.ts'
import { fromUtf8Latin } from '../view/latin.ts'
import { Page } from './page.ts'
import { tokenize } from './tokens.ts'

/** Bytes of HTML that are read. */
const maxLength = 500_000

/**
 * What an HTML part tells, and its text as it is seen. `html` is UTF-8, bytes as latin1: what
 * another charset was is decoded before. Lengths are counted in characters.
 */
export function htmlFacts(html: string): HtmlFacts {
  const source = html.slice(0, maxLength)
  const page = new Page()
  tokenize(simplified(source), page)
  page.end()
  const text = page.rendering.all()
  for (const [name, value] of numbersOf(page, source, text)) page.numbers.set(name, value)
  return {
    numbers: page.numbers,
    elements: page.inside,
    texts: page.texts,
    charsets: page.charsets,
    uris: page.uris,
    text,
    visible: page.rendering.visible(),
    invisible: page.rendering.invisible(),
  }
}

/** Typographic quotes are taken for quotes, for that is what was meant in a tag. */
function simplified(html: string): string {
  return html.replaceAll('&nbsp;', ' ').replace(/\xe2\x80[\x9c\x9d]/g, '"')
}

function numbersOf(page: Page, source: string, text: string): [name: string, value: number][] {
  const { tags, elements, tagsSeen, elementsSeen, closedExtra } = page.counts
  const seen = fromUtf8Latin(text)
  const length = fromUtf8Latin(source).length
  const spaces = seen.match(/\s/g)?.length ?? 0
  const ofTags: [string, number][] = [
    ...(tags > 0 ? ratio('closed_extra_ratio', closedExtra, tags) : []),
    ...(elements > 0 ? ratio('bad_tag_ratio', tags - elements, tags) : []),
    ...(elementsSeen > 0 ? ratio('non_element_ratio', tagsSeen - elementsSeen, tagsSeen) : []),
    ...ifAny('obfuscation_ratio', page.rendering.obfuscation, tags),
  ]
  return [
    ['length', length],
    ['image_area', page.imageArea],
    ['min_size', page.sizes.least],
    ['max_size', page.sizes.most],
    ['html_length', seen.length],
    ['non_space_len', seen.length - spaces],
    ['ratio', (source.length - seen.length) / Math.max(1, source.length)],
    ...ofTags,
    ...ifAny('backhair_count', page.rendering.cuts.size, 1),
  ]
}

function ratio(name: string, value: number, of: number): [string, number][] {
  return [[name, value / of]]
}

function ifAny(name: string, value: number, of: number): [string, number][] {
  return value === 0 || of === 0 ? [] : [[name, value / of]]
}
