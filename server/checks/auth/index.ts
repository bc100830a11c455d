import type { AuthConfig } from '../../config.ts'
import { withZones } from '../../dns/planned.ts'
import type { Facts } from '../../types.ts'
import type { Check, CheckInput, CheckTools, Outcome } from '../check.ts'
import { fingerprintOf, type Knowledge } from '../knowledge.ts'
import { within } from './budget.ts'
import { resultOf, type AuthDetails } from './details.ts'
import { authFacts } from './facts.ts'
import { readJourney } from './journey/index.ts'
import { readMail } from './read.ts'
import { authReport } from './report.ts'
import { sendingOf } from './sending.ts'
import { reasons, title } from './texts.ts'
import { prepareView } from './view.ts'

/** Grows when the same message, the same DNS and the same zones come to another report. */
const revision = 1

/** Nobody takes larger mail. */
const largest = 50 * 1024 * 1024

/**
 * Whether a message would pass the authentication checks of receivers, sent from where it will
 * really be sent from: by the DNS as it is, and by the records that are planned. Nobody is asked
 * where DNS is off and nothing is planned; then it runs for whoever asks.
 */
export function createAuth(config: AuthConfig, known: () => Knowledge): Check<AuthDetails> {
  const settings = [config.dns.servers, config.lists, config.sendingIp]
  return {
    id: 'auth',
    title,
    get version() {
      return [revision, fingerprintOf(known()), JSON.stringify(settings)].join(' ')
    },
    get when() {
      return config.dns.servers === 'off' && known().zones.length === 0 ? 'request' : 'background'
    },
    facts: authFacts,
    largest,
    read: (kept, { language }) => authReport(kept, language),
    run: (input, tools) => look(config, input, tools),
  }
}

async function look(
  config: AuthConfig,
  input: CheckInput,
  tools: CheckTools,
): Promise<Outcome<AuthDetails>> {
  const began = performance.now()
  const unsent = readMail(input, [])
  const sending = sendingOf(tools.known, {
    domains: [unsent.from.domain, unsent.sender.domain],
    inbox: input.inbox,
    setting: config.sendingIp,
  })
  const mail = { ...unsent, sources: sending.sources }
  const dns = within(tools.dns, tools.budget)
  try {
    const zones = withZones(tools.known.zones, dns)
    const view = prepareView(mail, config, tools.now())
    const [live, withPlanned] = await Promise.all([
      view(dns),
      tools.known.zones.length > 0 ? view(zones) : null,
    ])
    const [zone = null] = zones.used()
    const details: AuthDetails = {
      ...{ sending, zone, live, dns: tools.dns.state(), journey: readJourney(mail) },
      planned: zone === null ? null : withPlanned,
      ms: Math.round(performance.now() - began),
    }
    return outcomeOf(details)
  } finally {
    dns.close()
  }
}

/** Protocols that DNS did not let decide get no fact: they are neither good nor bad. */
function outcomeOf(details: AuthDetails): Outcome<AuthDetails> {
  const { live, planned, dns } = details
  const of = <K extends 'spf' | 'dkim' | 'dmarc'>(key: K): string =>
    resultOf(live[key], planned?.[key] ?? null)
  const results = { spf: of('spf'), dkim: of('dkim'), dmarc: of('dmarc') }
  const facts: Facts = {}
  for (const [key, result] of Object.entries(results)) {
    if (result !== 'undecided') facts[key] = result
  }
  if (Object.keys(facts).length === 3 || dns === 'on') return { facts, details }
  const undecided = { reason: reasons[dns], again: dns === 'unreachable' }
  return { facts, details, undecided }
}
