import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2'

/** What an HTML source is made of, in its order; entities are decoded. */
export interface TokenHandler {
  doctype?(text: string): void
  /** Names are lower case; of a repeated attribute the first counts. */
  open(name: string, attributes: Map<string, string>, selfClosing: boolean): void
  close(name: string): void
  /** Text comes in pieces. */
  text(piece: string): void
}

/** Attributes of one tag that are read. */
const maxAttributes = 500

/**
 * Cuts HTML into tokens as browsers do, without making a tree of them: nesting costs nothing, and
 * tags that fit nowhere are told as they stand.
 */
export function tokenize(html: string, handler: TokenHandler): void {
  let name = ''
  let attributes = new Map<string, string>()
  let attribute = ''
  let value = ''
  const openTag = (selfClosing: boolean) => {
    handler.open(name, attributes, selfClosing)
    attributes = new Map()
  }
  const slice = (start: number, end: number) => html.slice(start, end)
  const callbacks: TokenizerCallbacks = {
    onopentagname: (start, end) => {
      name = slice(start, end).toLowerCase()
    },
    onattribname: (start, end) => {
      attribute = slice(start, end).toLowerCase()
      value = ''
    },
    onattribdata: (start, end) => {
      value += slice(start, end)
    },
    onattribentity: (codepoint) => {
      value += String.fromCodePoint(codepoint)
    },
    onattribend: () => {
      if (!attributes.has(attribute) && attributes.size < maxAttributes) {
        attributes.set(attribute, value)
      }
    },
    onopentagend: () => openTag(false),
    onselfclosingtag: () => openTag(true),
    onclosetag: (start, end) => handler.close(slice(start, end).toLowerCase()),
    ontext: (start, end) => handler.text(slice(start, end)),
    ontextentity: (codepoint) => handler.text(String.fromCodePoint(codepoint)),
    oncdata: (start, end, offset) => handler.text(slice(start, end - offset)),
    ondeclaration: (start, end) => handler.doctype?.(slice(start, end)),
    oncomment: () => undefined,
    onprocessinginstruction: () => undefined,
    onend: () => undefined,
  }
  const tokenizer = new Tokenizer({ decodeEntities: true }, callbacks)
  tokenizer.write(html)
  tokenizer.end()
}
