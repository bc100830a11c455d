import { expect, test } from 'vitest'
import { checked } from '../helpers/checked.ts'
import { startRelay, type RelayOptions } from '../helpers/relay.ts'
import { addRelay, ended, releaseOf, statesOf } from '../helpers/releasing.ts'
import { startSandbox } from '../helpers/sandbox.ts'

const [ana, bob, eva] = ['ana@x.test', 'bob@x.test', 'eva@y.test']
const mail = { from: 'app@shop.test', to: [ana, bob, eva], subject: 'Order 7', text: 'On its way.' }
const all = (state: string) => ({ [ana]: state, [bob]: state, [eva]: state })

interface Case {
  relay?: RelayOptions
  settings?: object
  states: Record<string, string>
  /** How many messages the relay accepted, with which recipients in all. */
  accepted?: string[]
  reply?: RegExp
}

const cases: [string, Case][] = [
  ['accepts', { states: all('delivered'), accepted: [ana, bob, eva], reply: /^250/ }],
  [
    '4xx at MAIL, then accepts',
    {
      relay: { script: { mail: ['451 4.3.0 later', '451 4.3.0 later'] } },
      states: all('delivered'),
      accepted: [ana, bob, eva],
    },
  ],
  [
    '4xx for one recipient, then accepts',
    {
      relay: {
        script: { rcpt: (to, before) => (to === bob && before < 1 ? '450 4.2.1 full' : null) },
      },
      states: all('delivered'),
      accepted: [ana, eva, bob],
    },
  ],
  [
    '4xx for ever',
    {
      relay: { script: { end: '451 4.3.0 never' } },
      states: all('failed'),
      accepted: [],
      reply: /^451/,
    },
  ],
  [
    '5xx on one of three recipients',
    {
      relay: { script: { rcpt: (to) => (to === bob ? '550 5.1.1 No such user' : null) } },
      states: { ...all('delivered'), [bob]: 'failed' },
      accepted: [ana, eva],
    },
  ],
  [
    '5xx after the message',
    {
      relay: { script: { end: '554 5.7.1 spam' } },
      states: all('failed'),
      accepted: [],
      reply: /^554/,
    },
  ],
  [
    'drops after the final dot',
    {
      relay: { script: { accepted: 'drop' } },
      states: all('uncertain'),
      accepted: [ana, bob, eva],
    },
  ],
  [
    'drops before the message, then accepts',
    {
      relay: { script: { data: ['drop'] } },
      states: all('delivered'),
      accepted: [ana, bob, eva],
    },
  ],
  [
    'drops in the greeting for ever',
    { relay: { script: { greeting: 'drop' } }, states: all('failed'), accepted: [] },
  ],
  [
    'rate 421, then accepts',
    {
      relay: { script: { mail: ['421 4.7.0 too many'] } },
      states: all('delivered'),
      accepted: [ana, bob, eva],
    },
  ],
  [
    'bad certificate',
    {
      relay: { tls: 'starttls', certificate: 'self-signed' },
      settings: { tls: 'required', host: 'localhost' },
      states: all('failed'),
      accepted: [],
    },
  ],
  [
    'expired certificate',
    {
      relay: { tls: 'implicit', certificate: 'expired' },
      settings: { tls: 'implicit', host: 'localhost' },
      states: all('failed'),
      accepted: [],
    },
  ],
  [
    'STARTTLS stripped',
    {
      relay: { tls: 'stripped' },
      settings: { tls: 'required', host: 'localhost' },
      states: all('failed'),
      accepted: [],
    },
  ],
  [
    'wrong password',
    {
      relay: { tls: 'starttls', login: { user: 'me', password: 'right' } },
      settings: { tls: 'required', host: 'localhost', auth: 'auto', user: 'me', password: 'wrong' },
      states: all('failed'),
      accepted: [],
      reply: /535/,
    },
  ],
  [
    'size refused',
    {
      relay: { extensions: ['PIPELINING', 'SIZE 100'] },
      states: all('failed'),
      accepted: [],
      reply: /size|bytes|large/i,
    },
  ],
]

