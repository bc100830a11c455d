import type { Resolver } from '../../../dns/resolver.ts'
import type { ArcVerdict } from '../../../types.ts'
import { bodyHasher } from '../dkim/signed.ts'
import type { AuthMail } from '../mail.ts'
import { remark } from '../remark.ts'
import type { Kept, KeptFinding } from '../verdict.ts'
import { readSets, type ArcSet } from './sets.ts'
import { verifyMessage, verifySeal, type Verified } from './verify.ts'

const open = ['undecided', 'temperror']

/**
 * Reads the ARC sets of a message, once; the function verifies the chain by the keys that a resolver
 * knows (RFC 8617 §5.2). @param now in ms
 */
export function prepareArc(
  mail: AuthMail,
  { now }: { now: number },
): (dns: Resolver) => Promise<Kept<ArcVerdict>> {
  const { sets, fault } = readSets(mail.fields)
  const hash = bodyHasher(mail)
  return async (dns) => {
    if (sets.length === 0 && fault === null) return withoutSets()
    const verified = await Promise.all(
      sets.map(async (set) => ({
        set,
        seal: await verifySeal(sets, set, dns),
        message: await verifyMessage(mail, set, hash(set.message), dns, now),
      })),
    )
    const finding = verdict(verified, fault)
    return {
      ...{ result: resultOf(finding.code), publish: [] },
      sets: verified.map(shown),
      findings: [finding],
      records: verified.flatMap(({ seal, message }) =>
        [seal, message].flatMap((one) => one.key ?? []),
      ),
    }
  }
}

interface Checked {
  set: ArcSet
  seal: Verified
  message: Verified
}

/** Only the newest signature must still hold: those before were of bodies that changed. */
function verdict(all: Checked[], fault: string | null): KeptFinding {
  const newest = all.at(-1)
  if (fault !== null || !newest) return remark('arc_broken', 'warn', { fault: fault ?? 'i' })
  const { instance, domain, chain } = newest.set
  if (chain === 'fail') return remark('arc_failed_before', 'warn', { instance, domain })
  const decisive = [newest.message, ...all.map(({ seal }) => seal)]
  const failed = all.find(({ seal }) => !isOpen(seal) && seal.result !== 'pass')
  if (failed)
    return remark('arc_seal', 'warn', { instance: failed.set.instance, domain: failed.set.domain })
  if (!isOpen(newest.message) && newest.message.result !== 'pass') {
    return remark('arc_message', 'warn', { instance, domain })
  }
  const waiting = decisive.find(isOpen)
  if (waiting) return remark(`arc_${waiting.result}`, 'unknown')
  return remark('arc_pass', 'good', { sets: all.length, domain })
}

const isOpen = ({ result }: Verified) => open.includes(result)

function resultOf(code: string): ArcVerdict['result'] {
  if (code === 'arc_pass') return 'pass'
  if (code === 'arc_undecided') return 'undecided'
  return code === 'arc_temperror' ? 'temperror' : 'fail'
}

function shown({ set, seal, message }: Checked): ArcVerdict['sets'][number] {
  const { instance, domain, selector, chain, results } = set
  return {
    ...{ instance, domain, selector, chain, results },
    ...{ seal: seal.result, signature: message.result },
  }
}

function withoutSets(): Kept<ArcVerdict> {
  const findings: Kept<ArcVerdict>['findings'] = [remark('arc_none', 'info')]
  return { result: 'none', sets: [], records: [], publish: [], findings }
}
