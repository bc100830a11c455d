import { expect, test } from 'vitest'
import { newId } from '../../server/ingest/id.ts'
import { startRelaying } from '../../server/relay/relaying.ts'
import { checked } from '../helpers/checked.ts'
import { startRelay, type RelayScript } from '../helpers/relay.ts'
import { addRelay, ended, releaseOf } from '../helpers/releasing.ts'
import { startSandbox } from '../helpers/sandbox.ts'
import { quick } from './transport/given.ts'

const mail = { from: 'app@shop.test', to: 'ana@x.test', subject: 'Order 7', text: 'On its way.' }

/** The product, with relays that are not waited for as long as usual. */
async function startHasty() {
  const running = await startSandbox()
  const { sandbox } = running
  await sandbox.relaying.close()
  const relaying = await startRelaying({
    ...{ store: sandbox.store, events: sandbox.events, dns: sandbox.dns, log: sandbox.log },
    now: Date.now,
    newId: () => newId(Date.now()),
    isOwn: () => false,
    deliver: async () => undefined,
    timeouts: quick,
  })
  return {
    running,
    relaying,
    async [Symbol.asyncDispose]() {
      await relaying.close()
      await running.close()
    },
  }
}

interface Case {
  script: RelayScript
  tls?: boolean
  state: 'delivered' | 'uncertain'
  accepted: number
}

const cases: [string, Case][] = [
  ['the greeting', { script: { greeting: ['hang'] }, state: 'delivered', accepted: 1 }],
  ['EHLO', { script: { ehlo: ['hang'] }, state: 'delivered', accepted: 1 }],
  ['STARTTLS', { script: { starttls: ['hang'] }, tls: true, state: 'delivered', accepted: 1 }],
  ['MAIL', { script: { mail: ['hang'] }, state: 'delivered', accepted: 1 }],
  [
    'RCPT',
    { script: { rcpt: (_, before) => (before ? null : 'hang') }, state: 'delivered', accepted: 1 },
  ],
  ['DATA', { script: { data: ['hang'] }, state: 'delivered', accepted: 1 }],
  ['the final dot', { script: { end: ['hang'] }, state: 'uncertain', accepted: 0 }],
  [
    'the final dot, and took it',
    { script: { accepted: ['hang'] }, state: 'uncertain', accepted: 1 },
  ],
]

// Each mostly waits.
test.concurrent.each(cases)(
  'a relay that is silent at %s',
  async (_, { script, tls, state, accepted }) => {
    await using relay = await startRelay({ script, tls: tls ? 'starttls' : 'none' })
    await using hasty = await startHasty()
    const { running } = hasty
    const events = running.events()
    const secure = { tls: 'required', host: 'localhost', ca: relay.ca }
    await addRelay(running, relay, tls ? secure : {})
    const { id } = await releaseOf(running, await running.send(mail))
    const end = await ended(running, events, id)
    expect([end.state, relay.accepted]).toEqual([state, accepted])
    const first = end.attempts[0]?.transcript.at(-1)
    const reason = state === 'uncertain' ? end.reason : first?.text
    expect(reason).toMatch(/^The relay did not (answer|greet) within 0\.4 s|did not finish/)
    // And in the language of who reads it.
    const { body } = await checked(running, 'GET', `/api/releases/${id}`, {
      headers: { 'Accept-Language': 'es' },
    })
    const told = JSON.stringify([body.reason, body.attempts[0].transcript])
    expect(told).toMatch(/no respondió|no saludó|no terminó/)
    expect(told).not.toMatch(/did not|"{/)
  },
)
