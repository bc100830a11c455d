import type { Missing } from '../eval.ts'
import type { Meta } from './meta.ts'

/** Why a rule is not evaluated. */
export type Reason = Missing | 'broken'

/** A regex of the rule language, in JavaScript; it matches bytes as latin1. */
export interface Pattern {
  source: string
  flags: string
  /** Named groups of other rules whose values it asks for, as `%{NAME}`. */
  asks: readonly string[]
}

/** What a rule looks at, and for what. */
export type Test =
  | {
      kind: 'header'
      field: string
      as: 'addr' | 'name' | 'raw' | undefined
      pattern: Pattern
      /** `!~`: fires where it does not match. */
      negated: boolean
      /** Stands for a field that is not there. */
      unset: string | null
    }
  | { kind: 'exists'; field: string }
  | {
      kind: 'mimeheader'
      field: string
      as: 'raw' | undefined
      pattern: Pattern
      negated: boolean
      unset: string | null
    }
  | { kind: 'body' | 'rawbody' | 'uri' | 'full'; pattern: Pattern }
  | { kind: 'eval'; on: 'header' | 'body' | 'rawbody' | 'full'; name: string; args: string[] }
  | { kind: 'meta'; expression: Meta }

export interface Rule {
  name: string
  test: Test
  /** 0 for a sub-rule (`__`), which adds nothing. */
  score: number
  flags: ReadonlySet<string>
  /** From `tflags multiple`: how often it counts; 1 for all others. */
  most: number
  description: { en: string; es: string | null }
}

/** A rule that stands in the files and cannot be evaluated. */
export interface LeftOut {
  name: string
  reason: Reason
}

export interface RuleSet {
  rules: Rule[]
  leftOut: LeftOut[]
  /** Raw lines by their first word: `freemail_domains`, `trusted_networks`, … */
  settings: ReadonlyMap<string, readonly string[]>
  /** Lines that make no sense, as `file:line: text`; the first hundred. */
  complaints: string[]
}
