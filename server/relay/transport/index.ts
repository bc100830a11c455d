import { setMaxListeners } from 'node:events'
import type { Resolver } from '../../dns/resolver.ts'
import type { Draft, OpenRelay, Rehearsal, Transport } from '../transport.ts'
import { deliverOn } from './deliver.ts'
import type { Target } from './dial.ts'
import { Fault } from './fault.ts'
import { openSession } from './open.ts'
import { Pool } from './pool.ts'
import { directTest, rehearseOn, testOn, together } from './rehearse.ts'
import { exchangers, exchangerTarget, relayTarget } from './route.ts'
import type { Session } from './session.ts'
import { texts } from './texts.ts'
import { usualTimeouts, type Timeouts } from './timeouts.ts'
import { masking, Transcript } from './transcript.ts'

export type { Timeouts } from './timeouts.ts'

export interface TransportTools {
  /** Asked for mail exchangers; the host of a relay is looked up as this machine does. */
  dns: Resolver
  /** Milliseconds, for the transcript. */
  now(): number
  timeouts?: Partial<Timeouts>
  /** Where mail exchangers listen; 25. */
  mxPort?: number
}

/** Domains whose exchangers are asked in one rehearsal. */
const mostRehearsed = 5

/** Hands mail to one relay, or to the mail exchangers of its recipients. */
export function createTransport(relay: OpenRelay, tools: TransportTools): Transport {
  const timeouts = { ...usualTimeouts, ...tools.timeouts }
  const mask = masking(relay.user, relay.password)
  const cutting = new AbortController()
  const ending = cutting.signal
  // A connection each listens to it, and there may be many.
  setMaxListeners(0, ending)
  const { allowPrivate } = relay
  const exchange = { dns: tools.dns, port: tools.mxPort ?? 25, allowPrivate }
  const newTranscript = () => new Transcript(tools.now, mask)

  /** @param key domain of the recipients; nothing for a relay */
  async function open(key: string, transcript: Transcript): Promise<Session> {
    const opening = { relay, timeouts, transcript, ending }
    /** Whoever was not reached said nothing: the transcript would not tell why. */
    const noted = <T>(work: Promise<T>): Promise<T> =>
      work.catch((error: unknown) => {
        if (error instanceof Fault && error.reached === null) transcript.note(error.text)
        throw error
      })
    const reach = async (target: Promise<Target>) => openSession(await target, opening)
    if (relay.way === 'relay') {
      return noted(reach(relayTarget(relay.host, relay.port, timeouts.connect)))
    }
    let fault: Fault | null = null
    for (const host of await noted(exchangers(key, tools.dns))) {
      try {
        return await noted(reach(exchangerTarget(host, exchange)))
      } catch (error) {
        if (!(error instanceof Fault)) throw error
        // That one cannot be reached now weighs more than that another does not exist.
        fault = fault && !fault.permanent ? fault : error
      }
    }
    throw fault ?? new Fault({ step: 'resolve', kind: null, text: texts.noExchanger(key) })
  }

  const pool = new Pool({
    limit: relay.connections,
    perConnection: relay.perConnection,
    idle: timeouts.idle,
    open,
  })
  const keyOf = ([first = '']: string[]) => (relay.way === 'mx' ? domainOf(first) : '')
  const stage = (key: string) => {
    const transcript = newTranscript()
    const limit = timeouts.rehearsal
    return { relay, transcript, limit, now: tools.now, open: () => open(key, transcript) }
  }

  /** One conversation with each domain that is written to, or one with the relay. */
  async function rehearse(mails: Draft[]): Promise<Rehearsal> {
    if (relay.way === 'relay') return rehearseOn(stage(''), mails)
    const parts: Rehearsal[] = []
    const domains = grouped(mails.flatMap(byDomain), ({ to }) => keyOf(to))
    for (const [key, drafts] of [...domains].slice(0, mostRehearsed)) {
      parts.push(await rehearseOn(stage(key), drafts))
    }
    const rest = [...domains.values()].slice(mostRehearsed).flat()
    const unasked = rest.flatMap(({ to }) => to.map(notAsked))
    const all = together(parts) ?? { ...directTest, recipients: [] }
    return { ...all, recipients: [...all.recipients, ...unasked] }
  }

  return {
    deliver: (mail, hooks) =>
      deliverOn({ relay, pool, transcript: newTranscript(), key: keyOf(mail.to) }, mail, hooks),
    rehearse,
    test: async () => (relay.way === 'mx' ? directTest : testOn(stage(''))),
    async close(patience) {
      const timer = patience === undefined ? undefined : setTimeout(() => cutting.abort(), patience)
      await pool.close()
      clearTimeout(timer)
    },
  }
}

function byDomain(draft: Draft): Draft[] {
  return [...grouped(draft.to, domainOf).values()].map((to) => ({ ...draft, to }))
}

function grouped<T>(items: T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return groups
}

const notAsked = (address: string) => ({ address, accepted: null, reply: null })

const domainOf = (address: string): string =>
  address.slice(address.lastIndexOf('@') + 1).toLowerCase()
