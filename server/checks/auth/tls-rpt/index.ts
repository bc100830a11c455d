import type { Resolver } from '../../../dns/resolver.ts'
import type { PolicyVerdict, ZoneRecord } from '../../../types.ts'
import { asking } from '../asking.ts'
import { isHostname } from '../domains.ts'
import type { AuthMail } from '../mail.ts'
import { askOne, policyDomain, type OneRecord } from '../one-record.ts'
import { remark } from '../remark.ts'
import { readTags } from '../tag-list.ts'
import type { Kept, KeptFinding } from '../verdict.ts'

const forms = { begins: /^v=TLSRPTv1[ \t]*(?:;|$)/, resembles: /^["\s]*v\s*=\s*TLSRPT/i }

/** Whether the domain of the sender asks for reports on TLS that failed (RFC 8460 §3). */
export async function evaluateTlsRpt(mail: AuthMail, dns: Resolver): Promise<Kept<PolicyVerdict>> {
  const asked = asking(dns)
  const domain = policyDomain(mail)
  if (domain === null || !isHostname(domain)) {
    const finding = remark('tlsrpt_no_domain', 'info')
    return { result: 'none', findings: [finding], records: [], publish: [] }
  }
  const name = `_smtp._tls.${domain}`
  const [result, finding] = judged(await askOne(name, forms, asked), { domain, name })
  const value = `v=TLSRPTv1; rua=mailto:tls-reports@${domain}`
  const record: ZoneRecord = { name, type: 'TXT', ttl: 3600, value }
  const mended = ['tlsrpt_none', 'tlsrpt_not_a_record', 'tlsrpt_no_rua'].includes(finding.code)
  return { result, findings: [finding], records: asked.records, publish: mended ? [record] : [] }
}

function judged(
  record: OneRecord,
  params: Record<string, string>,
): [PolicyVerdict['result'], KeptFinding] {
  switch (record.state) {
    case 'undecided':
      return ['undecided', remark('tlsrpt_undecided', 'unknown', params)]
    case 'temperror':
      return ['temperror', remark('tlsrpt_temperror', 'warn', params)]
    case 'several':
      return ['fail', remark('tlsrpt_several', 'warn', { ...params, count: record.count })]
    case 'none':
      if (record.near === null) return ['none', remark('tlsrpt_none', 'info', params)]
      return [
        'fail',
        remark('tlsrpt_not_a_record', 'warn', { ...params, record: record.near.slice(0, 200) }),
      ]
    case 'one': {
      const rua = readTags(record.text).tags.get('rua') ?? ''
      const uris = rua.split(',', 20).map((uri) => uri.trim())
      const bad = uris.filter((uri) => !isReportUri(uri))
      if (bad.length > 0) {
        return ['fail', remark('tlsrpt_no_rua', 'warn', { ...params, rua: bad.join(', ') })]
      }
      return ['pass', remark('tlsrpt_pass', 'good', { ...params, rua: uris.join(', ') })]
    }
  }
}

/** Reports go by mail or by HTTPS, nothing else. */
function isReportUri(uri: string): boolean {
  return (
    uri.length <= 1000 &&
    (/^mailto:[^\s@!]+@[^\s@!]+$/i.test(uri) || /^https:\/\/[^\s!]+$/i.test(uri))
  )
}
