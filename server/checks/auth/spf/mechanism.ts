import type { SpfNode } from '../../../types.ts'
import { inNetwork, readIp, reverseName } from './ip.ts'
import { addressType, targetName, validatedNames } from './names.ts'
import type { Mechanism } from './record.ts'
import { countLookup, find, mostNames, permerror, type Failure, type Session } from './session.ts'

/** What became of a mechanism. `unknown`: nobody could be asked. */
export interface Met {
  outcome: 'match' | 'no-match' | 'unknown' | Failure
  found: string[]
  child: SpfNode | null
}

const met = (outcome: Met['outcome'], found: string[] = []): Met => ({
  outcome,
  found,
  child: null,
})

const matchIf = (holds: boolean) => (holds ? 'match' : 'no-match')

/** All mechanisms but `include` (RFC 7208 §5). */
export async function meet(term: Mechanism, session: Session, domain: string): Promise<Met> {
  switch (term.name) {
    case 'all':
      return met('match')
    case 'ip4':
    case 'ip6': {
      const { network } = term
      if (network === null || session.relay !== null) return met('no-match')
      return met(matchIf(inNetwork(session.ip, network, bitsOf(term, session))))
    }
    case 'a':
    case 'mx':
    case 'ptr':
    case 'exists':
    case 'include': {
      const over = countLookup(session)
      if (over) return met(over)
      if (session.relay !== null) return met('no-match')
      const target = await targetName(session, domain, term.spec)
      // A name that cannot be is nobody's.
      if (target === null) return met('no-match')
      return meetByName(term, session, target)
    }
  }
}

async function meetByName(term: Mechanism, session: Session, target: string): Promise<Met> {
  switch (term.name) {
    case 'a':
      return meetHosts(term, session, [target])
    case 'mx':
      return meetMx(term, session, target)
    case 'ptr':
      return meetPtr(session, target)
    case 'exists': {
      // RFC 7208 §5.7: A, whatever the address is.
      const answer = await find(session, target, 'A')
      if (answer === 'unknown' || 'result' in answer) return met(answer, [target])
      return met(matchIf(answer.records.length > 0), [target, ...answer.records])
    }
    default:
      return met('no-match')
  }
}

/** The names are asked for addresses of the family of the sender's, which lie in a network of it. */
async function meetHosts(term: Mechanism, session: Session, hosts: string[]): Promise<Met> {
  const found: string[] = []
  const bits = bitsOf(term, session)
  let unknown = false
  for (const host of hosts) {
    const answer = await find(session, host, addressType(session.ip))
    if (answer === 'unknown') unknown = true
    else if ('result' in answer) return met(answer, found)
    else {
      found.push(...answer.records)
      const networks = answer.records.map(readIp)
      if (networks.some((network) => network && inNetwork(session.ip, network, bits))) {
        return met('match', found)
      }
    }
  }
  return met(unknown ? 'unknown' : 'no-match', found)
}

async function meetMx(term: Mechanism, session: Session, target: string): Promise<Met> {
  const answer = await find(session, target, 'MX')
  if (answer === 'unknown' || 'result' in answer) return met(answer)
  // RFC 7505: the null MX has no name to ask for.
  const hosts = answer.records.map((record) => record.split(' ')[1] ?? '.').filter((h) => h !== '.')
  const result = await meetHosts(term, session, hosts.slice(0, mostNames))
  if (result.outcome !== 'no-match' || hosts.length <= mostNames) return result
  return { ...result, outcome: permerror('spf_too_many_mx', { most: mostNames, name: target }) }
}

/** RFC 7208 §5.5: a failing server is no error here, the mechanism does not match. */
async function meetPtr(session: Session, target: string): Promise<Met> {
  const answer = await find(session, reverseName(session.ip), 'PTR')
  if (answer === 'unknown') return met('unknown')
  if ('result' in answer) return met(answer.result === 'permerror' ? answer : 'no-match')
  const names = await validatedNames(session)
  const fits = names.filter((name) => name === target || name.endsWith(`.${target}`))
  return met(matchIf(fits.length > 0), names)
}

function bitsOf(term: Mechanism, { ip }: Session): number {
  return ip.family === 4 ? term.bits4 : term.bits6
}
