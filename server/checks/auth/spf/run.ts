import type { SpfResult, SpfRun } from '../../../types.ts'
import type { AuthMail } from '../mail.ts'
import { checkHost, type Checked } from './evaluate.ts'
import { explanation } from './explain.ts'
import { clientIp, type Ip } from './ip.ts'
import { relayAddresses } from './relay.ts'
import { isDomain, openSession, type Inquiry, type Reason } from './session.ts'

/** A run, and what is said of it. */
export interface Ran {
  run: SpfRun
  reason: Reason | null
  unsure: string[]
  /** One of a relay's addresses, by which the run went; null when it is an address itself. */
  sample: string | null
}

/** Worst first. */
const order: SpfResult[] = [
  ...(['fail', 'permerror', 'temperror', 'softfail', 'neutral', 'none'] as const),
  ...(['undecided', 'not_evaluated', 'pass'] as const),
]

/** The one with the worst result, the first of those. */
export function worst(rans: Ran[]): Ran | null {
  const ranks = rans.map(({ run }) => order.indexOf(run.result))
  return rans[ranks.indexOf(Math.min(...ranks))] ?? null
}

/** Evaluates for one place that mail is sent from; null when that is none. */
export async function evaluateFrom(
  source: string,
  mail: AuthMail,
  inquiry: Inquiry,
): Promise<Ran | null> {
  const relay = /^include:(.+)$/i.exec(source)?.[1]?.toLowerCase().replace(/\.$/, '')
  if (relay === undefined) {
    const ip = clientIp(source)
    return ip && evaluateOnce(source, { ip, relay: null }, mail, inquiry)
  }
  if (!isDomain(relay)) return null
  const rans: Ran[] = []
  for (const sample of await relayAddresses(relay, inquiry)) {
    const ip = clientIp(sample)
    if (!ip) continue
    rans.push({ ...(await evaluateOnce(source, { ip, relay: null }, mail, inquiry)), sample })
  }
  const found = worst(rans)
  if (found && found.run.result !== 'undecided') return found
  return evaluateOnce(source, { ip: nowhere, relay }, mail, inquiry)
}

const nowhere: Ip = { family: 4, value: 0n }

/**
 * How the record reads for nobody in particular: all that it includes is looked up, and nothing but
 * `all` matches.
 */
export function evaluateForNobody(mail: AuthMail, inquiry: Inquiry): Promise<Ran> {
  return evaluateOnce('', { ip: nowhere, relay: '' }, mail, inquiry)
}

async function evaluateOnce(
  source: string,
  from: { ip: Ip; relay: string | null },
  { sender, arrivedAt }: AuthMail,
  inquiry: Inquiry,
): Promise<Ran> {
  const { domain } = sender
  if (domain === null) {
    const reason = { code: 'spf_no_domain', params: { domain: '' } }
    return { run: unrun(source), reason, unsure: [], sample: null }
  }
  const local = sender.identity === 'helo' || sender.local === '' ? 'postmaster' : sender.local
  const at = Math.floor(Date.parse(arrivedAt) / 1000) || 0
  const helo = sender.helo ?? ''
  const session = openSession({ ...from, sender: { local, domain }, helo, at }, inquiry)
  const checked = await checkHost(domain, session)
  const { result, matched, reason, unsure, node } = checked
  const explained = await explanation(checked, session)
  const { lookups, voids } = session
  const run = {
    source,
    result,
    matched,
    explanation: explained,
    lookups,
    voidLookups: voids,
    tree: node,
  }
  return { run, reason: reason ?? reasonOf(checked), unsure, sample: null }
}

/** `none` has its reason too: there is no domain that could have a record. */
function reasonOf({ result, node }: Checked): Reason | null {
  if (result !== 'none' || isDomain(node.domain)) return null
  return { code: 'spf_no_domain', params: { domain: node.domain } }
}

const unrun = (source: string): SpfRun => ({
  ...{ source, result: 'none' as const, matched: null, explanation: null },
  ...{ lookups: 0, voidLookups: 0, tree: null },
})
