import { evals } from '../../../../server/checks/spam/engine/evals/index.ts'
import type { Mail } from '../../../../server/checks/spam/engine/mail.ts'
import { readRules } from '../../../../server/checks/spam/engine/conf/read.ts'
import type { RuleSet } from '../../../../server/checks/spam/engine/conf/rule.ts'
import { mailOf } from '../../../../server/checks/spam/engine/view/mail.ts'
import { walk } from '../../../../server/mime/walk.ts'

export function rulesOf(text: string, plugins: readonly string[] = []): RuleSet {
  return readRules([{ name: 'a.cf', text }], { evals, plugins: new Set(plugins) })
}

/** Written with LF. */
export function mail(text: string, envelope: { from: string; to: string[] } | null = null): Mail {
  const raw = Buffer.from(text.replaceAll('\n', '\r\n'), 'utf8')
  const input = { raw, parts: walk(raw).parts, envelope, arrivedAt: '2026-11-23T09:30:00.000Z' }
  return mailOf(input, new Map([['util_rb_tld', ['com org example test']]]))
}
