import type { Analysis, HeaderScan } from '../../store/store.ts'
import { wordsOf } from '../../search/words.ts'
import type { Address, Envelope, Part } from '../../types.ts'
import { headerWords } from './header-words.ts'

/** Characters of a message's text that can be found. */
export const maxText = 1024 * 1024

/** The words by which a message is found. */
export function wordsFor(found: {
  raw: Uint8Array
  header: HeaderScan
  envelope: Envelope
  text: string
  html: string
  parts: Part[]
}): Analysis['words'] {
  const { raw, header, envelope, text, html, parts } = found
  const plain = joined(text.slice(0, maxText))
  const made = joined(html.slice(0, maxText - Math.min(text.length, maxText)))
  const all = (list: Address[]) => joined(list.map(spelled).join('\n'))
  const named = new Set([...header.to, ...header.cc].map(({ address }) => address.toLowerCase()))
  const blind = envelope.to.filter((address) => !named.has(address.toLowerCase()))
  const from = [header.from, header.sender].flatMap((one) => (one ? [spelled(one)] : []))
  return {
    subject: joined(header.subject ?? ''),
    from: joined([...from, envelope.from].join('\n')),
    to: all(header.to),
    cc: all(header.cc),
    bcc: joined([...header.bcc.map(spelled), ...blind].join('\n')),
    replyTo: all(header.replyTo),
    header: headerWords(raw.subarray(0, parts[0]?.bodyStart ?? 0)),
    // Most mail says the same twice; once is enough to be found.
    text: plain.includes(made) ? plain : made.includes(plain) ? made : `${plain} ${made}`,
    name: joined(parts.flatMap((part) => part.name ?? []).join('\n')),
  }
}

function spelled({ name, address }: Address): string {
  return `${name} ${address}`
}

function joined(text: string): string {
  return wordsOf(text).join(' ')
}
