import type { Resolver } from '../../../dns/resolver.ts'
import type { ReverseVerdict, ZoneRecord } from '../../../types.ts'
import { isAddress, reverseName } from '../arpa.ts'
import { asking } from '../asking.ts'
import { isHostname, registeredDomain } from '../domains.ts'
import type { AuthMail } from '../mail.ts'
import { remark } from '../remark.ts'
import { sorted, type Kept, type KeptFinding } from '../verdict.ts'
import { confirm, type Reverse } from './confirm.ts'
import { isGeneric } from './generic.ts'

const mostAddresses = 12

const worst: ReverseVerdict['result'][] = ['none', 'fail', 'temperror', 'undecided', 'pass']

/**
 * Whether the addresses that will send have names that lead back to them (FCrDNS, RFC 8601 §3):
 * Gmail and others refuse mail where they have none.
 */
export async function evaluateReverseDns(
  mail: AuthMail,
  dns: Resolver,
): Promise<Kept<ReverseVerdict>> {
  const asked = asking(dns)
  const sources = [...new Set(mail.sources)]
  const addresses = sources.filter(isAddress).slice(0, mostAddresses)
  const skipped = sources.filter((source) => !isAddress(source)).slice(0, 5)
  const found = await Promise.all(addresses.map((address) => confirm(address, asked)))
  const [main] = [...found].sort((a, b) => worst.indexOf(a.result) - worst.indexOf(b.result))
  const aside = skipped.map((source) => remark('reverse_skipped', 'info', { source }))
  if (main === undefined) return notEvaluated(aside)
  const others = found.filter((one) => one !== main && one.result !== 'pass')
  const good = found.filter(({ result }) => result === 'pass')
  return {
    result: main.result,
    addresses: found,
    findings: sorted([
      main.result === 'pass' ? allConfirmed(good) : verdictOf(main),
      ...others.map(verdictOf),
      ...good.flatMap(onName),
      ...aside,
    ]),
    records: asked.records,
    publish: found.flatMap((one) => recordsFor(one, mail)),
  }
}

function notEvaluated(aside: KeptFinding[]): Kept<ReverseVerdict> {
  const code = aside.length > 0 ? 'reverse_relay' : 'reverse_not_evaluated'
  return {
    ...{ result: 'not_evaluated', addresses: [], records: [], publish: [] },
    findings: [remark(code, 'unknown'), ...aside],
  }
}

function allConfirmed(good: Reverse[]): KeptFinding {
  const pairs = good.map(({ address, confirmed }) => `${address} = ${confirmed ?? ''}`)
  return remark('reverse_pass', 'good', { pairs: pairs.join(', ') })
}

function verdictOf({ address, names, result }: Reverse): KeptFinding {
  const params = { address, names: names.join(', '), record: reverseName(address) }
  switch (result) {
    case 'none':
      return remark('reverse_none', 'bad', params)
    case 'fail':
      return remark('reverse_unconfirmed', 'bad', params)
    case 'temperror':
      return remark('reverse_temperror', 'warn', params)
    case 'undecided':
      return remark('reverse_undecided', 'unknown', params)
    case 'pass':
      return allConfirmed([])
  }
}

function onName({ address, confirmed }: Reverse): KeptFinding[] {
  if (confirmed === null || !isGeneric(confirmed, address)) return []
  return [remark('reverse_generic', 'warn', { address, name: confirmed })]
}

/** What to publish: the name of a server in the domain that sends, and its way back. */
function recordsFor({ address, names, result }: Reverse, mail: AuthMail): ZoneRecord[] {
  if (result !== 'none' && result !== 'fail') return []
  const sender = registeredDomain(mail.sender.domain ?? mail.from.domain ?? '')
  const [name = isHostname(sender) ? `mail.${sender}` : null] = names
  if (name === null) return []
  const forward = { name, type: address.includes(':') ? 'AAAA' : 'A', ttl: 3600 } as const
  const reverse = { name: reverseName(address), type: 'PTR', ttl: 3600, value: name } as const
  return [...(result === 'none' ? [reverse] : []), { ...forward, value: address }]
}
