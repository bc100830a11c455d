import { tokenize } from './html-tokens.ts'

/** Elements whose content nobody reads. */
const unread = new Set(['script', 'style', 'title', 'template', 'iframe', 'noembed', 'noframes'])

const words = (text: string) => new Set(text.split(' '))

/** Elements that stand on lines of their own. */
const blocks = words(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset ' +
    'figcaption figure footer form header hgroup hr html legend li main menu nav ol optgroup ' +
    'option section select summary table tbody tfoot thead tr ul',
)
/** Elements with an empty line before and after. */
const paragraphs = words('p h1 h2 h3 h4 h5 h6 pre blockquote ul ol dl table')

/**
 * The text of an HTML source as a person reads it: blocks on lines, cells parted by blanks, links
 * as their text, images as their alternative text. Hidden preheaders are part of it. Linear, however
 * deep the nesting is.
 */
export function htmlToText(html: string): string {
  const out = new TextWriter()
  let skipped: string | null = null
  tokenize(html, {
    open(name, attributes) {
      if (skipped !== null) return
      if (unread.has(name)) skipped = name
      else if (name === 'br') out.lineBreak()
      else if (name === 'img') out.add(attributes.get('alt') ?? '')
      else if (name === 'td' || name === 'th') out.blank()
      else startBlock(out, name)
    },
    close(name) {
      if (skipped !== null) {
        if (name === skipped) skipped = null
      } else if (name === 'td' || name === 'th') out.blank()
      else endBlock(out, name)
    },
    text(piece) {
      if (skipped === null) out.add(piece)
    },
  })
  return out.text()
}

function startBlock(out: TextWriter, name: string) {
  if (paragraphs.has(name)) out.line(1)
  else if (blocks.has(name)) out.line(0)
  if (name === 'li') out.add('• ')
  if (name === 'pre') out.preformatted++
}

function endBlock(out: TextWriter, name: string) {
  if (name === 'pre' && out.preformatted > 0) out.preformatted--
  if (paragraphs.has(name)) out.line(1)
  else if (blocks.has(name)) out.line(0)
}

/** Collapses blanks and counts line ends as it goes. */
class TextWriter {
  preformatted = 0
  readonly #out: string[] = []
  /** Line ends owed before the next text; a text that never comes is owed none. */
  #lines = 0
  #blank = false

  add(piece: string): void {
    if (this.preformatted > 0) return this.#addRaw(piece)
    const text = piece.replace(/[ \t\r\n\f\u00a0]+/g, ' ')
    const begins = text.startsWith(' ')
    const ends = text.endsWith(' ')
    if (begins) this.#blank = true
    const inner = text.slice(begins ? 1 : 0, ends && text.length > 1 ? -1 : undefined)
    if (inner !== '') this.#put(inner)
    if (ends) this.#blank = true
  }

  #addRaw(piece: string) {
    for (const [index, line] of piece.split(/\r\n|\r|\n/).entries()) {
      if (index > 0) this.#lines = Math.min(this.#lines + 1, 2)
      if (line !== '') this.#put(line)
    }
  }

  #put(text: string) {
    const first = this.#out.length === 0
    if (!first && this.#lines > 0) this.#out.push('\n'.repeat(this.#lines))
    else if (!first && this.#blank) this.#out.push(' ')
    this.#out.push(text)
    this.#lines = 0
    this.#blank = false
  }

  blank(): void {
    this.#blank = true
  }

  lineBreak(): void {
    this.#lines = Math.min(this.#lines + 1, 2)
    this.#blank = false
  }

  /** @param empty empty lines wanted besides the line end */
  line(empty: 0 | 1): void {
    this.#lines = Math.max(this.#lines, 1 + empty)
    this.#blank = false
  }

  text(): string {
    return this.#out.join('').trim()
  }
}
