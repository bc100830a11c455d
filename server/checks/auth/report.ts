import type { AuthReport, Compared, Text, Verdict } from '../../types.ts'
import type { KeptReport } from '../check.ts'
import { arcTexts } from './arc/texts.ts'
import { bimiTexts } from './bimi/texts.ts'
import { basisOf, type AuthDetails, type View } from './details.ts'
import { dkimReport, dkimTexts } from './dkim/index.ts'
import { dmarcTexts } from './dmarc/texts.ts'
import { journeyTexts } from './journey/texts.ts'
import { listingTexts } from './listings/texts.ts'
import { mtaStsTexts } from './mta-sts/texts.ts'
import { mxTexts } from './mx/texts.ts'
import { toldItems } from './requirements/index.ts'
import { requirementTexts } from './requirements/texts.ts'
import { reverseTexts } from './reverse-dns/texts.ts'
import { spfTexts } from './spf/texts.ts'
import { words } from './texts.ts'
import { tlsRptTexts } from './tls-rpt/texts.ts'
import { verdictOf, type FindingTexts, type Kept } from './verdict.ts'

type Language = keyof Text
type Shown = { [K in keyof View]: NonNullable<AuthReport[K]>['live'] }

function by<V extends Verdict>(texts: FindingTexts) {
  return (kept: Kept<V>, language: Language): V => verdictOf<V>(kept, texts, language)
}

/** How each verdict is put into words. */
const shown: { [K in keyof View]: (kept: View[K], language: Language) => Shown[K] } = {
  spf: by<Shown['spf']>(spfTexts),
  dkim: (kept, language) =>
    verdictOf<Shown['dkim']>(
      { ...kept, signatures: dkimReport(kept, language) },
      dkimTexts,
      language,
    ),
  dmarc: by<Shown['dmarc']>(dmarcTexts),
  arc: by<Shown['arc']>(arcTexts),
  bimi: by<Shown['bimi']>(bimiTexts),
  mtaSts: by<Shown['mtaSts']>(mtaStsTexts),
  tlsRpt: by<Shown['tlsRpt']>(tlsRptTexts),
  mx: by<Shown['mx']>(mxTexts),
  reverseDns: by<Shown['reverseDns']>(reverseTexts),
  listings: by<Shown['listings']>(listingTexts),
  requirements: ({ items, ...kept }, language) =>
    verdictOf<Shown['requirements']>(
      { ...kept, items: toldItems(items, language) },
      requirementTexts,
      language,
    ),
}

/** The report as people read it. */
export function authReport(
  { version, details, undecided }: KeptReport<AuthDetails>,
  language: Language,
): AuthReport {
  const reason = undecided && {
    code: undecided.reason.code,
    message: undecided.reason.text[language],
  }
  if (details === null) {
    return {
      ...{ check: 'auth', version, state: 'undecided', reason },
      ...{ summary: words['undecided']?.[language] ?? '', ms: 0 },
      ...{ sending: { sources: [], from: null }, dns: 'on', zone: null },
      ...{ spf: null, dkim: null, dmarc: null, arc: null, bimi: null, mtaSts: null, tlsRpt: null },
      ...{ mx: null, reverseDns: null, listings: null, requirements: null, journey: null },
    }
  }
  const { sending, dns, zone, ms } = details
  const of = <K extends keyof View>(key: K) => compared(details, key, language)
  const protocols = { spf: of('spf'), dkim: of('dkim'), dmarc: of('dmarc') }
  return {
    // A verdict for each protocol is there, whatever DNS said; the reason tells why some lack.
    ...{ check: 'auth', version, state: 'done', reason, sending, dns, zone, ms },
    summary: summary(protocols, language),
    ...protocols,
    ...{ arc: of('arc'), bimi: of('bimi'), mtaSts: of('mtaSts'), tlsRpt: of('tlsRpt') },
    ...{ mx: of('mx'), reverseDns: of('reverseDns'), listings: of('listings') },
    requirements: of('requirements'),
    journey: verdictOf(details.journey, journeyTexts, language),
  }
}

function compared<K extends keyof View>(
  { live, planned }: AuthDetails,
  key: K,
  language: Language,
): Compared<Shown[K]> {
  const show = (view: View): Shown[K] => shown[key](view[key], language)
  const [one, other] = [show(live), planned && show(planned)]
  const basis = basisOf(one, other)
  const result = basis === 'planned' && other ? other.result : one.result
  return { result, basis, live: one, planned: other }
}

function summary(protocols: Record<string, { result: string }>, language: Language): string {
  return Object.entries(protocols)
    .map(([name, { result }]) => `${name.toUpperCase()}: ${words[result]?.[language] ?? result}`)
    .join(' · ')
}
