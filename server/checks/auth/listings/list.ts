import { isUnknown, type Resolver } from '../../../dns/resolver.ts'
import type { ListingVerdict } from '../../../types.ts'
import { backwards, isAddress } from '../arpa.ts'

export type Listing = ListingVerdict['listings'][number]

/** `refused`: the list does not answer us. `odd`: what it says is no answer of a list. */
export type ListState = 'listed' | 'clean' | 'refused' | 'odd' | 'temperror' | 'undecided'

/** Asks one list about one address or domain (RFC 5782 §2.1, §3). */
export async function askList(
  list: string,
  subject: string,
  dns: Resolver,
): Promise<{ listing: Listing; state: ListState }> {
  const name = `${isAddress(subject) ? backwards(subject) : subject}.${list}`
  const { state, records } = await dns.ask(name, 'A')
  const answers = records.slice(0, 10)
  const say = (known: string[] | null, became: ListState, reason: string | null = null) => ({
    listing: { list, subject, answers: known, reason },
    state: became,
  })
  if (isUnknown({ state })) return say(null, 'undecided')
  if (state === 'failed' || state === 'timeout') return say(null, 'temperror')
  if (answers.length === 0) return say([], 'clean')
  // 127.255.255.x is how lists refuse: a wrong question, a public resolver, too many of them.
  if (answers.some((one) => one.startsWith('127.255.255.'))) return say(null, 'refused')
  // A list that was given up, and whose domain now answers everything.
  if (answers.some((one) => !one.startsWith('127.'))) return say(null, 'odd')
  const told = await dns.ask(name, 'TXT')
  return say(answers, 'listed', told.records[0]?.slice(0, 300) ?? null)
}
