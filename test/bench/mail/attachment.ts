import { base64 } from './encode.ts'
import { seeded, type Random } from './random.ts'

export interface Attachment {
  type: string
  name: string
  /** Base64 in lines. */
  content: string
}

const kinds = [
  { type: 'application/pdf', name: 'invoice', ending: 'pdf' },
  { type: 'image/png', name: 'photo', ending: 'png' },
  { type: 'text/csv', name: 'lines', ending: 'csv' },
  { type: 'application/zip', name: 'archive', ending: 'zip' },
]

const line = 78
let block: string | undefined

/** Bytes that no deflater makes smaller, as pictures and PDFs are; made once. */
function noise(): string {
  if (block === undefined) {
    const random = seeded(99)
    const bytes = Buffer.alloc(57 * 4096)
    for (let i = 0; i < bytes.length; i += 4) bytes.writeUInt32LE(random.next() * 2 ** 32, i)
    block = `${base64(bytes)}\r\n`
  }
  return block
}

/** @param size of the whole message: the attachment takes most of a large one */
export function attachment(random: Random, size: number): Attachment {
  const kind = random.pick(kinds)
  const wanted = size > 20_000 ? size - 6000 : 1000 + random.below(1000)
  const source = noise()
  const start = random.below(source.length / line) * line
  let content = source.slice(start, start + wanted)
  while (content.length < wanted) content += source.slice(0, wanted - content.length)
  const whole = content.slice(0, Math.floor(content.length / line) * line)
  return {
    type: kind.type,
    name: `${kind.name}-${random.below(5000)}.${kind.ending}`,
    content: whole,
  }
}
