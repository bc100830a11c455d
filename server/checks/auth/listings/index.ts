import type { Resolver } from '../../../dns/resolver.ts'
import type { ListingVerdict } from '../../../types.ts'
import { isAddress } from '../arpa.ts'
import { asking, isName } from '../asking.ts'
import { registeredDomain } from '../domains.ts'
import { fieldsNamed, valueOf } from '../field.ts'
import type { AuthMail } from '../mail.ts'
import { remark } from '../remark.ts'
import { readTags } from '../tag-list.ts'
import { sorted, type Kept, type KeptFinding } from '../verdict.ts'
import { askList, type Listing } from './list.ts'

/** Lists that are asked about addresses, and about domains: 'zen.spamhaus.org'. */
export interface Lists {
  ip: string[]
  domain: string[]
}

/** They bound the questions of one message; each listing asks once more, for its reason. */
const most = { lists: 12, addresses: 6, domains: 6, pairs: 90, findings: 20 }

/**
 * Asks block lists about the sending addresses and the domains of the mail (RFC 5782).
 * @param lists null: nobody asked for it, and strangers are told nothing
 */
export async function evaluateListings(
  mail: AuthMail,
  dns: Resolver,
  lists: Lists | null,
): Promise<Kept<ListingVerdict>> {
  if (lists === null) return without('off', remark('listings_off', 'info'))
  const asked = asking(dns)
  const addresses = mail.sources.filter(isAddress).slice(0, most.addresses)
  const domains = domainsOf(mail).slice(0, most.domains)
  const pairs = [
    ...lists.ip.slice(0, most.lists).flatMap((list) => addresses.map((one) => [list, one])),
    ...lists.domain.slice(0, most.lists).flatMap((list) => domains.map((one) => [list, one])),
  ]
  if (pairs.length === 0) return without('not_evaluated', remark('listings_nothing', 'unknown'))
  const found = await Promise.all(
    pairs.slice(0, most.pairs).map(([list = '', subject = '']) => askList(list, subject, asked)),
  )
  const listings = found.map(({ listing }) => listing)
  const result = resultOf(found)
  const aside = addresses.length === 0 && lists.ip.length > 0 ? ['listings_no_address'] : []
  return {
    result,
    listings,
    findings: sorted([
      ...verdictOf(result, listings),
      ...refusals(found),
      ...aside.map((code) => remark(code, 'info')),
    ]),
    records: asked.records,
    publish: [],
  }
}

function without(result: ListingVerdict['result'], finding: KeptFinding): Kept<ListingVerdict> {
  return { result, listings: [], findings: [finding], records: [], publish: [] }
}

/** Of From, of MAIL FROM and of those that signed: as they were registered. */
function domainsOf(mail: AuthMail): string[] {
  const signers = fieldsNamed(mail, 'dkim-signature')
    .slice(0, 10)
    .map((field) => readTags(valueOf(field)).tags.get('d')?.toLowerCase())
  const named = [mail.from.domain, mail.sender.domain, ...signers]
  const known = named.filter((one) => one !== null && one !== undefined && isName(one))
  return [...new Set(known.map((one) => registeredDomain(one ?? '')))].filter((one) =>
    one.includes('.'),
  )
}

type Found = Awaited<ReturnType<typeof askList>>

function resultOf(found: Found[]): ListingVerdict['result'] {
  const states = found.map(({ state }) => state)
  if (states.includes('listed')) return 'fail'
  if (states.includes('clean')) return 'pass'
  return states.includes('undecided') ? 'undecided' : 'temperror'
}

function verdictOf(
  result: ListingVerdict['result'],
  listings: Listing[],
): [KeptFinding, ...KeptFinding[]] {
  const lists = [...new Set(listings.map(({ list }) => list))].join(', ')
  const [first, ...rest] = listings
    .filter(({ answers }) => answers !== null && answers.length > 0)
    .slice(0, most.findings)
    .map((one) =>
      remark(isAddress(one.subject) ? 'listings_address' : 'listings_domain', 'bad', {
        ...{ subject: one.subject, list: one.list },
        ...{ answers: one.answers?.join(', ') ?? '', reason: one.reason ?? '–' },
      }),
    )
  if (first) return [first, ...rest]
  if (result === 'pass') return [remark('listings_pass', 'good', { lists })]
  if (result === 'undecided') return [remark('listings_undecided', 'unknown', { lists })]
  return [remark('listings_temperror', 'unknown', { lists })]
}

function refusals(found: Found[]): KeptFinding[] {
  const silent = found.filter(({ state }) => state === 'refused' || state === 'odd')
  const lists = new Map(silent.map(({ listing, state }) => [listing.list, state]))
  return [...lists].map(([list, state]) => remark(`listings_${state}`, 'unknown', { list }))
}
