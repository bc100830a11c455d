import type { Resolver } from '../../../dns/resolver.ts'
import type { PolicyVerdict, Severity, ZoneRecord } from '../../../types.ts'
import { isAddress } from '../arpa.ts'
import { asking, isName } from '../asking.ts'
import { isHostname } from '../domains.ts'
import type { AuthMail } from '../mail.ts'
import { remark } from '../remark.ts'
import { sorted, type Kept, type KeptFinding } from '../verdict.ts'
import { checkTargets } from './targets.ts'

type Result = PolicyVerdict['result']

/** What is known of one domain; the first finding is what decides. */
interface Way {
  result: Result
  findings: [KeptFinding, ...KeptFinding[]]
}

/** The better a result, the later it stands. */
const worst: Result[] = ['fail', 'temperror', 'undecided', 'none', 'pass']

/** Whether bounces reach the envelope sender, and replies the domain in From (RFC 5321 §5.1). */
export async function evaluateMx(mail: AuthMail, dns: Resolver): Promise<Kept<PolicyVerdict>> {
  const asked = asking(dns)
  const ways = await Promise.all(
    [...rolesOf(mail)].map(([domain, role]) => wayTo(domain, role, asked)),
  )
  const publish = ways.flatMap(({ findings: [first] }) => recordFor(first))
  const [main, ...others] = ways.sort((a, b) => worst.indexOf(a.result) - worst.indexOf(b.result))
  if (main === undefined) return noDomain
  const [first, ...rest] = main.findings
  return {
    result: main.result,
    findings: sorted([first, ...rest, ...others.flatMap(({ findings }) => findings)]),
    records: asked.records,
    publish,
  }
}

const noDomain: Kept<PolicyVerdict> = {
  ...{ result: 'none', records: [], publish: [] },
  findings: [remark('mx_no_domain', 'info')],
}

/** A record in the right form; the name of the server is a guess. */
function recordFor({ code, params }: KeptFinding): ZoneRecord[] {
  const name = String(params['domain'])
  if (code !== 'mx_nothing' || !isHostname(name)) return []
  return [{ name, type: 'MX', ttl: 3600, value: `10 mail.${name}` }]
}

/** The domains and what they are to the mail; 'MAIL FROM' weighs more than 'From'. */
function rolesOf({ sender, from }: AuthMail): Map<string, string> {
  const roles = new Map<string, string>()
  if (sender.identity === 'mailfrom' && sender.domain !== null) {
    roles.set(sender.domain, 'MAIL FROM')
  }
  if (from.domain !== null) {
    roles.set(from.domain, roles.has(from.domain) ? 'MAIL FROM, From' : 'From')
  }
  return new Map([...roles].filter(([domain]) => isName(domain) && !domain.startsWith('[')))
}

async function wayTo(domain: string, role: string, dns: Resolver): Promise<Way> {
  const { state, records } = await dns.ask(domain, 'MX')
  const params = { domain, role }
  // Receivers look at MAIL FROM before they take the mail; a dead From is met by those who reply.
  const serious: Severity = role === 'From' ? 'warn' : 'bad'
  const say = (result: Result, code: string, severity: Severity): Way => {
    return { result, findings: [remark(code, severity, params)] }
  }
  switch (state) {
    case 'off':
    case 'unreachable':
      return say('undecided', 'mx_undecided', 'unknown')
    case 'failed':
    case 'timeout':
      return say('temperror', 'mx_temperror', 'warn')
    case 'missing':
      return say('fail', 'mx_missing', serious)
    case 'empty':
      return withoutMx(domain, say, serious, dns)
    case 'found': {
      const hosts = records.map(hostOf)
      if (hosts.every((host) => host === '')) return say('fail', 'mx_null', serious)
      const { findings, life } = await checkTargets(domain, hosts, dns)
      const named = hosts.filter((host) => host !== '').slice(0, 5)
      const told = { ...params, hosts: named.join(', ') }
      if (life === 'dead') {
        return { result: 'fail', findings: [remark('mx_dead', serious, told), ...findings] }
      }
      if (life !== 'alive') {
        return { result: life, findings: [remark('mx_open', 'unknown', told), ...findings] }
      }
      const first = remark('mx_pass', 'good', told)
      return { result: 'pass', findings: [first, ...findings] }
    }
  }
}

/** '10 mail.example.org.' → 'mail.example.org'; '' for the null MX. */
function hostOf(record: string): string {
  return record
    .replace(/^\s*\d{1,5}\s+/, '')
    .trim()
    .replace(/\.$/, '')
    .toLowerCase()
}

/** Without MX the address of the name itself is taken (RFC 5321 §5.1). */
async function withoutMx(
  domain: string,
  say: (result: Result, code: string, severity: Severity) => Way,
  serious: Severity,
  dns: Resolver,
): Promise<Way> {
  const answers = await Promise.all([dns.ask(domain, 'A'), dns.ask(domain, 'AAAA')])
  if (answers.some(({ records }) => records.some(isAddress))) {
    return say('pass', 'mx_implicit', 'info')
  }
  if (answers.some(({ state }) => state === 'failed' || state === 'timeout')) {
    return say('temperror', 'mx_temperror', 'warn')
  }
  if (answers.some(({ state }) => state === 'off' || state === 'unreachable')) {
    return say('undecided', 'mx_undecided', 'unknown')
  }
  return say('fail', 'mx_nothing', serious)
}
