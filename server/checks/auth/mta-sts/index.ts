import type { Resolver } from '../../../dns/resolver.ts'
import type { PolicyVerdict, ZoneRecord } from '../../../types.ts'
import { asking, type Asking } from '../asking.ts'
import { isHostname } from '../domains.ts'
import type { AuthMail } from '../mail.ts'
import { askOne, policyDomain, type OneRecord } from '../one-record.ts'
import { remark } from '../remark.ts'
import { readTags } from '../tag-list.ts'
import { sorted, type Kept, type KeptFinding } from '../verdict.ts'

const forms = { begins: /^v=STSv1[ \t]*(?:;|$)/, resembles: /^["\s]*v\s*=\s*STSv1/i }

/**
 * Whether the domain of the sender asks others to deliver to it over TLS only (RFC 8461 §3.1). The
 * record is looked at; the policy file on the web only on request (`file.ts`).
 */
export async function evaluateMtaSts(mail: AuthMail, dns: Resolver): Promise<Kept<PolicyVerdict>> {
  const asked = asking(dns)
  const domain = policyDomain(mail)
  if (domain === null || !isHostname(domain)) return noDomain
  const name = `_mta-sts.${domain}`
  const record = await askOne(name, forms, asked)
  const mx = await mailServers(domain, asked)
  const params = { domain, name, mx, url: `https://mta-sts.${domain}/.well-known/mta-sts.txt` }
  const { result, finding, idea } = judged(record, params)
  const host = result === 'pass' ? await hostOf(domain, asked) : []
  return {
    result,
    findings: sorted([finding, ...host.map((code) => remark(code, 'warn', params))]),
    records: asked.records,
    publish: idea ? [recordFor(name, mail.arrivedAt)] : [],
  }
}

const noDomain: Kept<PolicyVerdict> = {
  ...{ result: 'none', records: [], publish: [] },
  findings: [remark('sts_no_domain', 'info')],
}

interface Judged {
  result: PolicyVerdict['result']
  finding: KeptFinding
  /** A record to publish would mend it. */
  idea: boolean
}

function judged(record: OneRecord, params: Record<string, string>): Judged {
  switch (record.state) {
    case 'undecided':
      return {
        result: 'undecided',
        finding: remark('sts_undecided', 'unknown', params),
        idea: false,
      }
    case 'temperror':
      return { result: 'temperror', finding: remark('sts_temperror', 'warn', params), idea: false }
    case 'several': {
      const told = { ...params, count: record.count }
      return { result: 'fail', finding: remark('sts_several', 'warn', told), idea: false }
    }
    case 'none': {
      if (record.near === null) {
        return { result: 'none', finding: remark('sts_none', 'info', params), idea: true }
      }
      const told = { ...params, record: record.near.slice(0, 200) }
      return { result: 'fail', finding: remark('sts_not_a_record', 'warn', told), idea: true }
    }
    case 'one': {
      const id = readTags(record.text).tags.get('id') ?? ''
      if (/^[a-z0-9]{1,32}$/i.test(id)) {
        return {
          result: 'pass',
          finding: remark('sts_pass', 'good', { ...params, id }),
          idea: false,
        }
      }
      return { result: 'fail', finding: remark('sts_id', 'warn', { ...params, id }), idea: true }
    }
  }
}

/** The file stands on a host of its own; without an address nobody can fetch it. */
async function hostOf(domain: string, dns: Asking): Promise<string[]> {
  const answers = await Promise.all([
    dns.ask(`mta-sts.${domain}`, 'A'),
    dns.ask(`mta-sts.${domain}`, 'AAAA'),
  ])
  const nothing = answers.every(({ state }) => state === 'missing' || state === 'empty')
  return nothing ? ['sts_no_host'] : []
}

/** The lines of the policy file that name the mail servers. */
async function mailServers(domain: string, dns: Asking): Promise<string> {
  const { records } = await dns.ask(domain, 'MX')
  const hosts = records
    .map((record) => record.replace(/^\s*\d{1,5}\s+/, '').replace(/\.$/, ''))
    .filter(isHostname)
    .slice(0, 5)
  return (hosts.length > 0 ? hosts : [`mail.${domain}`]).map((host) => `mx: ${host}`).join('\n')
}

/** The id has to change with the policy: the time does. */
function recordFor(name: string, at: string): ZoneRecord {
  const id = at.replace(/\D/g, '').slice(0, 14)
  return { name, type: 'TXT', ttl: 3600, value: `v=STSv1; id=${id === '' ? '1' : id}` }
}
