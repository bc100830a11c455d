import type { AuthMail } from '../mail.ts'
import { sorted, type KeptFinding } from '../verdict.ts'
import { about, onSignature, type Judged } from './about.ts'
import type { Judgement } from './judge.ts'
import { mostSignatures } from './prepare.ts'
import { remarksOn } from './remarks.ts'
import { reached, relation, type Relation } from './verdict.ts'

export function findingsOf(
  mail: AuthMail,
  all: Judged[],
  now: number,
): [KeptFinding, ...KeptFinding[]] {
  const first = decisive(mail, all)
  const others = all.filter((one) => one !== first).map((one) => other(one, first))
  const remarks = all.flatMap((one) => remarksOn(mail, one, now))
  return sorted([
    first ? verdict(mail, first) : about('none', 'warn', {}),
    ...others,
    ...remarks,
    ...onlyEd25519(all, first),
    ...several(mail),
  ])
}

const nearest: Relation[] = ['same', 'below', 'above', 'other']

/** Of those with the result of the verdict the one whose domain is nearest to From. */
function decisive({ from }: AuthMail, all: Judged[]): Judged | undefined {
  const result = reached(all.map(({ kept }) => kept.result))
  const far = ({ kept }: Judged) => nearest.indexOf(relation(kept.domain, from.domain))
  return all
    .filter(({ kept }) => result === 'fail' || kept.result === result)
    .sort((a, b) => far(a) - far(b))[0]
}

function verdict({ from }: AuthMail, one: Judged): KeptFinding {
  if (one.judgement.reason !== 'valid')
    return onSignature(one, one.judgement.code, severities[one.judgement.reason] ?? 'bad')
  if (from.domain === null) return onSignature(one, 'pass_alone', 'good')
  const code = passed[relation(one.kept.domain, from.domain)]
  return onSignature(one, code, 'good', { from: from.domain })
}

const passed: Record<Relation, string> = {
  same: 'pass',
  below: 'pass_related',
  above: 'pass_related',
  other: 'pass_other',
}

const severities: Partial<Record<Judgement['reason'], KeptFinding['severity']>> = {
  dns_error: 'warn',
  unknown: 'unknown',
}

/** Where the verdict is no failure a failing signature does no harm, but deserves a look. */
function other(one: Judged, first: Judged | undefined): KeptFinding {
  const { reason, code } = one.judgement
  if (reason === 'valid') return onSignature(one, 'also_valid', 'info')
  const harmless =
    first && (first.judgement.reason === 'valid' || severities[first.judgement.reason])
  return onSignature(one, code, severities[reason] ?? (harmless ? 'warn' : 'bad'))
}

/** Few receivers read Ed25519: without RSA beside it most see no valid signature at all. */
function onlyEd25519(all: Judged[], first: Judged | undefined): KeptFinding[] {
  if (first?.judgement.reason !== 'valid') return []
  const valid = all.filter(({ judgement }) => judgement.reason === 'valid')
  if (valid.some(({ kept }) => kept.keyType === 'rsa')) return []
  return [onSignature(first, 'only_ed25519', 'warn')]
}

function several({ fields }: AuthMail): KeptFinding[] {
  const from = fields.filter(({ name }) => name === 'from')
  const count = fields.filter(({ name }) => name === 'dkim-signature').length
  const found: KeptFinding[] = []
  if (from[1])
    found.push({
      ...about('several_from', 'warn', { count: from.length }),
      where: { header: 'From', part: null, line: from[1].line },
    })
  if (count > mostSignatures) found.push(about('too_many', 'warn', { count, most: mostSignatures }))
  return found
}
