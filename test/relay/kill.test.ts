import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { expect, test } from 'vitest'
import type { Info, Released, Release, ReleaseState, RelayList } from '../../server/types.ts'
import { hear } from '../helpers/events.ts'
import { startProduct, type Product } from '../helpers/product.ts'
import { startRelay, type RelayScript, type TestRelay } from '../helpers/relay.ts'
import { hasty, statesOf, toldOf } from '../helpers/releasing.ts'

const to = ['ana@x.test', 'bob@x.test']

interface Case {
  /** What the relay does while the process is killed. */
  script?: RelayScript
  paused?: boolean
  retry?: object
  /** When to kill: at what the relay hears, or what the product tells; else at once. */
  heard?(relay: TestRelay): Promise<void>
  told?: ReleaseState
  state: 'delivered' | 'uncertain'
}

const cases: [string, Case][] = [
  ['waits', { paused: true, state: 'delivered' }],
  [
    'greets',
    { script: { ehlo: 'hang' }, heard: (relay) => relay.said('EHLO'), state: 'delivered' },
  ],
  [
    'names its sender',
    { script: { mail: 'hang' }, heard: (relay) => relay.said('MAIL'), state: 'delivered' },
  ],
  [
    'names recipients',
    { script: { rcpt: 'hang' }, heard: (relay) => relay.said('RCPT'), state: 'delivered' },
  ],
  [
    'asks for DATA',
    { script: { data: 'hang' }, heard: (relay) => relay.said('DATA'), state: 'delivered' },
  ],
  [
    'has sent the message and heard nothing',
    { script: { accepted: 'hang' }, heard: (relay) => relay.received(1), state: 'uncertain' },
  ],
  [
    'waits for the next attempt',
    {
      script: { mail: '451 later' },
      retry: { attempts: 3, first: 0.5, most: 0.5 },
      told: 'deferred',
      state: 'delivered',
    },
  ],
  [
    'has delivered',
    {
      told: 'delivered',
      state: 'delivered',
    },
  ],
]

/** A call of the API that must succeed. */
async function call<T>(product: Product, method: string, path: string, body?: object): Promise<T> {
  const answer = await fetch(product.url + path, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  })
  const json = (await answer.json()) as T
  expect(answer.ok, JSON.stringify(json)).toBe(true)
  return json
}

/** All events there were, and those to come. */
async function eventsOf(product: Product) {
  const { file } = await call<Info>(product, 'GET', '/api/info')
  return hear(`${product.url.replace('http', 'ws')}/api/events?since=0&file=${file}`)
}

const stops = ['greets', 'asks for DATA', 'has sent the message and heard nothing']
const ends = [
  ...cases.map(([title, one]) => [title, 'SIGKILL', one] as const),
  // Asked to stop, it does not wait for a relay that says nothing.
  ...cases.flatMap(([title, one]) =>
    stops.includes(title) ? [[title, 'SIGTERM', one] as const] : [],
  ),
]

test.each(ends)('nobody has it twice when, while it %s, it gets a %s', async (_, signal, one) => {
  const folder = mkdtempSync(join(tmpdir(), 'mailproof-kill-'))
  const args = ['--data', join(folder, 'mail.db'), '--dns-server', 'off', '--spam-rules', 'off']
  await using relay = await startRelay({ script: one.script ?? {} })
  try {
    const first = await startProduct(...args)
    await call(first, 'POST', '/api/relays', {
      ...{ name: 'work', host: relay.host, port: relay.port, tls: 'none', auth: 'none' },
      ...{ retry: one.retry ?? hasty, paused: one.paused ?? false },
    })
    const smtp = createTransport({ host: '127.0.0.1', port: first.smtpPort, ignoreTLS: true })
    await smtp.sendMail({ from: 'app@shop.test', to, subject: 'Once', text: 'Only once.' })
    smtp.close()
    const heard = one.heard?.(relay)
    const { releases } = await call<Released>(first, 'POST', '/api/messages/latest/release', {})
    const release = releases[0]?.id ?? ''
    await heard
    const { told } = one
    if (told) {
      using events = await eventsOf(first)
      await events.until(toldOf(release, ({ state }) => state === told))
    }
    await first.kill(signal)
    relay.cut()
    relay.play({})

    await using second = await startProduct(...args)
    if (one.paused) await call(second, 'PATCH', '/api/relays/work', { paused: false })
    using events = await eventsOf(second)
    const { relays } = await call<RelayList>(second, 'GET', '/api/relays')
    expect(relays).toHaveLength(1)
    const path = `/api/releases/${release}`
    const { endedAt } = await call<Release>(second, 'GET', path)
    if (endedAt === null) await events.until(toldOf(release, (row) => row.endedAt !== null))
    const end = await call<Release>(second, 'GET', path)
    expect(statesOf(end)).toEqual(Object.fromEntries(to.map((address) => [address, one.state])))
    expect(relay.mails.map((mail) => mail.to)).toEqual([to])
    if (one.state === 'uncertain' && signal === 'SIGKILL') {
      const spanish = await fetch(second.url + path, { headers: { 'Accept-Language': 'es' } })
      const told = ((await spanish.json()) as Release).list[0]?.reply
      expect(told).toBe('Mailproof se detuvo antes de que el relé dijera qué pasó con él.')
      expect(end.reason).toBe('Mailproof stopped before the relay said what became of it.')
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
