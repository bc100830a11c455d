import { bufferOf } from '../../mime/charset.ts'
import { encodedText, readText } from '../../mime/body.ts'
import { htmlToText } from '../../mime/html.ts'
import { walk } from '../../mime/walk.ts'
import { wordsOf } from '../../search/words.ts'
import type { Analysis, HeaderScan } from '../../store/store.ts'
import type { Address, Envelope, Part } from '../../types.ts'
import { shownHeader } from './header.ts'
import { snippetOf } from './snippet.ts'

/** Characters of a message's text that can be found. */
const maxText = 1024 * 1024
/** Encoded bytes of a body that are decoded for it. */
const maxBody = 4 * maxText

/**
 * Takes a message apart: its tree, what is shown of its header, its text and the words by which
 * it is found.
 */
export function analyse(raw: Uint8Array, envelope: Envelope): Analysis {
  const { parts, complaint } = walk(raw)
  const header = shownHeader(raw, parts[0])
  const text = bodyText(raw, parts, 'text')
  const source = bodyText(raw, parts, 'html')
  const html = htmlToText(source)
  const hasHtml = source.trim() !== ''
  return {
    header,
    parts,
    snippet: snippetOf(text) || snippetOf(html),
    attachments: parts.filter((part) => part.role === 'attachment').length,
    html: hasHtml,
    // An empty text beside HTML is an alternative that somebody forgot to write.
    text: text.trim() !== '' ? 'text' : hasHtml ? 'html' : has(parts, 'text') ? 'text' : null,
    complaint,
    words: wordsFor(header, envelope, text, html, parts),
  }
}

function has(parts: Part[], role: Part['role']): boolean {
  return parts.some((part) => part.role === role)
}

function bodyText(raw: Uint8Array, parts: Part[], role: 'text' | 'html'): string {
  let text = ''
  for (const part of parts) {
    if (part.role !== role) continue
    if (text.length >= maxText) break
    const encoded = encodedText(raw, part)
    text += readText({ ...encoded, body: bufferOf(encoded.body).subarray(0, maxBody) }) + '\n'
  }
  return text
}

function wordsFor(
  header: HeaderScan,
  envelope: Envelope,
  text: string,
  html: string,
  parts: Part[],
): Analysis['words'] {
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
    header: '',
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
