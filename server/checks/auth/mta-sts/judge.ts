import type { Resolver } from '../../../dns/resolver.ts'
import { worstFirst } from '../files/file.ts'
import { remark } from '../remark.ts'
import type { KeptFinding } from '../verdict.ts'
import { isPattern, matches, parsePolicy, type StsPolicy } from './policy.ts'

/** A year of 365.25 days: no policy may last longer (RFC 8461 §3.2). */
const longest = 31_557_600
const day = 86_400
const mostHosts = 50

/** The hosts that take the mail of a domain, or why they are not known. */
export type MailHosts =
  { state: 'known'; hosts: string[] } | { state: 'nobody' } | { state: 'unknown' }

/** Asks for the MX of a domain; without any, one with an address is the host itself (RFC 5321 §5.1). */
export async function mailHosts(domain: string, dns: Resolver): Promise<MailHosts> {
  const { state, records } = await dns.ask(domain, 'MX')
  if (state === 'empty') {
    const addresses = await Promise.all([dns.ask(domain, 'A'), dns.ask(domain, 'AAAA')])
    const own = addresses.some((answer) => answer.state === 'found')
    return own ? { state: 'known', hosts: [domain] } : { state: 'unknown' }
  }
  if (state !== 'found') return { state: 'unknown' }
  const hosts = records.slice(0, mostHosts).map((record) =>
    record
      .replace(/^\s*\d{1,5}\s+/, '')
      .replace(/\.$/, '')
      .toLowerCase(),
  )
  const named = [...new Set(hosts.filter((host) => host !== ''))]
  // The null MX (RFC 7505).
  return named.length === 0 ? { state: 'nobody' } : { state: 'known', hosts: named }
}

/** Judges the text of a policy file against the mail servers of its domain. */
export function judgePolicy(
  text: string,
  domain: string,
  mail: MailHosts,
): [KeptFinding, ...KeptFinding[]] {
  const policy = parsePolicy(text)
  const wrong = [...required(policy), ...patterns(policy, domain), ...spelling(policy)]
  const [first, ...rest] = wrong
  if (first && wrong.some(({ severity }) => severity === 'bad')) return worstFirst(first, ...rest)
  return worstFirst(
    remark(...headOf(policy.mode), {
      ...{ domain, days: Math.floor(Number(policy.maxAge) / day), mx: policy.mx.join(', ') },
    }),
    ...wrong,
    ...(policy.mode === 'none' ? [] : [...onAge(policy), ...onHosts(policy, domain, mail)]),
  )
}

/** What a policy without a fault comes to. */
function headOf(mode: string | null): [code: string, severity: 'good' | 'info'] {
  if (mode === 'enforce') return ['sts_file_enforce', 'good']
  return mode === 'testing' ? ['sts_file_testing', 'good'] : ['sts_file_none', 'info']
}

function required({ version, mode, maxAge }: StsPolicy): KeptFinding[] {
  const found: KeptFinding[] = []
  const say = (code: string, value: string | null) =>
    found.push(remark(code, 'bad', { found: value ?? '' }))
  if (version !== 'STSv1') say('sts_file_version', version)
  if (!['enforce', 'testing', 'none'].includes(mode ?? '')) say('sts_file_mode', mode)
  const seconds = /^\d{1,10}$/.test(maxAge ?? '') ? Number(maxAge) : NaN
  if (!(seconds <= longest)) say('sts_file_max_age', maxAge)
  return found
}

function patterns({ mode, mx }: StsPolicy, domain: string): KeptFinding[] {
  if (mx.length === 0 && mode !== 'none') return [remark('sts_file_no_mx', 'bad', { domain })]
  const strange = mx.filter((pattern) => !isPattern(pattern)).slice(0, 5)
  return strange.length === 0
    ? []
    : [remark('sts_file_pattern', 'bad', { found: strange.join(', ') })]
}

function spelling({ strange, repeated }: StsPolicy): KeptFinding[] {
  const found: KeptFinding[] = []
  if (strange.length > 0) {
    found.push(remark('sts_file_line', 'bad', { found: strange.join('\n') }))
  }
  if (repeated.length > 0) {
    found.push(remark('sts_file_repeated', 'warn', { found: [...new Set(repeated)].join(', ') }))
  }
  return found
}

function onAge({ maxAge }: StsPolicy): KeptFinding[] {
  const seconds = Number(maxAge)
  return seconds < day ? [remark('sts_file_short', 'warn', { seconds })] : []
}

function onHosts({ mode, mx }: StsPolicy, domain: string, mail: MailHosts): KeptFinding[] {
  if (mail.state === 'unknown') return [remark('sts_file_mx_unknown', 'unknown', { domain })]
  if (mail.state === 'nobody') return [remark('sts_file_null_mx', 'info', { domain })]
  const out = mail.hosts.filter((host) => !mx.some((pattern) => matches(pattern, host)))
  const idle = mx.filter((pattern) => !mail.hosts.some((host) => matches(pattern, host)))
  const found: KeptFinding[] = []
  const told = { domain, lines: out.map((host) => `mx: ${host}`).join('\n') }
  if (out.length > 0) {
    const code = mode === 'enforce' ? 'sts_file_shut_out' : 'sts_file_left_out'
    const severity = mode === 'enforce' ? 'bad' : 'warn'
    found.push(remark(code, severity, { ...told, hosts: out.slice(0, 10).join(', ') }))
  }
  if (idle.length > 0) {
    found.push(remark('sts_file_idle', 'info', { domain, found: idle.slice(0, 10).join(', ') }))
  }
  return found
}
