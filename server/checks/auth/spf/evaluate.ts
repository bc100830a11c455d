import { isUnknown } from '../../../dns/resolver.ts'
import type { SpfNode, SpfResult, SpfTerm } from '../../../types.ts'
import { meet, type Met } from './mechanism.ts'
import { targetName } from './names.ts'
import { isSpf, parseRecord, type Mechanism, type Modifier, type Qualifier } from './record.ts'
import { countLookup, isDomain, permerror, temperror } from './session.ts'
import type { Failure, Reason, Session } from './session.ts'

/** What check_host() comes to (RFC 7208 §4), and how. */
export interface Checked {
  result: SpfResult
  matched: { domain: string; term: string } | null
  /** Why it is an error or `none`. */
  reason: Reason | null
  node: SpfNode
  /** The record that decided, whose `exp=` speaks (RFC 7208 §6.2). */
  decider: { domain: string; exp: Modifier | null } | null
  /** Terms that nobody could be asked about, and that would not change the result. */
  unsure: string[]
}

const results: Record<Qualifier, SpfResult> = {
  '+': 'pass',
  '-': 'fail',
  '~': 'softfail',
  '?': 'neutral',
}

/** So many terms of a record are kept in its tree. */
const mostTerms = 300

/** The state of one record's evaluation. */
interface Walk {
  domain: string
  session: Session
  node: SpfNode
  exp: Modifier | null
  /** Mechanisms whose outcome is not known, in their order. */
  unknown: Mechanism[]
  /** Such terms in the records below, which change nothing there. */
  unsure: string[]
}

/** Evaluates the record of a domain for the session's address: check_host() of RFC 7208 §4. */
export async function checkHost(domain: string, session: Session): Promise<Checked> {
  const node: SpfNode = { domain, record: null, terms: [] }
  const record = await selectRecord(domain, session)
  if (typeof record !== 'string') return { ...ended(node, record.result), reason: record.reason }
  node.record = record
  const { terms, broken, words } = parseRecord(record)
  node.terms = words.slice(0, mostTerms).map(untouched)
  if (broken !== null) {
    mark(node, terms.length, { outcome: 'error' })
    return failed(node, permerror('spf_syntax', { term: broken, domain }))
  }
  const modifier = (name: string) =>
    terms.find((term): term is Modifier => term.kind === 'modifier' && term.name === name) ?? null
  const walk: Walk = { domain, session, node, exp: modifier('exp'), unknown: [], unsure: [] }
  const all = terms.some((term) => term.kind === 'mechanism' && term.name === 'all')
  for (const [at, term] of terms.entries()) {
    if (term.kind === 'modifier') {
      // RFC 7208 §6.1: `all` makes the redirect void.
      if (all || term.name !== 'redirect') mark(node, at, { outcome: 'ignored' })
      continue
    }
    const decided = await step(term, at, walk)
    if (decided) return decided
  }
  const redirect = modifier('redirect')
  if (redirect) return follow(redirect, terms.indexOf(redirect), walk)
  return settle('neutral', null, walk)
}

/** One mechanism; null when the next one has its turn. */
async function step(term: Mechanism, at: number, walk: Walk): Promise<Checked | null> {
  const { domain, session, node } = walk
  const before = session.lookups
  const result =
    term.name === 'include' ? await include(term, walk) : await meet(term, session, domain)
  const { outcome, found, child } = result
  const fails = typeof outcome === 'object'
  mark(node, at, {
    outcome: fails || outcome === 'unknown' ? 'error' : outcome,
    lookups: session.lookups - before,
    found: found.slice(0, 10),
    child,
  })
  if (fails) return failed(node, outcome)
  if (outcome === 'unknown') walk.unknown.push(term)
  if (outcome !== 'match') return null
  return settle(results[term.qualifier], { domain, term: term.text }, walk)
}

