import type { EvalContext, EvalFunction } from '../eval.ts'
import { readNetworks } from '../relays/networks.ts'
import { address, recipients, senders } from './fields.ts'
import { addressList, remembered, words } from './settings.ts'

type Settings = EvalContext['settings']

/** Lists of addresses and hosts that the rules or their owner made. */
export const listFunctions: Record<string, EvalFunction> = {
  check_from_in_list: ({ mail, settings }, name = '') => senders(mail).some(named(settings, name)),
  check_replyto_in_list: ({ mail, settings }, name = '') =>
    [address(mail, 'Reply-To')].filter((one) => one !== '').some(named(settings, name)),
  check_to_in_list: ({ mail, settings }, name = '') => recipients(mail).some(named(settings, name)),
  ...both('check_from_in_', 'welcomelist', isWelcome),
  ...both('check_from_in_default_', 'welcomelist', isWelcomeByDefault),
  ...both('check_from_in_', 'blocklist', ({ mail, settings }) =>
    senders(mail).some(plain(settings, 'blocklist_from', 'blacklist_from')),
  ),
  ...both('check_to_in_', 'blocklist', ({ mail, settings }) =>
    recipients(mail).some(plain(settings, 'blocklist_to', 'blacklist_to')),
  ),
  ...both('check_to_in_', 'welcomelist', ({ mail, settings }) =>
    recipients(mail).some(plain(settings, 'welcomelist_to', 'whitelist_to')),
  ),
  check_to_in_more_spam: ({ mail, settings }) =>
    recipients(mail).some(plain(settings, 'more_spam_to')),
  check_to_in_all_spam: ({ mail, settings }) =>
    recipients(mail).some(plain(settings, 'all_spam_to')),
  check_uri_host_listed: isHostListed,
  ...both('check_uri_host_in_', 'blocklist', (context) => isHostListed(context, 'BLOCK')),
  ...both('check_uri_host_in_', 'welcomelist', (context) => isHostListed(context, 'WELCOME')),
}

/** A function under its name, and under the one it had before SpamAssassin 4. */
function both(start: string, list: string, run: EvalFunction): Record<string, EvalFunction> {
  const old = list === 'welcomelist' ? 'whitelist' : 'blacklist'
  return { [start + list]: run, [start + old]: run }
}

const groups = remembered((settings: Settings) => grouped(settings.get('enlist_addrlist') ?? []))

/** Lines of `(NAME) word word …`. */
function grouped(lines: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const line of lines) {
    const [, name, rest = ''] = /^\s*\(\s*(\S+?)\s*\)\s*(.*)$/.exec(line) ?? []
    if (name === undefined) continue
    const list = found.get(name) ?? []
    list.push(...rest.split(/\s+/).filter((word) => word !== ''))
    found.set(name, list)
  }
  return found
}

const known = remembered((_: Settings) => new Map<string, (address: string) => boolean>())

function listOf(settings: Settings, key: string, globs: () => readonly string[]) {
  const lists = known(settings)
  const list = lists.get(key) ?? addressList(globs())
  lists.set(key, list)
  return list
}

function named(settings: Settings, name: string) {
  return listOf(settings, `(${name})`, () => groups(settings).get(name) ?? [])
}

function plain(settings: Settings, ...names: string[]) {
  return listOf(settings, names.join(), () => words(settings, ...names))
}

function isWelcome(context: EvalContext): boolean {
  const { mail, settings } = context
  const listed = plain(settings, 'welcomelist_from', 'whitelist_from')
  return (
    senders(mail).some(listed) ||
    passedFrom(context, ['welcomelist_from_rcvd', 'whitelist_from_rcvd'])
  )
}

function isWelcomeByDefault(context: EvalContext): boolean {
  return passedFrom(context, ['def_welcomelist_from_rcvd', 'def_whitelist_from_rcvd'])
}

/** Whether a sender is listed with the host, or the network, that handed the message over. */
function passedFrom({ mail, settings }: EvalContext, names: readonly string[]): boolean {
  const lines = names.flatMap((name) => settings.get(name) ?? [])
  const { trusted, untrusted } = mail.relays()
  const hosts = untrusted.length > 0 ? untrusted.slice(0, 1) : trusted
  return lines.some((line) => {
    const [glob = '', place = ''] = line.trim().split(/\s+/)
    const listed = listOf(settings, glob, () => [glob])
    if (glob === '' || place === '' || !senders(mail).some(listed)) return false
    const network = /^\[(.*)\](\/\d+)?$/.exec(place)
    if (network !== null) {
      const inside = readNetworks([`${network[1] ?? ''}${network[2] ?? ''}`])
      return hosts.some(({ ip }) => inside?.has(ip) === true)
    }
    const end = place.toLowerCase()
    return hosts.some(({ rdns }) => `.${rdns.toLowerCase()}`.endsWith(`.${end}`))
  })
}

const hostLists = remembered((settings: Settings) => {
  const lines = [
    ...(settings.get('enlist_uri_host') ?? []),
    ...words(settings, 'blocklist_uri_host', 'blacklist_uri_host').map((one) => `(BLOCK) ${one}`),
    ...words(settings, 'welcomelist_uri_host', 'whitelist_uri_host').map(
      (one) => `(WELCOME) ${one}`,
    ),
  ]
  const lists = new Map<string, Map<string, boolean>>()
  for (const [name, hosts] of grouped(lines)) {
    const entries = hosts.map((host): [string, boolean] => {
      return [host.replace(/^!/, '').toLowerCase(), !host.startsWith('!')]
    })
    lists.set(name, new Map(entries))
  }
  return lists
})

/** Labels of a host name that are looked up. */
const maxLabels = 11

/** A link to a host that is listed, or of a domain that is; the longest name decides. */
function isHostListed({ mail, settings }: EvalContext, name = ''): { matched: string } | false {
  const list = hostLists(settings).get(name)
  if (list === undefined) return false
  for (const { text } of mail.uris()) {
    const host = /^[a-z]+:\/\/(?:[^@/?#]*@)?([^/?#:]+)/i.exec(text)?.[1]?.toLowerCase()
    if (host === undefined) continue
    const labels = host.split('.').slice(-maxLabels)
    const names = labels.map((_, index) => labels.slice(index).join('.'))
    const listed = names.find((one) => list.has(one))
    if (listed !== undefined && list.get(listed) === true) return { matched: host }
  }
  return false
}
