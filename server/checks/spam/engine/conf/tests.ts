import { translated } from '../regex/perl.ts'
import { readLiteral } from '../regex/literal.ts'
import { readMeta } from './meta.ts'
import type { Pattern, Test } from './rule.ts'

/** Puts tags of `replace_rules` into a regex; what it was where there are none. */
type Replace = (source: string) => string

/** What stands behind the name of a rule. @returns null for what makes no sense */
export function readTest(kind: string, text: string, replace: Replace): Test | null {
  const call = /^eval:(.+)$/s.exec(text)
  switch (kind) {
    case 'header':
      return call ? evaluated('header', call[1] ?? '') : headerTest(text, replace)
    case 'body':
    case 'rawbody':
    case 'full':
    case 'uri': {
      if (call) return kind === 'uri' ? null : evaluated(kind, call[1] ?? '')
      const pattern = patternOf(text, replace)
      return pattern && { kind, pattern }
    }
    case 'mimeheader': {
      const test = headerTest(text, replace)
      if (test?.kind !== 'header') return null
      const { field, as, pattern, negated, unset } = test
      return { kind, field, as: as === 'raw' ? as : undefined, pattern, negated, unset }
    }
    case 'meta': {
      const expression = readMeta(text)
      return expression && { kind, expression }
    }
    default:
      return null
  }
}

function headerTest(text: string, replace: Replace): Test | null {
  const exists = /^exists:([!-9;-\x7e]+)$/.exec(text.trim())
  if (exists) return { kind: 'exists', field: exists[1] ?? '' }
  const found =
    /^([!-9;-\x7e]+?)((?::(?:addr|name|raw|host|domain|ip|revip|first|last))*)\s*(=~|!~)\s*([^]*)$/.exec(
      text,
    )
  if (!found) return null
  const [, field = '', as = '', sign, rest = ''] = found
  const unset = /\s\[if-unset:\s*([^\]]*)\]\s*$/.exec(rest)
  const pattern = patternOf(unset ? rest.slice(0, unset.index) : rest, replace)
  if (!pattern) return null
  return {
    kind: 'header',
    field,
    as: modifier(as),
    pattern,
    negated: sign === '!~',
    unset: unset?.[1] ?? null,
  }
}

function modifier(as: string): 'addr' | 'name' | 'raw' | undefined {
  for (const one of ['addr', 'name', 'raw'] as const) if (as.includes(`:${one}`)) return one
  return undefined
}

function patternOf(text: string, replace: Replace): Pattern | null {
  const literal = readLiteral(text)
  return literal && translated({ ...literal, body: replace(literal.body) })
}

const argument = /\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([^\s,'"()]+))\s*(?:,|$)/y

function evaluated(on: 'header' | 'body' | 'rawbody' | 'full', call: string): Test | null {
  const found = /^\s*(\w+)\s*(?:\(([^]*)\))?\s*;?$/.exec(call)
  if (!found) return null
  const [, name = '', list = ''] = found
  const args: string[] = []
  argument.lastIndex = 0
  const given = list.trim()
  while (argument.lastIndex < given.length) {
    const one = argument.exec(given)
    if (!one) return null
    args.push(one[1] ?? one[2] ?? one[3] ?? '')
  }
  return { kind: 'eval', on, name, args }
}
