import { quotedPrintable } from './encode.ts'
import type { Language } from './languages.ts'
import { seeded } from './random.ts'
import { wordSource } from './vocabulary.ts'

/** One paragraph in each form a message may need. Paragraphs are shared by many messages. */
export interface Paragraph {
  text: string
  html: string
  quotedText: string
  quotedHtml: string
}

/** Of a language with all mail; others have their share. */
const most = 6000

export function paragraphs(language: Language): Paragraph[] {
  const random = seeded(language.id.charCodeAt(0) * 256 + language.id.charCodeAt(1))
  const word = wordSource(language, random)
  const count = Math.ceil(most * language.share)
  return Array.from({ length: count }, () => {
    const sentences = Array.from({ length: 2 + random.below(4) }, () =>
      sentence(word, 5 + random.below(12), language.space),
    )
    return formsOf(sentences.join(' '))
  })
}

function sentence(word: () => string, length: number, space: string): string {
  const text = Array.from({ length }, word).join(space)
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${space === '' ? '。' : '.'}`
}

function formsOf(plain: string): Paragraph {
  const text = `${wrapped(plain)}\r\n\r\n`
  const html = `<tr><td style="padding:0 24px 16px;font:16px/24px Arial,sans-serif">${wrapped(plain)}</td></tr>\r\n`
  return { text, html, quotedText: quotedPrintable(text), quotedHtml: quotedPrintable(html) }
}

/** Lines of about 72 characters. */
function wrapped(text: string): string {
  return text.replace(/(.{60,72}) /gu, '$1\r\n')
}
