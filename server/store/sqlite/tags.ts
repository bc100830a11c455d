import { SandboxError } from '../../errors.ts'
import type { MessageChange } from '../../types.ts'

const mostTags = 50
const longestTag = 100

/**
 * The tags of a message after a change; the same tag in other letter case is the same tag.
 * @throws SandboxError `bad_request` for too many or too long ones
 */
export function tagsAfter(before: string[], change: MessageChange): string[] {
  const wanted = [...(change.tags ?? before), ...(change.addTags ?? [])]
  const unwanted = new Set((change.removeTags ?? []).map(fold))
  const after = new Map<string, string>()
  for (const tag of wanted.map((one) => one.trim())) {
    const key = fold(tag)
    if (tag !== '' && !unwanted.has(key) && !after.has(key)) after.set(key, tag)
  }
  const tags = [...after.values()]
  if (tags.length > mostTags || tags.some((tag) => tag.length > longestTag)) throw tooMuch()
  return tags
}

/** As SQLite compares: ASCII letters alone. */
const fold = (tag: string) => tag.trim().replace(/[A-Z]/g, (letter) => letter.toLowerCase())

function tooMuch() {
  return new SandboxError('bad_request', {
    en: `A message has at most ${mostTags} tags of at most ${longestTag} characters.`,
    es: `Un mensaje tiene ${mostTags} etiquetas como máximo, de ${longestTag} caracteres como máximo.`,
  })
}
