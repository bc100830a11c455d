import type { DnsAnswer, Resolver } from '../../dns/resolver.ts'

const late: DnsAnswer = { state: 'timeout', records: [], planned: false }

/**
 * A resolver that no longer waits after `ms`: what was not answered by then is a time-out. DNS
 * that is slow a hundred times in a row must not keep a check for minutes.
 */
export function within(dns: Resolver, ms: number): Resolver & { close(): void } {
  let over = false
  let end = () => {}
  const ended = new Promise<DnsAnswer>((resolve) => {
    end = () => {
      over = true
      resolve(late)
    }
  })
  const timer = setTimeout(end, ms)
  return {
    ask: (name, type) =>
      over ? Promise.resolve(late) : Promise.race([dns.ask(name, type), ended]),
    close() {
      clearTimeout(timer)
      end()
    },
  }
}
