import { evals } from '../../../../server/checks/spam/engine/evals/index.ts'
import { readRules } from '../../../../server/checks/spam/engine/conf/read.ts'
import { evaluate, type Evaluation } from '../../../../server/checks/spam/engine/run/evaluate.ts'
import { mailOf } from '../../../../server/checks/spam/engine/view/mail.ts'
import { ownRules } from '../../../../server/checks/spam/rules/index.ts'
import { walk } from '../../../../server/mime/walk.ts'

export const ruleSet = readRules(ownRules(), { evals, plugins: new Set() })

/** The envelope as a relay wrote it down. */
const returnPath = /^Return-Path:[ \t]*<?([^<>\s]*)>?[ \t]*\r?$/im

/** Scores a message by our own rules. */
export function score(raw: Uint8Array): Evaluation {
  const [, from = ''] = returnPath.exec(Buffer.from(raw).toString('latin1')) ?? []
  const mail = mailOf(
    {
      raw,
      parts: walk(raw).parts,
      envelope: { from, to: [] },
      arrivedAt: '2026-11-23T08:30:03Z',
    },
    ruleSet.settings,
  )
  return evaluate(ruleSet, mail, { budgetMs: 5_000, now: Date.UTC(2026, 10, 23, 8, 30, 3), evals })
}

/** Names of the rules that fire. */
export const fired = (raw: Uint8Array) => score(raw).hits.map(({ rule }) => rule.name)
