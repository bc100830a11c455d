import type { Relay, Relays } from '../mail.ts'
import { readNetworks, type Networks } from './networks.ts'
import { readReceived } from './received.ts'

type Settings = ReadonlyMap<string, readonly string[]>

/** More of them are left out: no honest way is as long. */
const maxReceived = 100

/**
 * The way of a message from its Received fields, the latest first. Who set no `trusted_networks`
 * and `internal_networks` trusts the hops from private addresses and from clients that logged in,
 * up to the first other one. `header` gives fields that name the sender's address, where
 * `originating_ip_headers` is set.
 */
export function relaysOf(
  received: readonly string[],
  settings: Settings,
  header: (name: string) => string | undefined = () => undefined,
): Relays {
  const way = new Way(settings)
  for (const value of [...received.slice(0, maxReceived), ...originating(settings, header)]) {
    way.add(value)
  }
  return way.relays
}

/** The value of `X-Spam-Relays-*`, on which rules match. */
export function relayText(relays: readonly Relay[]): string {
  return relays.map(relayAsText).join(' ')
}

function relayAsText(relay: Relay): string {
  const { ip, rdns, helo, by, ident, envfrom, id, auth } = relay
  const [intl, msa] = [relay.intl, relay.msa].map(Number)
  return `[ ip=${ip} rdns=${rdns} helo=${helo} by=${by} ident=${ident} envfrom=${envfrom} intl=${intl} id=${id} auth=${auth} msa=${msa} ]`
}

class Way {
  relays = {
    trusted: [] as Relay[],
    untrusted: [] as Relay[],
    internal: [] as Relay[],
    external: [] as Relay[],
    unparseable: 0,
    lastTrusted: -1,
    lastInternal: -1,
  }
  #trusted = true
  #internal = true
  #submitted = false
  #mayBeFetched = true
  #trust: Networks | null
  #inside: Networks | null
  #submission: Networks | null

  constructor(settings: Settings) {
    const networks = (name: string) => readNetworks(settings.get(name) ?? [])
    const trusted = networks('trusted_networks')
    const internal = networks('internal_networks')
    this.#trust = trusted ?? internal
    this.#inside = internal ?? trusted
    this.#submission = networks('msa_networks')
  }

  add(value: string): void {
    const hop = readReceived(value)
    if (hop === 'fetched' && this.#mayBeFetched) {
      this.relays.trusted = []
      this.relays.internal = []
      this.relays.external = []
    }
    if (hop === 'unparseable') this.relays.unparseable++
    if (typeof hop !== 'string') this.#place(hop)
    if (this.#trusted) this.relays.lastTrusted++
    if (this.#internal) this.relays.lastInternal++
  }

  #place(relay: Relay): void {
    if (this.#trusted && !this.#submitted) this.#judge(relay)
    relay.intl = this.#internal
    if (this.#trusted) this.relays.trusted.push(relay)
    else this.relays.untrusted.push(relay)
    this.#mayBeFetched = this.#trusted
    if (this.#internal) this.relays.internal.push(relay)
    else this.relays.external.push(relay)
  }

  #judge(relay: Relay): void {
    const loggedIn = relay.auth !== ''
    if (this.#trust === null || this.#inside === null) {
      this.#trusted = relay.private || loggedIn
      this.#internal = this.#trusted
      return
    }
    this.#trusted = loggedIn || this.#trust.has(relay.ip)
    this.#internal &&= this.#trusted && (loggedIn || this.#inside.has(relay.ip))
    if (this.#trusted && this.#submission?.has(relay.ip) === true) {
      relay.msa = true
      this.#submitted = true
    }
  }
}

function originating(
  settings: Settings,
  header: (name: string) => string | undefined,
): readonly string[] {
  const names = (settings.get('originating_ip_headers') ?? []).flatMap((line) => line.split(/\s+/))
  return names.flatMap((name) => {
    const ip = /\d{1,3}(?:\.\d{1,3}){3}/.exec(name === '' ? '' : (header(name) ?? ''))?.[0]
    return ip === undefined ? [] : [`from X-Originating-IP: ${ip}`]
  })
}
