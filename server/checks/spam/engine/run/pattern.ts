import type { Pattern } from '../conf/rule.ts'
import { needsOf, type Needs } from '../regex/needs.ts'
import { escaped } from '../regex/escaped.ts'

/** What rules with named groups found: other regexes ask for it by `%{NAME}`. */
export type Captured = ReadonlyMap<string, ReadonlySet<string>>

const asked = /%\\\{[A-Z][A-Z0-9_]*\\\}/g

/** A regex, compiled when the first text is matched with it. */
export class Matching {
  readonly needs: Needs
  readonly #pattern: Pattern
  #regex: RegExp | undefined

  constructor(pattern: Pattern) {
    this.#pattern = pattern
    // What is asked for is not known yet.
    this.needs = needsOf(pattern.source.replace(asked, '.'))
  }

  /** With `g`, for it is asked how often it matches. Undefined when it asks for what nobody found. */
  regex(captured: Captured): RegExp | undefined {
    const { source, flags, asks } = this.#pattern
    if (asks.length === 0) return (this.#regex ??= new RegExp(source, `g${flags}`))
    let filled = source
    for (const name of asks) {
      const values = [...(captured.get(name) ?? [])]
      if (values.length === 0) return undefined
      filled = filled.replaceAll(`%\\{${name}\\}`, `(?:${values.map(escaped).join('|')})`)
    }
    return new RegExp(filled, `g${flags}`)
  }
}
