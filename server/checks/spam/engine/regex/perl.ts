import type { Pattern } from '../conf/rule.ts'
import { readLiteral, type PerlRegex } from './literal.ts'
import { Translation } from './translation.ts'

/** Longer ones are no rule's. */
const longest = 1_000_000

/** A regex of a rule in JavaScript. @returns null for what is no regex, or cannot be one here */
export function translate(text: string): Pattern | null {
  const literal = readLiteral(text)
  return literal && translated(literal)
}

export function translated({ body, flags }: PerlRegex): Pattern | null {
  if (body.length > longest) return null
  try {
    const translation = new Translation(body, flags)
    const source = translation.run()
    const kept = ['s', 'm'].filter((flag) => flags.includes(flag)).join('')
    const pattern = {
      source,
      asks: Array.from(source.matchAll(/%\\\{([A-Z][A-Z0-9_]*)\\\}/g), ([, name = '']) => name),
      flags: translation.folds ? `i${kept}` : kept,
    }
    // Compiled once to know that it is one.
    new RegExp(pattern.source, pattern.flags)
    return pattern
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