/** RFC 7208 §5.2: the record of another domain matches when it passes. */
async function include(term: Mechanism, { domain, session, unsure }: Walk): Promise<Met> {
  const over = countLookup(session)
  if (over) return { outcome: over, found: [], child: null }
  const target = await targetName(session, domain, term.spec)
  if (target === null) return { outcome: noRecord(term.text, domain), found: [], child: null }
  const found = [target]
  if (target === session.relay) return { outcome: 'match', found, child: null }
  const { result, reason, node: child, unsure: below } = await checkHost(target, session)
  unsure.push(...below)
  switch (result) {
    case 'pass':
      return { outcome: 'match', found, child }
    case 'permerror':
    case 'temperror':
      return { outcome: { result, reason: reason ?? unexplained(target) }, found, child }
    case 'none':
      return { outcome: noRecord(target, domain), found, child }
    case 'undecided':
      return { outcome: 'unknown', found, child }
    default:
      return { outcome: 'no-match', found, child }
  }
}

/** RFC 7208 §6.1: when nothing matched, the record of another domain stands for this one. */
async function follow(redirect: Modifier, at: number, walk: Walk): Promise<Checked> {
  const { domain, session, node } = walk
  const before = session.lookups
  const over = countLookup(session)
  const target = over ? null : await targetName(session, domain, redirect.value)
  if (target !== null && target === session.relay) {
    mark(node, at, { outcome: 'match', lookups: 1, found: [target] })
    return settle('pass', { domain, term: redirect.text }, walk)
  }
  const checked = target === null ? null : await checkHost(target, session)
  const holds = checked && !['permerror', 'temperror', 'none', 'undecided'].includes(checked.result)
  mark(node, at, {
    outcome: holds ? 'match' : 'error',
    lookups: session.lookups - before,
    found: target === null ? [] : [target],
    child: checked?.node ?? null,
  })
  if (over) return failed(node, over)
  if (!checked || checked.result === 'none') {
    return failed(node, noRecord(target ?? redirect.text, domain))
  }
  if (!holds) return { ...checked, node }
  const { result, matched } = checked
  walk.unsure.push(...checked.unsure)
  return { ...settle(result, matched, walk), decider: checked.decider }
}

/** A result that holds, unless what is not known could come to another one. */
function settle(result: SpfResult, matched: Checked['matched'], walk: Walk): Checked {
  const { node, domain, exp, unknown } = walk
  const other = unknown.some(({ qualifier }) => results[qualifier] !== result)
  if (other) return ended(node, 'undecided')
  return {
    ...{ result, matched, reason: null, node, decider: { domain, exp } },
    unsure: [...walk.unsure, ...unknown.map(({ text }) => text)],
  }
}

type Missing = { result: 'none' | 'undecided' | Failure['result']; reason: Reason | null }

/** RFC 7208 §4.3 to §4.5: the one record of the domain, or why there is none. */
async function selectRecord(domain: string, session: Session): Promise<string | Missing> {
  if (!isDomain(domain)) return { result: 'none', reason: null }
  const answer = await session.ask(domain, 'TXT')
  if (isUnknown(answer)) return { result: 'undecided', reason: null }
  if (answer.state === 'failed' || answer.state === 'timeout') return temperror(domain, 'TXT')
  const [record, ...more] = answer.records.filter(isSpf)
  if (record === undefined) return { result: 'none', reason: null }
  if (more.length === 0) return record
  return permerror('spf_several_records', { domain, count: more.length + 1 })
}

const noRecord = (target: string, domain: string) =>
  permerror('spf_include_none', { name: target, domain })

const unexplained = (domain: string): Reason => ({
  code: 'spf_syntax',
  params: { term: '', domain },
})

function ended(node: SpfNode, result: SpfResult): Checked {
  return { result, matched: null, reason: null, node, decider: null, unsure: [] }
}

function failed(node: SpfNode, { result, reason }: Failure): Checked {
  return { ...ended(node, result), reason }
}

const untouched = (term: string): SpfTerm => ({
  ...{ term, outcome: 'not-reached', lookups: 0 },
  ...{ found: [], child: null },
})

function mark(node: SpfNode, at: number, change: Partial<SpfTerm>): void {
  const term = node.terms[at]
  if (term) node.terms[at] = { ...term, ...change }
}
