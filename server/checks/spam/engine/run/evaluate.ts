import { valueOf } from '../conf/meta.ts'
import type { Rule, RuleSet, Test } from '../conf/rule.ts'
import type { EvalContext, EvalFunction, Missing } from '../eval.ts'
import type { Mail } from '../mail.ts'
import { TookTooLong, within } from './budget.ts'
import { matcherFor, type Found } from './match.ts'

export interface EvaluateOptions {
  /** For the whole message, in ms. */
  budgetMs: number
  /** Epoch ms. */
  now: number
  evals: ReadonlyMap<string, EvalFunction | Missing>
}

/** A rule that fired and has points. */
export interface Hit {
  rule: Rule
  points: number
  /** How often: a rule with `tflags multiple` fires more than once. */
  count: number
  found: Found | null
}

export interface Evaluation {
  score: number
  hits: Hit[]
  /** Rules that were stopped, or that the time did not suffice for. */
  exceeded: string[]
  ms: number
}

/** A rule alone may take so long, in ms: on bounded texts none that is well made comes near it. */
const longestRule = 60
/** The clock is asked after so much, in ms; less makes every message pay for it. */
const slice = 200

/** Looks at a message with every rule, within a budget of time that no regex can overdraw. */
export function evaluate(set: RuleSet, mail: Mail, options: EvaluateOptions): Evaluation {
  const run = new Run(set, mail, options)
  const start = performance.now()
  const end = start + options.budgetMs
  while (run.at < set.rules.length) {
    const left = end - performance.now()
    if (left <= 0) break
    try {
      within(Math.min(left, slice), () => run.goOn())
    } catch (error) {
      if (!(error instanceof TookTooLong)) throw error
      run.stopped()
    }
  }
  run.leaveRest()
  return { ...run.outcome(), ms: performance.now() - start }
}

class Run {
  /** The rule that is looked at. */
  at = 0
  #since = 0
  readonly #set: RuleSet
  readonly #mail: Mail
  readonly #options: EvaluateOptions
  readonly #context: EvalContext
  readonly #counts = new Map<string, number>()
  readonly #found = new Map<string, Found>()
  readonly #exceeded: string[] = []

  constructor(set: RuleSet, mail: Mail, options: EvaluateOptions) {
    this.#set = set
    this.#mail = mail
    this.#options = options
    const { settings } = set
    this.#context = { mail, settings, shared: new Map(), now: options.now }
  }

  goOn(): void {
    for (; this.at < this.#set.rules.length; this.at++) {
      const rule = this.#set.rules[this.at]
      this.#since = performance.now()
      if (rule) this.#look(rule)
    }
  }

  /** The rule that took long is left out; one that only came last is tried again. */
  stopped(): void {
    if (performance.now() - this.#since < longestRule) return
    this.#exceeded.push(this.#set.rules[this.at]?.name ?? '')
    this.at++
  }

  leaveRest(): void {
    for (; this.at < this.#set.rules.length; this.at++) {
      this.#exceeded.push(this.#set.rules[this.at]?.name ?? '')
    }
  }

  #look(rule: Rule): void {
    const { test, name, most } = rule
    if (test.kind === 'meta') {
      // The value of a sum counts on in other metas; whatever is not 0 fires.
      const value = this.#meta(test)
      if (value !== 0) this.#counts.set(name, Math.max(value, 0) || 1)
      return
    }
    const count = this.#match(rule)
    if (count > 0) this.#counts.set(name, Math.min(count, most))
  }

  #meta({ expression }: Extract<Test, { kind: 'meta' }>): number {
    return valueOf(expression, (name) => this.#counts.get(name) ?? 0)
  }

  #match(rule: Rule): number {
    const { test } = rule
    if (test.kind === 'eval') return this.#evaluated(rule, test)
    if (test.kind === 'meta') return 0
    const { count, found } = matcherFor(test)(this.#mail, rule.most)
    if (found) this.#found.set(rule.name, found)
    return count
  }

  #evaluated(rule: Rule, { name, args }: Extract<Test, { kind: 'eval' }>): number {
    const run = this.#options.evals.get(name)
    if (typeof run !== 'function') return 0
    const answer = run(this.#context, ...args)
    if (typeof answer === 'object') {
      this.#found.set(rule.name, { text: answer.matched, field: null })
      return 1
    }
    return Number(answer)
  }

  outcome(): Omit<Evaluation, 'ms'> {
    const hits: Hit[] = []
    for (const rule of this.#set.rules) {
      const count = this.#counts.get(rule.name) ?? 0
      if (count === 0 || rule.name.startsWith('__')) continue
      const times = rule.test.kind === 'meta' ? 1 : count
      hits.push({
        rule,
        points: rule.score * times,
        count,
        found: this.#found.get(rule.name) ?? null,
      })
    }
    hits.sort((one, other) => other.points - one.points)
    const score = hits.reduce((sum, { points }) => sum + points, 0)
    return { score, hits, exceeded: this.#exceeded }
  }
}
