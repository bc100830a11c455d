import type { Fetched, FetchOptions, FetchGuarded, RefusalCode } from '../../../net/index.ts'
import type { JudgedFile, Text } from '../../../types.ts'
import { remark } from '../remark.ts'
import { told, type FindingTexts, type KeptFinding } from '../verdict.ts'

/** A file as it is judged; the first finding is the verdict in words. */
export type KeptFile = Omit<JudgedFile, 'severity' | 'summary' | 'findings'> & {
  findings: [KeptFinding, ...KeptFinding[]]
}

/** Why there is nothing to judge: what the client says, or an answer that is no 200. */
export type Missing = RefusalCode | 'status'

export type Got = { ok: true; answer: Fetched } | { ok: false; why: Missing; detail: string }

/** Characters of a file that are shown. */
const shown = 4000

const order = ['bad', 'warn', 'unknown', 'good', 'info']

/** Worst first; where nothing is wrong the good news leads. */
export function worstFirst(
  first: KeptFinding,
  ...rest: KeptFinding[]
): [KeptFinding, ...KeptFinding[]] {
  const rank = ({ severity }: KeptFinding) => order.indexOf(severity)
  const [head = first, ...others] = [first, ...rest].sort((a, b) => rank(a) - rank(b))
  return [head, ...others]
}

/** Fetches a file whole, as somebody asked; only an answer of 200 has one. */
export async function get(fetch: FetchGuarded, url: string, options: FetchOptions): Promise<Got> {
  const result = await fetch(url, options)
  if (!result.ok) return { ok: false, why: result.code, detail: result.detail }
  if (result.status === 200) return { ok: true, answer: result }
  return { ok: false, why: 'status', detail: String(result.status) }
}

/**
 * What is said of a file that could not be had: that is neither good nor bad by itself.
 * @param fatal those reasons for which the protocol itself says that there is no file then
 */
export function missing(
  kind: JudgedFile['kind'],
  url: string,
  { why, detail }: { why: Missing; detail: string },
  fatal: Partial<Record<Missing, readonly [code: string, severity: 'bad' | 'warn']>> = {},
): KeptFile {
  const host = URL.canParse(url) ? new URL(url).host : '–'
  const params = { url, host, detail: detail.slice(0, 200) }
  const ruled = fatal[why]
  const [code, severity] = ruled ?? [`file_${why}`, 'unknown' as const]
  return {
    ...{ kind, url, state: ruled === undefined ? 'unreachable' : 'refused' },
    ...{ findings: [remark(code, severity, params)], size: null, excerpt: null, picture: null },
  }
}

/** The beginning of a file; control characters but line ends and tabs are shown as a box. */
export function excerptOf(text: string): string {
  // eslint-disable-next-line no-control-regex -- those are what is looked for
  const plain = text.slice(0, shown).replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, '\ufffd')
  return text.length > shown ? `${plain}…` : plain
}

/** A file as people read of it. */
export function toldFile(
  { findings, ...file }: KeptFile,
  texts: FindingTexts,
  language: keyof Text,
): JudgedFile {
  const [first, ...rest] = findings
  const head = told(first, texts, language)
  const all = [head, ...rest.map((finding) => told(finding, texts, language))]
  return { ...file, severity: head.severity, summary: head.what, findings: all }
}
