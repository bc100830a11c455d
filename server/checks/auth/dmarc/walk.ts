import { isUnknown, type DnsAnswer, type Resolver } from '../../../dns/resolver.ts'
import { labelsOf, registeredDomain } from '../domains.ts'
import { isDmarc, readDmarc, type DmarcRecord } from './record.ts'

/** A name that the walk came to, the longest first. */
export interface Step {
  domain: string
  answer: DnsAnswer
  /** null: there is none, or there are several, which counts as none. */
  record: DmarcRecord | null
  /** How many policy records stand there. */
  count: number
  /** Meant as one, and not read as one: 'V=dmarc1', a blank in front. */
  near: string | null
}

export interface Organisation {
  domain: string
  rule: 'tree-walk' | 'public-suffix-list'
}

/** The names of a tree walk: eight at most, whatever the domain (RFC 9989 §4.10). */
export function stepsOf(domain: string): string[] {
  const labels = labelsOf(domain)
  const parents = labels.slice(labels.length < 8 ? 1 : labels.length - 7)
  return [domain, ...parents.map((_, at) => parents.slice(at).join('.'))]
}

/** Walks up the tree to the first record that says where it ends (RFC 9989 §4.10). */
export async function walk(domain: string, dns: Resolver): Promise<Step[]> {
  const steps = await Promise.all(stepsOf(domain).map((name) => look(name, dns)))
  const end = steps.findIndex(({ record }) => record !== null && record.psd !== 'u')
  return end < 0 ? steps : steps.slice(0, end + 1)
}

async function look(domain: string, dns: Resolver): Promise<Step> {
  const answer = await dns.ask(`_dmarc.${domain}`, 'TXT')
  const texts = answer.records.filter(isDmarc)
  const [text] = texts
  const near = answer.records.find((one) => !isDmarc(one) && /^["\s]*v\s*=\s*dmarc/i.test(one))
  return {
    ...{ domain, answer, count: texts.length, near: near ?? null },
    record: text !== undefined && texts.length === 1 ? readDmarc(text) : null,
  }
}

/** DNS said something, if only that there is nothing. */
export function isAnswered({ answer }: Pick<Step, 'answer'>): boolean {
  return answer.state === 'found' || answer.state === 'missing' || answer.state === 'empty'
}

/**
 * The organisational domain (RFC 9989 §4.10.2). Where a step has no answer, or none has a record,
 * the public suffix list says it, as it did before (RFC 7489 §3.2).
 */
export function organisationOf(steps: Step[]): Organisation {
  const start = steps[0]?.domain ?? ''
  const byList: Organisation = { domain: registeredDomain(start), rule: 'public-suffix-list' }
  if (!steps.every(isAnswered)) return byList
  const found = steps.filter(({ record }) => record !== null)
  const marked = found.find(
    ({ domain, record }) => record?.psd === 'n' || (record?.psd === 'y' && domain !== start),
  )
  if (marked?.record?.psd === 'y') return { domain: below(start, marked.domain), rule: 'tree-walk' }
  const top = marked ?? found.at(-1)
  return top ? { domain: top.domain, rule: 'tree-walk' } : byList
}

/** The domain one label below a parent, on the way to `domain`. */
function below(domain: string, parent: string): string {
  return labelsOf(domain)
    .slice(-(labelsOf(parent).length + 1))
    .join('.')
}

/** What decides for a domain where the walk stopped without an answer. */
export function gapOf(steps: Step[]): 'undecided' | 'temperror' | null {
  const gaps = steps.filter((step) => !isAnswered(step))
  if (gaps.length === 0) return null
  return gaps.some(({ answer }) => isUnknown(answer)) ? 'undecided' : 'temperror'
}