// Each mostly waits.
test.concurrent.each(cases)(
  'a relay that says: %s',
  async (_, { relay: options, settings, ...expected }) => {
    await using relay = await startRelay(options)
    await using sandbox = await startSandbox()
    const events = sandbox.events()
    const added = await addRelay(sandbox, relay, { ca: relay.ca, ...settings })
    expect(added.status).toBe(201)
    const id = await sandbox.send(mail)
    const { id: release } = await releaseOf(sandbox, id)
    const end = await ended(sandbox, events, release)

    expect(statesOf(end)).toEqual(expected.states)
    const accepted = relay.mails.flatMap(({ to }) => to)
    expect(accepted).toEqual(expected.accepted ?? [ana, bob, eva])
    if (expected.reply) expect(end.list[0]?.reply).toMatch(expected.reply)

    const raw = Buffer.from(await (await sandbox.fetch(`/api/messages/${id}/raw`)).arrayBuffer())
    for (const { bytes, from } of relay.mails) {
      expect(bytes.equals(raw)).toBe(true)
      expect(from).toBe('app@shop.test')
    }
    // Nobody has it twice.
    expect(new Set(accepted).size).toBe(accepted.length)
    expect(end.attempts.length).toBeGreaterThan(0)
    for (const { transcript, outcome } of end.attempts) {
      expect([transcript.length > 0, outcome]).toEqual([true, expect.any(String)])
      expect(JSON.stringify(transcript)).not.toContain(Buffer.from('wrong').toString('base64'))
    }
  },
)

