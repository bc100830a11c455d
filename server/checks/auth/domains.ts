import { getDomain } from 'tldts'

/**
 * The domain that somebody registered, by the public suffix list (RFC 7489 §3.2): the whole list,
 * so that two customers of a host such as `github.io` are two owners. A public suffix itself, or
 * what the list cannot place, stands for itself.
 */
export function registeredDomain(domain: string): string {
  return getDomain(domain, { allowPrivateDomains: true }) ?? domain
}

export function labelsOf(domain: string): string[] {
  return domain.split('.')
}

/** `a.example.org` is within `example.org`, and so is that itself. */
export function isWithin(domain: string, parent: string): boolean {
  return domain === parent || domain.endsWith(`.${parent}`)
}

/** A name people register for mail: labels of letters, digits and hyphens, two at least. */
export function isHostname(domain: string): boolean {
  return (
    domain.length <= 253 &&
    /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9-]{0,62}[a-z][a-z0-9-]{0,62}$/i.test(
      domain,
    )
  )
}
