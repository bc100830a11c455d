import type { EvalFunction, Missing } from '../eval.ts'
import { linesOf, type Line, type RuleFile } from './lines.ts'
import type { LeftOut, Reason, Rule, RuleSet, Test } from './rule.ts'
import { rulesIn } from './meta.ts'
import { ReplaceTags } from './tags.ts'
import { readTest } from './tests.ts'

export interface ReadOptions {
  /** Functions for `eval:`, or why one is not there. */
  evals: ReadonlyMap<string, EvalFunction | Missing>
  /** Plug-ins by their last name (`FreeMail`) that the files shall take for loaded. */
  plugins: ReadonlySet<string>
}

/** The SpamAssassin whose language this is. */
const version = 4.000001

const kinds = new Set(['header', 'body', 'rawbody', 'uri', 'full', 'mimeheader', 'meta', 'askdns'])
const maxComplaints = 100

/** Of a rule, before all lines about it are read. */
interface Draft {
  kind: string
  text: string
  place: string
}

/** Reads files of the rule language, later lines in place of earlier ones. A line that makes no
 * sense is told and left out; it is never fatal. */
export function readRules(files: readonly RuleFile[], options: ReadOptions): RuleSet {
  const reader = new Reader(options)
  for (const file of files) {
    for (const line of linesOf(file, { version, plugins: options.plugins })) reader.take(line)
  }
  return reader.finish()
}

class Reader {
  readonly #options: ReadOptions
  readonly #drafts = new Map<string, Draft>()
  readonly #scores = new Map<string, number>()
  readonly #flags = new Map<string, Set<string>>()
  readonly #texts = new Map<string, { en: string; es: string | null }>()
  readonly #settings = new Map<string, string[]>()
  readonly #tags = new ReplaceTags()
  readonly #complaints: string[] = []

  constructor(options: ReadOptions) {
    this.#options = options
  }

  take(line: Line): void {
    const { key, rest } = line
    if (kinds.has(key)) this.#rule(line)
    else if (key === 'score') this.#score(line)
    else if (key === 'describe') this.#describe(rest, 'en')
    else if (key === 'lang') this.#translated(rest)
    else if (key === 'tflags') this.#flag(rest)
    else if (key === 'unknown') this.#complain(line)
    else if (!this.#tags.take(key, rest)) this.#setting(key, rest)
  }

  #rule(line: Line): void {
    const [, name, text] = /^(\w+)\s+([^]+)$/.exec(line.rest) ?? []
    if (name === undefined || text === undefined) return this.#complain(line)
    this.#drafts.set(name, { kind: line.key, text, place: line.place })
  }

  /** Four numbers: without network and learning, with network, with learning, with both. */
  #score(line: Line): void {
    const [name = '', first = ''] = line.rest.split(/\s+/)
    const relative = /^\(([-+.\d]+)\)$/.exec(first)
    const points = Number(relative?.[1] ?? first)
    if (name === '' || first === '' || Number.isNaN(points)) return this.#complain(line)
    this.#scores.set(name, relative ? (this.#scores.get(name) ?? 0) + points : points)
  }

  #describe(rest: string, language: 'en' | 'es'): void {
    const [, name, text] = /^(\w+)\s+([^]+)$/.exec(rest) ?? []
    if (name === undefined || text === undefined) return
    const texts = this.#texts.get(name) ?? { en: '', es: null }
    this.#texts.set(name, { ...texts, [language]: text })
  }

  #translated(rest: string): void {
    const [, text] = /^es(?:_\w+)?\s+describe\s+([^]+)$/.exec(rest) ?? []
    if (text !== undefined) this.#describe(text, 'es')
  }

  #flag(rest: string): void {
    const [name = '', ...flags] = rest.split(/\s+/)
    this.#flags.set(name, new Set(flags))
  }

  #setting(key: string, rest: string): void {
    // Lists may be long: `freemail_domains` alone has some thousand names in 500 lines.
    const lines = this.#settings.get(key)
    if (lines) lines.push(rest)
    else this.#settings.set(key, [rest])
  }

  #complain({ place, rest, key }: Line): void {
    if (this.#complaints.length < maxComplaints) {
      this.#complaints.push(`${place}: ${key} ${rest}`.slice(0, 300))
    }
  }

  finish(): RuleSet {
    const rules: Rule[] = []
    const leftOut: LeftOut[] = []
    for (const [name, draft] of this.#drafts) {
      const found = this.#made(name, draft)
      if (typeof found === 'string') leftOut.push({ name, reason: found })
      else if (found) rules.push(found)
    }
    return {
      rules: inOrder(rules),
      leftOut,
      settings: this.#settings,
      complaints: this.#complaints,
    }
  }

  /** null for a rule that is switched off by a score of 0. */
  #made(name: string, { kind, text, place }: Draft): Rule | Reason | null {
    const flags = this.#flags.get(name) ?? new Set<string>()
    const score = this.#scoreOf(name, flags)
    if (score === 0 && !name.startsWith('__')) return null
    if (kind === 'askdns') return 'network'
    const replace = (source: string) =>
      this.#tags.rules.has(name) ? this.#tags.applied(source) : source
    const test = readTest(kind, text, replace)
    if (!test) {
      this.#complain({ key: kind, rest: `${name} ${text}`, place })
      return 'broken'
    }
    const missing = this.#missing(test, flags)
    if (missing) return missing
    const description = this.#texts.get(name) ?? { en: '', es: null }
    return { name, test, score, flags, most: mostOf(flags), description }
  }

  #scoreOf(name: string, flags: ReadonlySet<string>): number {
    if (name.startsWith('__')) return 0
    const said = this.#scores.get(name)
    if (said !== undefined) return said
    const usual = name.startsWith('T_') ? 0.01 : 1
    return flags.has('nice') ? -usual : usual
  }

  /** Flags speak of functions only: a regex asks nobody. */
  #missing(test: Test, flags: ReadonlySet<string>): Missing | null {
    if (test.kind !== 'eval') return null
    if (flags.has('net')) return 'network'
    if (flags.has('learn')) return 'learning'
    const found = this.#options.evals.get(test.name)
    return typeof found === 'function' ? null : (found ?? 'unsupported')
  }
}

function mostOf(flags: ReadonlySet<string>): number {
  if (!flags.has('multiple')) return 1
  const said = [...flags].find((flag) => flag.startsWith('maxhits='))
  return said === undefined ? Infinity : Number(said.slice('maxhits='.length)) || Infinity
}

/** Who asks for what others found comes after them, metas after all that they are made of; those in a circle stay at the end, and are 0 there. */
function inOrder(rules: Rule[]): Rule[] {
  const byName = new Map(rules.map((rule) => [rule.name, rule]))
  const plain = rules.filter(({ test }) => test.kind !== 'meta')
  const asks = ({ test }: Rule) => 'pattern' in test && test.pattern.asks.length > 0
  const ordered = [...plain.filter((rule) => !asks(rule)), ...plain.filter(asks)]
  const seen = new Set<string>()
  const visit = (rule: Rule) => {
    if (rule.test.kind !== 'meta' || seen.has(rule.name)) return
    seen.add(rule.name)
    for (const name of rulesIn(rule.test.expression)) {
      const needed = byName.get(name)
      if (needed) visit(needed)
    }
    ordered.push(rule)
  }
  for (const rule of rules) visit(rule)
  return ordered
}

export type { RuleFile }
