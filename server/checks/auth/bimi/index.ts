import type { Resolver } from '../../../dns/resolver.ts'
import type { BimiVerdict, DmarcVerdict, ZoneRecord } from '../../../types.ts'
import { asking, type Asking } from '../asking.ts'
import { isHostname, registeredDomain } from '../domains.ts'
import { fieldsNamed, valueOf } from '../field.ts'
import type { AuthMail } from '../mail.ts'
import { askOne, type OneRecord } from '../one-record.ts'
import { remark } from '../remark.ts'
import { readTags } from '../tag-list.ts'
import { sorted, type Kept, type KeptFinding } from '../verdict.ts'
import { standing } from './standing.ts'

const forms = { begins: /^v[ \t]*=[ \t]*BIMI1[ \t]*(?:;|$)/, resembles: /^["\s]*v\s*=\s*BIMI/i }

/**
 * Whether mail programs may show the logo of the sender: its record, and the DMARC it needs. The
 * picture and the certificate are looked at on request (`files.ts`).
 */
export async function evaluateBimi(
  mail: AuthMail,
  dns: Resolver,
  dmarc: Kept<DmarcVerdict>,
): Promise<Kept<BimiVerdict>> {
  const asked = asking(dns)
  const { domain } = mail.from
  if (domain === null || !isHostname(domain)) return plain('none', remark('bimi_no_domain', 'info'))
  const selector = selectorOf(mail)
  const organisation = dmarc.organisational?.domain ?? registeredDomain(domain)
  const { name, record } = await find(selector, [domain, organisation], asked)
  const params = { domain, name, organisation }
  const publish = freshRecord(selector, organisation)
  const verdict = judged(record, params, dmarc)
  const absent = verdict.findings.some(({ code }) => code === 'bimi_none' || code === 'bimi_syntax')
  return { ...verdict, records: asked.records, publish: absent ? publish : [] }
}

function plain(result: BimiVerdict['result'], finding: KeptFinding): Kept<BimiVerdict> {
  const nothing = { location: null, evidence: null, records: [], publish: [] }
  return { result, findings: [finding], ...nothing }
}

/** The selector that the mail names (BIMI-Selector: v=BIMI1; s=autumn), else `default`. */
function selectorOf(mail: AuthMail): string {
  const [field] = fieldsNamed(mail, 'bimi-selector')
  const named = field ? readTags(valueOf(field)).tags.get('s') : undefined
  return named !== undefined && /^[a-z0-9_-]{1,63}$/i.test(named) ? named.toLowerCase() : 'default'
}

/** The domain itself, then its organisation; what has an answer goes before what has none. */
async function find(selector: string, domains: string[], dns: Asking) {
  const names = [...new Set(domains)].map((domain) => `${selector}._bimi.${domain}`)
  const looked: { name: string; record: OneRecord }[] = []
  for (const name of names) {
    const record = await askOne(name, forms, dns)
    if (record.state === 'one' || record.state === 'several') return { name, record }
    looked.push({ name, record })
  }
  const tells = ({ record }: { record: OneRecord }) =>
    record.state !== 'none' || record.near !== null
  const nothing: OneRecord = { state: 'none', near: null }
  return looked.find(tells) ?? { name: names[0] ?? '', record: nothing }
}

function judged(
  record: OneRecord,
  params: Record<string, string>,
  dmarc: Kept<DmarcVerdict>,
): Kept<BimiVerdict> {
  switch (record.state) {
    case 'undecided':
      return plain('undecided', remark('bimi_undecided', 'unknown', params))
    case 'temperror':
      return plain('undecided', remark('bimi_temperror', 'unknown', params))
    case 'several':
      return plain('fail', remark('bimi_several', 'warn', { ...params, count: record.count }))
    case 'none': {
      if (record.near === null) return plain('none', remark('bimi_none', 'info', params))
      return plain('fail', remark('bimi_syntax', 'warn', { ...params, record: record.near }))
    }
    case 'one':
      return onRecord(record.text, params, dmarc)
  }
}

function onRecord(
  text: string,
  params: Record<string, string>,
  dmarc: Kept<DmarcVerdict>,
): Kept<BimiVerdict> {
  const { tags } = readTags(text)
  const [location, evidence] = [tags.get('l'), tags.get('a') ?? '']
  if (location === '' && evidence === '')
    return plain('none', remark('bimi_declined', 'info', params))
  const told = { ...params, record: text.slice(0, 300), location: location ?? '', evidence }
  const badEvidence = evidence !== '' && !isHttps(evidence)
  const missing = location === undefined || (location === '' && evidence === '')
  if (missing || (location !== '' && !isPicture(location)) || badEvidence) {
    return plain('fail', remark('bimi_syntax', 'warn', told))
  }
  const aside = evidence === '' ? [remark('bimi_no_evidence', 'info', told)] : []
  const { result, findings } = standing(dmarc, told)
  const [first, ...rest] = findings
  const where = { location: location || null, evidence: evidence || null }
  return {
    result,
    ...where,
    findings: sorted([first, ...rest, ...aside]),
    records: [],
    publish: [],
  }
}

function isHttps(url: string): boolean {
  return url.length <= 2000 && /^https:\/\/[a-z0-9.-]+(?::\d{1,5})?\/\S*$/i.test(url)
}

function isPicture(url: string): boolean {
  return isHttps(url) && /\.svgz?(?:[?#]|$)/i.test(url)
}

function freshRecord(selector: string, organisation: string): ZoneRecord[] {
  const value = `v=BIMI1; l=https://${organisation}/bimi/logo.svg; a=`
  const name = `${selector}._bimi.${organisation}`
  return isHostname(organisation) ? [{ name, type: 'TXT', ttl: 3600, value }] : []
}
