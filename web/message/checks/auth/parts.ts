import type {
  ArcVerdict,
  BimiVerdict,
  DkimSignature,
  DkimVerdict,
  DmarcVerdict,
  JourneyVerdict,
  ListingVerdict,
  RequirementsVerdict,
  ReverseVerdict,
  SpfNode,
  SpfRun,
  SpfVerdict,
  Verdict,
} from '../../../../server/types.ts'
import { say } from '../../../state/language.svelte.ts'
import { fullTime } from '../../../ui/format.ts'
import { dispositions, rules, texts, words, type names } from './texts.ts'

export interface Row {
  name: string
  value: string
  tone?: 'pass' | 'warn' | 'fail' | 'none'
  /** Steps to the right, in a tree. */
  depth?: number
}

/** A block of facts that only this protocol has. */
export interface Part {
  title: string | null
  rows: Row[]
}

const word = (result: string) => say(words[result] ?? texts.undecided)

const tone = (result: string): NonNullable<Row['tone']> =>
  result === 'pass' ? 'pass' : ['fail', 'permerror', 'policy'].includes(result) ? 'fail' : 'none'

/** What each protocol shows besides findings and records. */
const makers = {
  spf: ({ runs }: SpfVerdict) => runs.map(spfPart),
  dkim: ({ signatures }: DkimVerdict) => signatures.map(dkimPart),
  dmarc: dmarcParts,
  requirements: ({ items }: RequirementsVerdict) => [{ title: null, rows: items.map(requirement) }],
  reverseDns: ({ addresses }: ReverseVerdict) => [
    {
      title: null,
      rows: addresses.map(({ address, names, result }) => ({
        ...{ name: address, value: names.join(', ') || say(texts.none), tone: tone(result) },
      })),
    },
  ],
  listings: ({ listings }: ListingVerdict) => [
    {
      title: null,
      rows: listings.map(({ list, subject, answers, reason }) => ({
        name: `${subject} · ${list}`,
        value: [answers?.join(', ') || say(texts.none), reason ?? ''].filter(Boolean).join(' – '),
      })),
    },
  ],
  arc: ({ sets }: ArcVerdict) => [
    {
      title: null,
      rows: sets.map(({ instance, domain, seal, signature, results }) => ({
        name: `i=${instance} ${domain}`,
        value: `${word(seal)}, ${word(signature)} – ${results}`,
        tone: tone(seal === 'pass' ? signature : seal),
      })),
    },
  ],
  bimi: ({ location, evidence }: BimiVerdict) => [
    {
      title: null,
      rows: [
        ...(location ? [{ name: 'l=', value: location }] : []),
        ...(evidence ? [{ name: 'a=', value: evidence }] : []),
      ],
    },
  ],
  journey: journeyParts,
  mx: nothing,
  mtaSts: nothing,
  tlsRpt: nothing,
} satisfies Record<keyof typeof names, (verdict: never) => Part[]>

function nothing(): Part[] {
  return []
}

/** @param verdict of the protocol that is named */
export function partsOf(id: keyof typeof names, verdict: Verdict): Part[] {
  // The report has each verdict under the name of its protocol.
  const make = makers[id] as (verdict: Verdict) => Part[]
  return make(verdict).filter(({ rows }) => rows.length > 0)
}

function spfPart({ source, result, matched, lookups, voidLookups, tree }: SpfRun): Part {
  const decided = matched ? say(texts.matched(matched.term, matched.domain)) : null
  const head = [word(result), decided].filter((one) => one !== null).join(', ')
  return {
    title: source,
    rows: [
      { name: source, value: head, tone: tone(result) },
      { name: 'DNS', value: say(texts.lookups(lookups, voidLookups)) },
      ...(tree ? nodeRows(tree, 0) : []),
    ],
  }
}

/** A record and the records it leads to, a step further right each. */
function nodeRows({ domain, record, terms }: SpfNode, depth: number): Row[] {
  const outcomes = { match: '✓', error: '!', 'no-match': '–', 'not-reached': '·', ignored: '·' }
  return [
    { name: domain, value: record ?? say(texts.none), depth },
    ...terms.flatMap(({ term, outcome, found, child }) => [
      {
        ...{ name: `${outcomes[outcome]} ${term}`, value: found.join(', '), depth: depth + 1 },
        ...(outcome === 'match' ? { tone: 'pass' as const } : {}),
      },
      ...(child ? nodeRows(child, depth + 1) : []),
    ]),
  ]
}

