import { rulesIn } from './engine/conf/meta.ts'
import type { Rule, RuleSet } from './engine/conf/rule.ts'

/** Fields that those who carry a message write, and what is known from them. */
const ofTransport =
  /^(Received|X-Spam-Relays-\w+|ALL-(TRUSTED|UNTRUSTED|INTERNAL|EXTERNAL)|Return-Path|Received-SPF)$/i

/** Functions of `eval:` that look at relays. */
const aboutRelays =
  /^check_(?:no_relays|all_trusted|relays_unparseable|for_(?:numeric_helo|illegal_ip|no_rdns\w*|rdns_helo_mismatch|sender_no_reverse|forged_received_\w+|forged_gw05_\w+|fake_aol_relay_in_rcvd|matching_env_and_hdr_from|helo_\w+|ip_mismatch|spf_\w+)|helo_\w+|mailfrom_matches_rcvd|rbl\w*|dnsbl\w*|dns_sender)$|_relays?\w*$/

/** Names of the rules that look at nothing but the way of a message: its relays and Received fields. */
export function transportRules({ rules }: RuleSet): ReadonlySet<string> {
  const byName = new Map(rules.map((rule) => [rule.name, rule]))
  const known = new Map<string, boolean>()
  const isTransport = (name: string): boolean => {
    const before = known.get(name)
    if (before !== undefined) return before
    // A circle of metas looks at nothing.
    known.set(name, false)
    const rule = byName.get(name)
    const answer = rule ? looksAtRelays(rule, isTransport) : false
    known.set(name, answer)
    return answer
  }
  return new Set(rules.filter(({ name }) => isTransport(name)).map(({ name }) => name))
}

function looksAtRelays({ test }: Rule, isTransport: (name: string) => boolean): boolean {
  switch (test.kind) {
    case 'header':
    case 'exists':
      return ofTransport.test(test.field)
    case 'eval':
      return aboutRelays.test(test.name)
    case 'meta': {
      const names = [...rulesIn(test.expression)]
      return names.length > 0 && names.every(isTransport)
    }
    default:
      return false
  }
}
