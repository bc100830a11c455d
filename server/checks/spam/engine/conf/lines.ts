import { holds, plainName, type Known } from './conditions.ts'

/** A file of the rule language. */
export interface RuleFile {
  name: string
  text: string
}

/** A line that counts: comments and what its conditions leave out are gone. */
export interface Line {
  key: string
  rest: string
  /** `file:line`. */
  place: string
}

/** The lines of a file that hold for a reader who knows so much. */
export function* linesOf({ name, text }: RuleFile, known: Known): Generator<Line> {
  /** Whether each open `if` holds. */
  const open: boolean[] = []
  for (const [index, raw] of text.split('\n').entries()) {
    const line = withoutComment(raw)
    if (line === '') continue
    const [, key = '', rest = ''] = /^(\S+)\s*([^]*)$/.exec(line) ?? []
    const place = `${name}:${index + 1}`
    const asked = conditionOf(key, rest, known)
    if (asked !== undefined) {
      if (asked === null) yield { key: 'unknown', rest: line, place }
      open.push(asked ?? false)
    } else if (key === 'else') open.push(!open.pop())
    else if (key === 'endif') open.pop()
    else if (open.every(Boolean)) yield { key: key.toLowerCase(), rest, place }
  }
}

/** undefined for a line that opens no condition, null for a condition that is none. */
function conditionOf(key: string, rest: string, known: Known): boolean | null | undefined {
  if (key === 'ifplugin') return known.plugins.has(plainName(rest.trim()))
  return key === 'if' ? holds(rest, known) : undefined
}

/** `\#` is the sign itself. */
function withoutComment(line: string): string {
  const bare = line.includes('#') ? line.replace(/(?<!\\)#.*$/, '').replaceAll('\\#', '#') : line
  return bare.trim()
}
