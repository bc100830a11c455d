import type { ArcVerdict } from '../../../types.ts'
import { results, type Judgement } from '../dkim/judge.ts'
import { keyName } from '../dkim/signature.ts'
import { sorted, type Kept, type KeptFinding } from '../verdict.ts'
import type { ArcSet, ChainFault } from './sets.ts'

export interface JudgedSet {
  set: ArcSet
  message: Judgement | null
  seal: Judgement | null
}

type Decided = Pick<Kept<ArcVerdict>, 'result' | 'findings'>

/** A part of the chain that must hold, and how it does. */
interface Link {
  set: ArcSet
  part: 'message' | 'seal'
  judgement: Judgement
}

/** @param fault why no key can help */
export function decide(sets: JudgedSet[], fault: ChainFault | null): Decided {
  const newest = sets.at(-1)
  if (!newest) return verdict('none', finding('none', 'info', null))
  if (fault) {
    const set = sets.find(({ set: { instance } }) => instance === fault.instance) ?? newest
    return verdict('fail', finding(fault.code, 'warn', set.set, { instance: fault.instance }))
  }
  const links = linksOf(sets)
  const failing = links.find(({ judgement }) => !open.has(results[judgement.reason]))
  if (failing) return verdict('fail', finding(codeOf(failing), 'warn', failing.set, told(failing)))
  for (const [result, code, severity] of undecided) {
    const link = links.find(({ judgement }) => results[judgement.reason] === result)
    if (link) return verdict(result, finding(code, severity, link.set, told(link)))
  }
  return verdict('pass', finding('pass', 'good', newest.set), ...changed(sets))
}

const open = new Set<string>(['pass', 'undecided', 'temperror'])
const undecided = [
  ['undecided', 'unknown', 'unknown'],
  ['temperror', 'dns_error', 'warn'],
] as const

/** The newest message signature, and all seals from the newest on. */
function linksOf(sets: JudgedSet[]): Link[] {
  const [newest] = sets.slice(-1)
  const links: Link[] = sets
    .toReversed()
    .flatMap(({ set, seal }): Link[] => (seal ? [{ set, part: 'seal', judgement: seal }] : []))
  if (newest?.message)
    links.unshift({ set: newest.set, part: 'message', judgement: newest.message })
  return links
}

const keyReasons = new Set(['no_key', 'bad_key', 'revoked', 'weak_key', 'key_mismatch'])

function codeOf({ part, judgement: { reason } }: Link): string {
  if (reason === 'broken_body') return 'broken_body'
  if (reason === 'bad_signature') return part === 'seal' ? 'broken_seal' : 'broken_header'
  return keyReasons.has(reason) ? 'bad_key' : 'syntax'
}

function told({ judgement, part, set }: Link): KeptFinding['params'] {
  const signature = part === 'seal' ? set.seal : set.message
  return {
    ...{ tag: judgement.tag || '?', domain: signature?.domain || '?' },
    name: (signature && keyName(signature)) || '?',
  }
}

/** RFC 8617 §5.2 step 5: since which hop nobody changed the message. */
function changed(sets: JudgedSet[]): KeptFinding[] {
  const altered = new Set(['broken_body', 'bad_signature'])
  const broken = sets.findLast(({ message }) => message && altered.has(message.reason))
  return broken ? [finding('changed_since', 'info', broken.set)] : []
}

function verdict(
  result: ArcVerdict['result'],
  ...findings: [KeptFinding, ...KeptFinding[]]
): Decided {
  return { result, findings: sorted(findings) }
}

function finding(
  code: string,
  severity: KeptFinding['severity'],
  set: ArcSet | null,
  more: KeptFinding['params'] = {},
): KeptFinding {
  const field = set?.seal?.field ?? set?.message?.field ?? set?.results ?? null
  return {
    ...{ code, severity },
    params: { instance: set?.instance ?? 0, domain: set?.seal?.domain ?? '?', ...more },
    where: field && { header: headers[field.name] ?? 'ARC-Seal', part: null, line: field.line },
  }
}

const headers: Record<string, string> = {
  'arc-seal': 'ARC-Seal',
  'arc-message-signature': 'ARC-Message-Signature',
  'arc-authentication-results': 'ARC-Authentication-Results',
}
