import type { Sending, SpamConfig } from '../../config.ts'
import type { NotEvaluated, Part } from '../../types.ts'
import type { CheckInput, CheckTools, Outcome } from '../check.ts'
import { reasons } from '../texts.ts'
import { mostRules, rounded, type KeptRule, type SpamDetails } from './details.ts'
import type { Hit } from './engine/index.ts'
import { fromUtf8Latin } from './engine/view/latin.ts'
import { placesIn, type PlaceOf } from './place.ts'
import { loadRules, type LoadedRules } from './rule-set.ts'
import type { SpamScorer } from './scorer.ts'
import { withReceived } from './transport.ts'

/** Characters of a matched text that are kept. */
const longestMatch = 200

/**
 * Our own engine, with the rules of a folder or our own.
 * @param folder of SpamAssassin's rules; null for our own
 */
export function createOwn({ sending }: SpamConfig, folder: string | null): SpamScorer {
  const rules = loadRules(folder)
  return {
    score: (input, tools) => Promise.resolve(scored(rules, sending, input, tools)),
  }
}

function scored(
  rules: LoadedRules,
  sending: Sending | null,
  input: CheckInput,
  { budget, now }: CheckTools,
): Outcome<SpamDetails> {
  const began = performance.now()
  const evaluation = rules.score(asSent(input, sending), budget, now())
  // Half of a score would pass for a good one.
  if (!evaluation.complete) {
    return { facts: {}, details: null, undecided: { reason: reasons.tooLong, again: true } }
  }
  const placeOf = placesIn(input)
  const kept = evaluation.hits.map((hit) => keptRule(rules, hit, placeOf))
  const sum = (scope: KeptRule['scope']) =>
    kept.reduce((all, rule) => (rule.scope === scope ? all + rule.points : all), 0)
  const score = rounded(evaluation.score)
  const transport = rounded(sum('transport'))
  const details: SpamDetails = {
    engine: rules.engine,
    score,
    // What is shown adds up.
    content: rounded(score - transport),
    transport,
    ruleSet: {
      ...{ name: rules.name, version: rules.version, rules: rules.scored },
      notEvaluated: [
        ...rules.notEvaluated,
        ...leftOut('budget', evaluation.exceeded),
        ...leftOut('broken', evaluation.failed),
      ],
    },
    rules: kept.slice(0, mostRules),
    ms: Math.round((performance.now() - began) * 10) / 10,
  }
  return { facts: { spam: score }, details }
}

/** The copy that is scored; its parts lie behind what was put before them. */
function asSent(input: CheckInput, sending: Sending | null): CheckInput {
  const raw = withReceived(input, sending)
  const more = raw.length - input.raw.length
  return more === 0 ? input : { ...input, raw, parts: input.parts.map((part) => moved(part, more)) }
}

function moved(part: Part, by: number): Part {
  return {
    ...part,
    headerStart: part.headerStart === 0 ? 0 : part.headerStart + by,
    bodyStart: part.bodyStart + by,
    bodyEnd: part.bodyEnd + by,
  }
}

function keptRule(rules: LoadedRules, { rule, points, found }: Hit, placeOf: PlaceOf): KeptRule {
  const { name, description } = rule
  const { en, es } = description
  return {
    ...{ name, points: Math.round(points * 1000) / 1000 },
    description: { en: en || name, es: es ?? (en || name) },
    hint: rules.hintOf(name),
    scope: rules.scopeOf(name),
    matched: found && {
      text: fromUtf8Latin(found.text).slice(0, longestMatch),
      place: placeOf(found),
    },
  }
}

/** Rules that this message was too much for. */
function leftOut(reason: NotEvaluated['reason'], names: string[]): NotEvaluated[] {
  return names.length === 0 ? [] : [{ reason, rules: names.length, names: names.slice(0, 20) }]
}
