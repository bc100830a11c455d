import type { Rule, RuleSet } from '../conf/rule.ts'
import type { EvalContext, EvalFunction, Missing } from '../eval.ts'
import type { Mail } from '../mail.ts'
import { TookTooLong, within } from './budget.ts'
import type { Captures, Found } from './match.ts'
import { stepsOf, type Step } from './prepared.ts'

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
  /** Rules that were stopped because they took too long, or had no turn. */
  exceeded: string[]
  /** Rules whose function failed; they count as not fired. */
  failed: string[]
  /** False when the time was over before all rules had their turn: the score says nothing. */
  complete: boolean
  ms: number
}

/** How long the clock is left alone, in ms: a regex that takes as long twice is left out. */
const slice = 100

/** Looks at a message with every rule, within a budget of time that no regex can overdraw. */
export function evaluate(set: RuleSet, mail: Mail, options: EvaluateOptions): Evaluation {
  const run = new Run(set, mail, options)
  const start = performance.now()
  const end = start + options.budgetMs
  while (!run.ended) {
    const left = end - performance.now()
    if (left <= 0) break
    try {
      within(Math.min(left, run.patience(left)), () => run.goOn())
    } catch (error) {
      if (!(error instanceof TookTooLong)) throw error
      run.stopped()
    }
  }
  const complete = run.ended
  run.leaveRest()
  return { ...run.outcome(), complete, ms: performance.now() - start }
}

class Run {
  /** The step that is taken; before the first the message is made ready. */
  #at = -1
  /** The step that was stopped last: it came last in its slice, or takes too long. */
  #stopped: number | null = null
  readonly #steps: readonly Step[]
  readonly #options: EvaluateOptions
  readonly #context: Omit<EvalContext, 'on'>
  /** How often each rule fired; the value of a meta. */
  readonly #counts: Float64Array
  readonly #found = new Map<Rule, Found>()
  readonly #captures: Captures = new Map()
  readonly #exceeded: string[] = []
  readonly #failed: string[] = []

  constructor(set: RuleSet, mail: Mail, options: EvaluateOptions) {
    this.#steps = stepsOf(set)
    this.#counts = new Float64Array(this.#steps.length)
    this.#options = options
    const { settings } = set
    this.#context = { mail, settings, shared: new Map(), now: options.now }
  }

  get ended(): boolean {
    return this.#at === this.#steps.length
  }

  /**
   * How long the next slice may take. What is made once for many rules, in time that the size of
   * the message bounds, is given more when it was stopped: the views all, functions half that is left.
   */
  patience(left: number): number {
    if (this.#stopped !== this.#at) return slice
    if (this.#at < 0) return left
    return this.#steps[this.#at]?.kind === 'look' ? slice : Math.max(slice, left / 2)
  }

  goOn(): void {
    if (this.#at < 0) this.#makeReady()
    for (; this.#at < this.#steps.length; this.#at++) {
      const step = this.#steps[this.#at]
      if (step) this.#counts[this.#at] = this.#taken(step)
      // A slice is for one that needs all of it.
      if (this.#at === this.#stopped) {
        this.#at++
        return
      }
    }
  }

  #makeReady(): void {
    const { mail } = this.#context
    for (const view of [mail.html, mail.body, mail.rawbody, mail.uris, mail.relays]) view()
    this.#at = 0
  }

  /** A rule that was stopped in the midst of others is tried again with a slice of its own. */
  stopped(): void {
    if (this.#stopped !== this.#at) this.#stopped = this.#at
    else if (this.#at >= 0) this.#leave()
  }

  leaveRest(): void {
    this.#at = Math.max(0, this.#at)
    while (!this.ended) this.#leave()
  }

  #leave(): void {
    const step = this.#steps[this.#at++]
    if (step) this.#exceeded.push(step.rule.name)
  }

  #taken(step: Step): number {
    const { rule } = step
    switch (step.kind) {
      case 'meta': {
        // A sum counts on in other metas; whatever is not 0 fires.
        const value = step.formula(this.#counts)
        return value > 0 ? value : Number(value !== 0)
      }
      case 'eval':
        return this.#evaluated(step)
      case 'look': {
        const { count, found } = step.look(this.#context.mail, this.#captures)
        if (found) this.#found.set(rule, found)
        return count
      }
    }
  }

  /** One function that fails must not take the others with it: it is named. */
  #evaluated({ rule, on, name, args }: Extract<Step, { kind: 'eval' }>): number {
    const run = this.#options.evals.get(name)
    if (typeof run !== 'function') return 0
    let answer
    try {
      answer = run({ ...this.#context, on }, ...args)
    } catch (error) {
      if (!(error instanceof Error)) throw error
      this.#failed.push(rule.name)
      return 0
    }
    if (typeof answer !== 'object') return Number(answer)
    this.#found.set(rule, { text: answer.matched, field: null })
    return 1
  }

  outcome(): Pick<Evaluation, 'score' | 'hits' | 'exceeded' | 'failed'> {
    const hits = [...this.#steps.entries()].flatMap(([index, { rule, kind }]) => {
      const count = this.#counts[index] ?? 0
      if (count === 0 || rule.name.startsWith('__')) return []
      // What is worth a number is worth its points once.
      const points = rule.score * (kind === 'look' ? count : 1)
      return { rule, points, count, found: this.#found.get(rule) ?? null }
    })
    hits.sort((one, other) => other.points - one.points)
    const score = hits.reduce((sum, { points }) => sum + points, 0)
    return { score, hits, exceeded: this.#exceeded, failed: this.#failed }
  }
}
