import type { References } from './references.ts'

const maxCandidates = 100

/** A `srcset` with only those candidates that may be loaded; null when none may. */
export function rewriteSrcset(
  srcset: string,
  references: References,
  as: 'file' | undefined,
): string | null {
  const kept: string[] = []
  let at = 0
  for (let count = 0; count < maxCandidates && at < srcset.length; count++) {
    while (at < srcset.length && /[\s,]/.test(srcset.charAt(at))) at++
    let end = at
    while (end < srcset.length && !/\s/.test(srcset.charAt(end))) end++
    if (end === at) break
    const word = srcset.slice(at, end)
    const url = word.replace(/,{1,100}$/, '')
    let next = end
    let descriptor = ''
    if (url === word) {
      const comma = srcset.indexOf(',', end)
      next = comma < 0 ? srcset.length : comma + 1
      descriptor = srcset.slice(end, comma < 0 ? srcset.length : comma).trim()
    }
    const target = references.resource(url, as)
    if (target !== null) kept.push(descriptor ? `${target} ${descriptor}` : target)
    at = next
  }
  return kept.length > 0 ? kept.join(', ') : null
}
