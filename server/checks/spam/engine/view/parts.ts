import { bufferOf } from '../../../../mime/charset.ts'
import { decodeTransfer } from '../../../../mime/decode.ts'
import type { Part } from '../../../../types.ts'
import { htmlFacts } from '../html/facts.ts'
import type { HtmlFacts, MimePart } from '../mail.ts'
import { charactersOf } from './characters.ts'
import { readFields, type Field } from './fields.ts'
import { fromUtf8Latin, latin, utf8Latin, withLf } from './latin.ts'

/** Encoded bytes of a part that are decoded for the rules. */
const maxEncoded = 2_000_000

type Within = MimePart['within']

/** A part, container or not, decoded when it is first asked for. */
export class Piece {
  readonly part: Part
  readonly within: Within
  /** Whether other parts lie in it. */
  readonly container: boolean
  /** Whether it is a message that was encoded, and its parts follow from bytes of their own. */
  opened = false
  readonly #raw: Uint8Array

  constructor(raw: Uint8Array, part: Part, within: Within, container: boolean) {
    this.#raw = raw
    this.part = part
    this.within = within
    this.container = container
  }

  /** Whether its places are those of these bytes. */
  isOf(raw: Uint8Array): boolean {
    return this.#raw === raw
  }

  /** Programs show any text as plain text, but for HTML, calendars and cards. */
  get type(): string {
    const { type, role } = this.part
    if (type.startsWith('multipart/') && role !== 'container') return 'text/plain'
    const odd = /^text\b/.test(type) && !/^text\/(?:x-vcard|calendar|html)$/.test(type)
    return odd ? 'text/plain' : type
  }

  /** As `type`, but a file `.html` is HTML. */
  get shown(): string {
    return /\.s?html?$/i.test(this.part.name ?? '') ? 'text/html' : this.type
  }

  /** A multipart in which there is nothing at all. */
  get hollow(): boolean {
    const { type, bodyStart, bodyEnd } = this.part
    return type.startsWith('multipart/') && bodyEnd <= bodyStart
  }

  #fields: Field[] | undefined
  get fields(): Field[] {
    const { headerStart, bodyStart } = this.part
    return (this.#fields ??= readFields(this.#raw, headerStart, bodyStart))
  }

  get #encoded(): Uint8Array {
    const { bodyStart, bodyEnd } = this.part
    return this.#raw.subarray(bodyStart, Math.min(bodyEnd, bodyStart + maxEncoded))
  }

  #bytes: Uint8Array | undefined
  get bytes(): Uint8Array {
    return (this.#bytes ??= decodeTransfer(this.#encoded, this.part.encoding))
  }

  /** As decoded, charset untouched. */
  #source: string | undefined
  get source(): string {
    return (this.#source ??= withLf(latin(this.bytes)))
  }

  /** Characters, of plain text and HTML alike. */
  get #characters(): string {
    return charactersOf(this.bytes, this.part.charset).replaceAll('\r\n', '\n')
  }

  #html: HtmlFacts | undefined
  get html(): HtmlFacts | null {
    if (this.shown !== 'text/html') return null
    return (this.#html ??= htmlFacts(utf8Latin(this.#characters)))
  }

  /** The text as it is seen; null of what is no text. */
  #rendered: string | undefined
  get rendered(): string | null {
    if (this.shown === 'text/html') return (this.#rendered ??= fromUtf8Latin(this.html?.text ?? ''))
    return this.shown === 'text/plain' ? (this.#rendered ??= this.#characters) : null
  }

  get described(): MimePart {
    const { headerStart, bodyStart, name, charset, disposition, size } = this.part
    const encoding = this.fields.findLast(({ key }) => key === 'content-transfer-encoding')
    return {
      type: this.type,
      name,
      charset,
      encoding: encoding?.value.trim().toLowerCase() ?? '',
      disposition,
      header: withLf(bufferOf(this.#raw).toString('latin1', headerStart, bodyStart)),
      size,
      within: this.within,
      raw: () => withLf(latin(this.#encoded)),
      decoded: () => latin(this.bytes),
      text: () => (this.rendered === null ? null : utf8Latin(this.rendered)),
    }
  }
}
