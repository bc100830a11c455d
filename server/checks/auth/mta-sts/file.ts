import type { Resolver } from '../../../dns/resolver.ts'
import type { FetchGuarded } from '../../../net/index.ts'
import type { JudgedFile, Text } from '../../../types.ts'
import { excerptOf, get, missing, toldFile, worstFirst, type KeptFile } from '../files/file.ts'
import { fileTexts } from '../files/texts.ts'
import { remark } from '../remark.ts'
import { policyTexts } from './policy-texts.ts'
import { judgePolicy, mailHosts } from './judge.ts'

/** What senders are advised to read at most (RFC 8461 §3.3). */
const largest = 64 * 1024

/** Answers for which senders act as if there were no policy (RFC 8461 §3.3). */
const fatal = {
  redirects: ['sts_fetch_redirect', 'bad'],
  tls: ['sts_fetch_tls', 'bad'],
  status: ['sts_fetch_status', 'bad'],
  size: ['sts_fetch_size', 'warn'],
} satisfies Parameters<typeof missing>[3]

const texts = { ...fileTexts, ...policyTexts }

export interface PolicyTools {
  fetch: FetchGuarded
  dns: Resolver
  language: keyof Text
  signal?: AbortSignal
}

export function policyUrl(domain: string): string {
  return `https://mta-sts.${domain}/.well-known/mta-sts.txt`
}

/** Fetches the policy file as a sending server would, and judges it by the MX of the domain. */
export async function lookAtPolicy(
  domain: string,
  { fetch, dns, language, signal }: PolicyTools,
): Promise<JudgedFile> {
  const url = policyUrl(domain)
  const options = { accept: 'text/plain', limit: largest, redirects: 0, signal }
  const [got, mail] = await Promise.all([get(fetch, url, options), mailHosts(domain, dns)])
  if (!got.ok) return toldFile(missing('policy', url, got, fatal), texts, language)
  const { type, body } = got.answer
  const text = decoded(body)
  const findings = judgePolicy(text, domain, mail)
  const all =
    type === 'text/plain'
      ? findings
      : worstFirst(remark('sts_fetch_type', 'bad', { type: type || '–', url }), ...findings)
  return toldFile(fileOf(url, body.byteLength, text, all), texts, language)
}

/** Judges a policy that is not published yet. */
export async function judgePolicyText(
  bytes: Uint8Array,
  domain: string,
  { dns, language }: Pick<PolicyTools, 'dns' | 'language'>,
): Promise<JudgedFile> {
  const text = decoded(bytes.subarray(0, largest))
  const findings = judgePolicy(text, domain, await mailHosts(domain, dns))
  const size = bytes.byteLength
  const all =
    size > largest
      ? worstFirst(remark('sts_fetch_size', 'warn', { detail: `${size} bytes` }), ...findings)
      : findings
  return toldFile(fileOf(null, size, text, all), texts, language)
}

/** A byte order mark stays: to senders it is part of the first name. */
function decoded(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

function fileOf(
  url: string | null,
  size: number,
  text: string,
  findings: KeptFile['findings'],
): KeptFile {
  const excerpt = excerptOf(text)
  return { kind: 'policy', state: 'read', url, size, excerpt, picture: null, findings }
}
