import { bufferOf, decodeText } from '../../../../mime/charset.ts'
import { decodeTransfer } from '../../../../mime/decode.ts'
import type { Part } from '../../../../types.ts'
import type { MimePart } from '../mail.ts'
import { latin, withLf } from './latin.ts'

/** Encoded bytes of a part that are decoded for the rules. */
const maxEncoded = 2_000_000

/** A part that has no parts, decoded when it is first asked for. */
export class Leaf {
  readonly part: Part
  /** Its type as programs take it: a file `.html` is HTML. */
  readonly type: string
  readonly #raw: Uint8Array
  #bytes: Uint8Array | undefined

  constructor(raw: Uint8Array, part: Part) {
    this.#raw = raw
    this.part = part
    this.type = /\.s?html?$/i.test(part.name ?? '') ? 'text/html' : part.type
  }

  get bytes(): Uint8Array {
    const { bodyStart, bodyEnd, encoding } = this.part
    const end = Math.min(bodyEnd, bodyStart + maxEncoded)
    return (this.#bytes ??= decodeTransfer(this.#raw.subarray(bodyStart, end), encoding))
  }

  /** As decoded, charset untouched. */
  get source(): string {
    return withLf(latin(this.bytes))
  }

  get text(): string {
    return decodeText(this.bytes, this.part.charset).replace(/\r\n?/g, '\n')
  }

  get described(): MimePart {
    const { headerStart, bodyStart, type, name, charset, encoding, disposition, size } = this.part
    const header = withLf(bufferOf(this.#raw).toString('latin1', headerStart, bodyStart))
    return { type, name, charset, encoding, disposition, header, size }
  }
}

/** A container's parts come right after it; so do those of an opened message. */
export function leavesOf(raw: Uint8Array, parts: readonly Part[]): Leaf[] {
  return parts
    .filter((part, index) => {
      const next = parts[index + 1]
      return part.role !== 'container' && !(next && next.headerStart < part.bodyEnd)
    })
    .map((part) => new Leaf(raw, part))
}
