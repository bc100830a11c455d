import type { Text } from './types.ts'

/**
 * A text of Mailproof's own where what others say stands as well: a reply, a line of a transcript.
 * It is kept in both languages, for who reads it is not known yet. Nothing that a server says
 * begins so: a reply of SMTP begins with its code.
 */
export function kept({ en, es }: Text): string {
  return JSON.stringify({ en, es })
}

/** The text that was kept; null for what somebody else said. */
export function textOf(words: string): Text | null {
  if (!words.startsWith('{"en":')) return null
  try {
    const found: unknown = JSON.parse(words)
    return isText(found) ? found : null
  } catch {
    // It only looks like one of ours.
    return null
  }
}

/** As somebody reads it. */
export function said(words: string, say: (text: Text) => string): string {
  const text = textOf(words)
  return text ? say(text) : words
}

/** The same words, each language altered. */
export function reworded(words: string, alter: (text: string) => string): string {
  const text = textOf(words)
  return text ? kept({ en: alter(text.en), es: alter(text.es) }) : alter(words)
}

function isText(value: unknown): value is Text {
  if (typeof value !== 'object' || value === null) return false
  return 'en' in value && 'es' in value && [value.en, value.es].every(isString)
}

const isString = (value: unknown) => typeof value === 'string'
