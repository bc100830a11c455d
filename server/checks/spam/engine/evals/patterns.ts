/** What is searched of a text that a rule gives a pattern for. */
const maxSearched = 20_000

const known = new Map<string, RegExp | null>()
const maxKnown = 1_000

/** A search for a pattern that a rule hands to a function; one that is none finds nothing. */
export function searcher(pattern: string): (text: string) => boolean {
  const expression = compiled(pattern)
  return (text) => expression?.test(text.slice(0, maxSearched)) ?? false
}

function compiled(pattern: string): RegExp | null {
  const before = known.get(pattern)
  if (before !== undefined) return before
  if (known.size >= maxKnown) known.clear()
  const expression = compile(pattern)
  known.set(pattern, expression)
  return expression
}

function compile(pattern: string): RegExp | null {
  const flags = /^\(\?([ims]+)\)/.exec(pattern)
  try {
    return new RegExp(pattern.slice(flags?.[0].length ?? 0), flags?.[1] ?? '')
  } catch {
    // The rule is broken; it must not keep the others from running.
    return null
  }
}
