import { walk } from '../../../mime/walk.ts'
import { readRules, type RuleFile } from './conf/read.ts'
import type { RuleSet } from './conf/rule.ts'
import { evals } from './evals/index.ts'
import { evaluate, type Evaluation } from './run/evaluate.ts'
import { domainsOf } from './view/domains.ts'
import { mailOf, type Seen } from './view/mail.ts'

export type { Evaluation, Hit } from './run/evaluate.ts'
export type { RuleFile } from './conf/read.ts'
export type { RuleSet, Rule, Reason } from './conf/rule.ts'

/** Plug-ins of SpamAssassin whose functions and lines are read here. */
const plugins = new Set(
  (
    'AskDNS AutoLearnThreshold Bayes BodyEval Check DKIM DMARC DNSEval FreeMail HashBL HeaderEval ' +
    'HTMLEval HTTPSMismatch ImageInfo MIMEEval MIMEHeader Pyzor Razor2 RelayEval ReplaceTags SPF ' +
    'SpamCop URIDNSBL URIDetail URIEval VBounce WelcomeListSubject WLBLEval'
  ).split(' '),
)

/** Generous: regexes are compiled on the way. */
const warmingMs = 10_000

export interface Engine {
  set: RuleSet
  score(input: Seen, budgetMs: number, now: number): Evaluation
}

export type { Seen } from './view/mail.ts'

/** An engine with these rules, warm: no message pays for the first use of a regex. */
export function createEngine(files: readonly RuleFile[]): Engine {
  const set = readRules(files, { evals, plugins })
  const domains = domainsOf(set.settings)
  const score = (input: Seen, budgetMs: number, now: number) =>
    evaluate(set, mailOf(input, set.settings, domains), { budgetMs, now, evals })
  warm(score)
  return { set, score }
}

function warm(score: Engine['score']): void {
  const raw = Buffer.from(
    'From: a@example.test\nContent-Type: text/html\n\n<p>Hello <a href="http://example.test">you</a></p>\n',
  )
  const now = Date.now()
  const arrivedAt = new Date(now).toISOString()
  score({ raw, parts: walk(raw).parts, envelope: null, arrivedAt }, warmingMs, now)
}
