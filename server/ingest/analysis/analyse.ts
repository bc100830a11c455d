import { bufferOf } from '../../mime/charset.ts'
import { encodedText, readText } from '../../mime/body.ts'
import { htmlToText } from '../../mime/html.ts'
import { walk } from '../../mime/walk.ts'
import type { Analysis } from '../../store/store.ts'
import type { Envelope, Part } from '../../types.ts'
import { shownHeader } from './header.ts'
import { hasLink } from './links.ts'
import { snippetOf } from './snippet.ts'
import { maxText, wordsFor } from './words.ts'

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
    link: hasLink(text, source),
    // An empty text beside HTML is an alternative that somebody forgot to write.
    text: text.trim() !== '' ? 'text' : hasHtml ? 'html' : has(parts, 'text') ? 'text' : null,
    complaint,
    words: wordsFor({ raw, header, envelope, text, html, parts }),
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
