import type { Finding, Place, Severity, Text, Verdict } from '../../types.ts'

/** A finding as it is kept: its texts are in the `texts.ts` of its protocol. */
export interface KeptFinding {
  code: string
  severity: Severity
  /** What stands for `{name}` in the texts. */
  params: Record<string, string | number>
  where: Place | null
}

/** A verdict as a protocol comes to it and as it is kept; the first finding is the verdict in words. */
export type Kept<V extends Verdict> = Omit<V, 'severity' | 'summary' | 'findings'> & {
  findings: [KeptFinding, ...KeptFinding[]]
}

/** The texts of a code. Every one says what to do next. */
export interface FindingText {
  what: Text
  why: Text
  mend: Text
  /** 'RFC 7208 §4.6.4' */
  source: string | null
}

export type FindingTexts = Record<string, FindingText>

const order: Severity[] = ['bad', 'warn', 'unknown', 'info', 'good']

/** The first one stays, the others go worst first. */
export function sorted([first, ...rest]: [
  KeptFinding,
  ...KeptFinding[],
]): Kept<Verdict>['findings'] {
  return [first, ...rest.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))]
}

/** Finds the texts of a finding; a code without texts is a fault of ours, and a test finds it. */
export function told(
  { code, severity, params, where }: KeptFinding,
  texts: FindingTexts,
  language: keyof Text,
): Finding {
  const found = texts[code]
  if (!found) throw new Error(`there are no texts for the finding ${code}`)
  const say = (text: Text) =>
    text[language].replace(/\{(\w+)\}/g, (all, name: string) => String(params[name] ?? all))
  return {
    ...{ code, severity, where, source: found.source },
    ...{ what: say(found.what), why: say(found.why), mend: say(found.mend) },
  }
}

/** A verdict as people read it: in words it is its first finding. */
export function verdictOf<V extends Verdict>(
  kept: Kept<V>,
  texts: FindingTexts,
  language: keyof Text,
): V {
  const [first, ...rest] = kept.findings
  const head = told(first, texts, language)
  const findings = [head, ...rest.map((finding) => told(finding, texts, language))]
  const words = { severity: head.severity, summary: head.what, findings }
  // `Kept<V>` is V without these three.
  return { ...kept, ...words } as unknown as V
}