function dkimPart(signature: DkimSignature): Part {
  const { domain, selector, algorithm, keyBits, canonicalization, headers, bodyHash } = signature
  const { expected, found } = bodyHash
  const agrees = found === null || found === expected
  const fields = headers.map(({ name, oversigned }) => (oversigned ? `${name}+` : name))
  return {
    title: say(texts.signature(domain, selector)),
    rows: [
      { name: word(signature.result), value: signature.summary, tone: tone(signature.result) },
      {
        name: say(texts.key),
        value: [algorithm, keyBits === null ? '' : say(texts.bits(keyBits))]
          .filter(Boolean)
          .join(', '),
      },
      { name: say(texts.canon), value: `${canonicalization.header}/${canonicalization.body}` },
      {
        name: say(texts.signed),
        value: `${fields.join(', ')}${fields.some((one) => one.endsWith('+')) ? ` (+ ${say(texts.oversigned)})` : ''}`,
      },
      {
        ...{
          name: say(texts.body),
          value: agrees ? say(texts.agrees) : say(texts.differs(expected, found)),
        },
        tone: agrees ? ('none' as const) : ('fail' as const),
      },
      ...(signature.signedAt
        ? [{ name: say(texts.signedAt), value: fullTime(signature.signedAt) }]
        : []),
      ...(signature.expiresAt
        ? [{ name: say(texts.expires), value: fullTime(signature.expiresAt) }]
        : []),
    ],
  }
}

function dmarcParts({ identifiers, organisational, policy, disposition }: DmarcVerdict): Part[] {
  const who = identifiers.map(({ protocol, domain, selector, result, mode, aligned }) => ({
    name: [protocol.toUpperCase(), domain, selector ?? ''].filter(Boolean).join(' '),
    value: `${word(result)}, ${say(aligned ? texts.aligned : texts.notAligned)} (${mode})`,
    tone: result === 'pass' && aligned ? ('pass' as const) : ('none' as const),
  }))
  const facts: Row[] = []
  if (organisational) {
    const value = `${organisational.domain} ${say(rules[organisational.rule])}`
    facts.push({ name: say(texts.organisation), value })
  }
  if (policy)
    facts.push({ name: say(texts.policy), value: `p=${policy.applied} (${policy.domain})` })
  if (disposition) facts.push({ name: say(texts.receivers), value: say(dispositions[disposition]) })
  return [
    { title: null, rows: facts },
    { title: say(texts.identifiers), rows: who },
  ]
}

const states = {
  met: { sign: '✓', text: texts.met, tone: 'pass' },
  missed: { sign: '✗', text: texts.missed, tone: 'fail' },
  unknown: { sign: '?', text: texts.unknown, tone: 'none' },
  not_applicable: { sign: '–', text: texts.notApplicable, tone: 'none' },
} as const

function requirement({ receivers, state, finding }: RequirementsVerdict['items'][number]): Row {
  const { sign, text, tone } = states[state]
  const value = state === 'met' ? finding.what : `${finding.what} ${finding.mend}`
  const who = receivers.map((one) => one[0]?.toUpperCase() + one.slice(1)).join(', ')
  return { name: `${sign} ${say(text)}`, value: `${value} (${who})`, tone }
}

function journeyParts({ session, identities, bcc, hops }: JourneyVerdict): Part[] {
  const none = say(texts.none)
  const rows = identities.map(({ field, value }) => ({ name: field, value: value ?? none }))
  const way = hops.map(({ from, by, at, with: how }) => ({
    name: at === null ? '–' : fullTime(at),
    value: [from, by].filter(Boolean).join(' → ') + (how ? ` (${how})` : ''),
  }))
  const tls = session?.tls ? `${session.tls.version} ${session.tls.cipher}` : say(texts.noTls)
  const said = session ? [session.client, session.ehlo, tls, session.user] : []
  const from = said.filter((one) => one !== null).join(', ')
  return [
    {
      title: null,
      rows: [
        ...(session ? [{ name: say(texts.session), value: from }] : []),
        ...rows,
        ...(bcc.length > 0 ? [{ name: say(texts.bcc), value: bcc.join(', ') }] : []),
      ],
    },
    { title: say(texts.hops), rows: way },
  ]
}
