import { Tokenizer } from 'htmlparser2'
import { utf8Latin } from '../view/latin.ts'
import { knownElements } from './names.ts'

/** What an HTML source is made of; texts are bytes as latin1, entities UTF-8 in it. */
export interface TokenHandler {
  declaration(text: string): void
  /** With its delimiters. */
  comment(text: string): void
  open(name: string, attributes: ReadonlyMap<string, string>): void
  close(name: string): void
  /** All text up to the next of the others. */
  text(text: string): void
}

/** Attributes of one tag that are read, and characters of one value. */
const maxAttributes = 200
const maxValue = 20_000

/** Cuts HTML into tokens in time that grows as its length. */
export function tokenize(html: string, handler: TokenHandler): void {
  const slice = (start: number, end: number) => html.slice(start, end)
  const text = collector((whole) => handler.text(whole))
  let name = ''
  let attributes = new Map<string, string>()
  let attribute = ''
  let value: string[] = []
  const open = () => {
    handler.open(name, attributes)
    attributes = new Map()
  }
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onopentagname: (start, end) => {
        text.flush()
        name = nameAt(html, start, end)
      },
      onattribname: (start, end) => {
        attribute = slice(start, end).toLowerCase()
        value = []
      },
      onattribdata: (start, end) => value.push(slice(start, Math.min(end, start + maxValue))),
      onattribentity: (codepoint) => value.push(utf8(codepoint)),
      onattribend: () => {
        if (attributes.has(attribute) || attributes.size >= maxAttributes) return
        attributes.set(attribute, value.join(''))
      },
      onopentagend: open,
      onselfclosingtag: open,
      onclosetag: (start, end) => {
        text.flush()
        handler.close(slice(start, end).toLowerCase())
      },
      ontext: (start, end) => text.add(slice(start, end)),
      ontextentity: (codepoint) => text.add(utf8(codepoint)),
      oncdata: (start, end, offset) => text.add(slice(start, end - offset)),
      ondeclaration: (start, end) => {
        text.flush()
        const written = `<!${slice(start, end)}>`
        if (/^<!doctype/i.test(written)) handler.declaration(written)
        else handler.comment(written)
      },
      oncomment: (start, end, offset) => {
        text.flush()
        const content = slice(start, end - offset)
        if (slice(start - 4, start) === '<!--') handler.comment(`<!--${content}-->`)
        else if (!content.startsWith('?')) handler.comment(`<!${content}>`)
      },
      onprocessinginstruction: () => text.flush(),
      onend: () => text.flush(),
    },
  )
  tokenizer.write(html)
  tokenizer.end()
}

const wholeName = /[^\s>]{0,200}/y

/** `<http://x>` is a tag of that name, while in `<br/>` and `<a/href>` the name ends at the slash. */
function nameAt(html: string, start: number, end: number): string {
  const name = html.slice(start, end).toLowerCase()
  if (html[end] !== '/' || knownElements.has(name)) return name
  wholeName.lastIndex = start
  return (wholeName.exec(html)?.[0] ?? name).toLowerCase().replace(/\/$/, '')
}

function collector(done: (whole: string) => void) {
  let pieces: string[] = []
  return {
    add: (piece: string) => void pieces.push(piece),
    flush: () => {
      if (pieces.length > 0) done(pieces.join(''))
      pieces = []
    },
  }
}

const utf8 = (codepoint: number) => utf8Latin(String.fromCodePoint(codepoint))