test('what failed comes back as a report', async () => {
  await using relay = await startRelay({
    script: { rcpt: (to) => (to === bob ? '550 5.1.1 No such user' : null) },
  })
  await using sandbox = await startSandbox()
  const events = sandbox.events()
  await addRelay(sandbox, relay)
  const { id } = await releaseOf(sandbox, await sandbox.send(mail))
  await ended(sandbox, events, id)
  const stored = await events.until(
    (message) => message.type === 'message.stored' && message.message.subject !== 'Order 7',
  )
  if (stored.type !== 'message.stored') throw new Error('no report')
  const { body: report } = await checked(sandbox, 'GET', `/api/messages/${stored.message.id}`)
  expect(report).toMatchObject({
    origin: { kind: 'bounce', release: id },
    envelope: { from: '', to: ['app@shop.test'] },
  })
  const text = await (await sandbox.fetch(`/api/messages/${stored.message.id}/raw`)).text()
  expect(text).toMatch(/report-type="?delivery-status/)
  expect(text).toContain(`Final-Recipient: rfc822; ${bob}`)
  expect(text).toContain('550 5.1.1 No such user')
  expect(text).not.toContain(`Final-Recipient: rfc822; ${ana}`)
})

test('nothing is released before there is a relay, nor through ourselves', async () => {
  await using sandbox = await startSandbox()
  const id = await sandbox.send(mail)
  const path = `/api/messages/${id}/release`
  const { status, body } = await checked(sandbox, 'POST', path, { body: {} })
  expect([status, body.error.message]).toEqual([409, expect.stringContaining('There is no relay')])
  await addRelay(sandbox, { host: '127.0.0.1', port: sandbox.smtpPort })
  const again = await checked(sandbox, 'POST', path, { body: {} })
  expect([again.status, again.body.error.message]).toEqual([
    409,
    expect.stringContaining('Mailproof itself'),
  ])
})

test('asks for the number of recipients above the limit, and keeps to the lists', async () => {
  await using relay = await startRelay()
  await using sandbox = await startSandbox()
  const events = sandbox.events()
  await addRelay(sandbox, relay)
  const policy = {
    ...{ allow: ['x.test'], block: [], redirect: [], confirmAbove: 1 },
    ...{ closedInboxes: [], mostHops: 30 },
  }
  expect((await checked(sandbox, 'PUT', '/api/release-policy', { body: policy })).status).toBe(200)
  const id = await sandbox.send(mail)
  const { body: preview } = await checked(sandbox, 'POST', `/api/messages/${id}/release/preview`, {
    body: {},
  })
  expect(preview).toMatchObject({ reach: { recipients: 2, domains: 1 }, mustConfirm: true })
  expect(preview.recipients.map(({ refused }: { refused: unknown }) => refused !== null)).toEqual([
    ...[false, false],
    true,
  ])
  await expect(releaseOf(sandbox, id)).rejects.toThrow(/"confirm": 2/)
  await expect(releaseOf(sandbox, id, { confirm: 3 })).rejects.toThrow(/"confirm": 2/)
  const { body: released } = await checked(sandbox, 'POST', `/api/messages/${id}/release`, {
    body: { confirm: 2 },
  })
  expect(released.leftOut).toEqual([
    { message: id, address: eva, reason: expect.stringContaining('allow list does not have it') },
  ])
  expect(released.counts).toEqual({ released: 1, refused: 0, recipients: 2, leftOut: 1 })
  const release = released.releases[0].id
  await ended(sandbox, events, release)
  expect(relay.mails.flatMap(({ to }) => to)).toEqual([ana, bob])
})

test('redirects everything to those who may have it', async () => {
  await using relay = await startRelay()
  await using sandbox = await startSandbox()
  const events = sandbox.events()
  await addRelay(sandbox, relay)
  await checked(sandbox, 'PUT', '/api/release-policy', {
    body: {
      ...{ allow: [], block: [], redirect: ['qa@team.test'], confirmAbove: 10 },
      ...{ closedInboxes: [], mostHops: 30 },
    },
  })
  const { id } = await releaseOf(sandbox, await sandbox.send(mail))
  const end = await ended(sandbox, events, id)
  expect(statesOf(end)).toEqual({ 'qa@team.test': 'delivered' })
  expect(relay.mails.map(({ to }) => to)).toEqual([['qa@team.test']])
})

test('deletes the message once everybody has it, and not before', async () => {
  await using relay = await startRelay({ script: { rcpt: (to) => (to === bob ? '550 no' : null) } })
  await using sandbox = await startSandbox()
  const events = sandbox.events()
  await addRelay(sandbox, relay)
  const id = await sandbox.send(mail)
  const first = await releaseOf(sandbox, id, { deleteAfter: true })
  await ended(sandbox, events, first.id)
  relay.play({})
  const second = await releaseOf(sandbox, id, { to: [bob], deleteAfter: true })
  const deleted = await events.until(({ type }) => type === 'messages.deleted')
  expect(deleted).toMatchObject({ ids: [id] })
  expect((await ended(sandbox, events, second.id)).state).toBe('delivered')
  expect(relay.mails.flatMap(({ to }) => to)).toEqual([ana, eva, bob])
})

test('releases all that a search finds, one by one, and says what it left', async () => {
  await using relay = await startRelay()
  await using sandbox = await startSandbox()
  await addRelay(sandbox, relay)
  for (const n of [1, 2, 3]) await sandbox.send({ ...mail, to: ana, subject: `Bulk ${n}` })
  await sandbox.send({ ...mail, to: 'a%b@x.test', subject: 'Bulk odd' })
  await sandbox.send({ ...mail, to: ana, subject: 'Another' })
  const body = { inbox: 'all', q: 'subject:bulk', confirm: 3 }
  const { body: reach } = await checked(sandbox, 'POST', '/api/messages/release/preview', { body })
  expect(reach).toMatchObject({ messages: 3, recipients: 3, domains: 1, mustConfirm: false })
  const { status, body: released } = await checked(sandbox, 'POST', '/api/messages/release', {
    body,
  })
  expect([status, released.counts]).toEqual([
    202,
    { released: 3, refused: 1, recipients: 3, leftOut: 0 },
  ])
  expect(released.refused).toMatchObject([{ reason: expect.stringContaining('%') }])
  await relay.received(3)
  const { body: page } = await checked(sandbox, 'GET', `/api/releases?batch=${released.batch}`)
  expect(page.total).toBe(3)
})

test('pauses, resumes, cancels and tries again', async () => {
  await using relay = await startRelay()
  await using sandbox = await startSandbox()
  const events = sandbox.events()
  await addRelay(sandbox, relay, { paused: true })
  const one = await releaseOf(sandbox, await sandbox.send(mail))
  const two = await releaseOf(sandbox, await sandbox.send(mail))
  const act = (act: string, id: string) =>
    checked(sandbox, 'POST', '/api/releases/act', { body: { act, ids: [id] } })
  expect((await act('cancel', one.id)).body.changed).toBe(1)
  expect(statesOf(await ended(sandbox, events, one.id))).toEqual(all('cancelled'))
  await act('pause', two.id)
  await checked(sandbox, 'PATCH', '/api/relays/work', { body: { paused: false } })
  await act('retry', one.id)
  await relay.received(1)
  expect((await checked(sandbox, 'GET', `/api/releases/${two.id}`)).body.state).toBe('held')
  await act('resume', two.id)
  await relay.received(2)
  expect((await ended(sandbox, events, two.id)).state).toBe('delivered')
})
