import { expect, test } from 'vitest'
import { checked } from '../helpers/checked.ts'
import { startRelay } from '../helpers/relay.ts'
import { addRelay, ended, releaseOf, statesOf } from '../helpers/releasing.ts'
import { startSandbox } from '../helpers/sandbox.ts'

const mail = { from: 'app@shop.test', to: 'ana@x.test', subject: 'Order 7', text: 'On its way.' }
const policy = {
  ...{ allow: [], block: [], redirect: [], confirmAbove: 10, closedInboxes: [], mostHops: 30 },
}

test('which of several relays is used is not left to chance', async () => {
  await using relay = await startRelay()
  await using sandbox = await startSandbox()
  await addRelay(sandbox, relay, { name: 'one' })
  await addRelay(sandbox, relay, { name: 'two' })
  await addRelay(sandbox, relay, { name: 'three' })
  await checked(sandbox, 'DELETE', '/api/relays/one')
  const id = await sandbox.send(mail)
  await expect(releaseOf(sandbox, id)).rejects.toThrow(
    'None of the relays is the default one (three, two). Name one of them, or make one the default in Settings, Relays.',
  )
  await releaseOf(sandbox, id, { relay: 'two' })
  await relay.received(1)
  await checked(sandbox, 'DELETE', '/api/relays/two')
  // The only one there is needs no word.
  await releaseOf(sandbox, id)
  await relay.received(2)
})

test('an address that is wrong is named, in a list of many', async () => {
  await using relay = await startRelay()
  await using sandbox = await startSandbox()
  await addRelay(sandbox, relay)
  const id = await sandbox.send(mail)
  const to = [...Array.from({ length: 30 }, (_, n) => `n${n}@x.test`), 'Ana <ana@x.test>']
  const { body } = await checked(sandbox, 'POST', `/api/messages/${id}/release`, { body: { to } })
  expect(body.error.message).toBe(
    'The body is not valid: to.30: "Ana <ana@x.test>" is not an address such as name@shop.example.',
  )
  const spanish = await checked(sandbox, 'POST', `/api/messages/${id}/release`, {
    body: { to },
    headers: { 'Accept-Language': 'es' },
  })
  expect(spanish.body.error.message).toMatch(
    /: to\.30: "Ana <ana@x\.test>" no es una dirección como nombre@tienda\.example\.$/,
  )
})

test('an address that is written in two ways has the mail once', async () => {
  await using relay = await startRelay()
  await using sandbox = await startSandbox()
  const events = sandbox.events()
  await addRelay(sandbox, relay)
  const to = ['Ana@x.test', 'ana@X.TEST', '"ana"@x.test', ' ana@x.test']
  const { id } = await releaseOf(sandbox, await sandbox.send(mail), { to })
  expect(statesOf(await ended(sandbox, events, id))).toEqual({ 'Ana@x.test': 'delivered' })
  expect(relay.mails.map((one) => one.to)).toEqual([['Ana@x.test']])
})

test('a dry run tells nobody of mail that may not go out', async () => {
  await using relay = await startRelay()
  await using sandbox = await startSandbox()
  await addRelay(sandbox, relay)
  const id = await sandbox.send(mail)
  await checked(sandbox, 'PUT', '/api/release-policy', {
    body: { ...policy, closedInboxes: ['default'] },
  })
  const why = 'Nothing is released from this inbox. Open it in Settings, Safety.'
  for (const [path, body] of [
    [`/api/messages/${id}/release/dry-run`, {}],
    ['/api/messages/release/dry-run', { ids: [id] }],
    ['/api/messages/release/dry-run', { inbox: 'all', q: 'subject:order' }],
  ] as const) {
    const answer = await checked(sandbox, 'POST', path, { body })
    expect([answer.status, answer.body.error.message]).toEqual([409, why])
  }
  expect(relay.connections).toBe(0)
})

test('an inbox is closed by id or name, and none that is not there', async () => {
  await using sandbox = await startSandbox()
  const put = (closedInboxes: string[]) =>
    checked(sandbox, 'PUT', '/api/release-policy', { body: { ...policy, closedInboxes } })
  const wrong = await put(['Defualt'])
  expect([wrong.status, wrong.body.error.message]).toEqual([
    404,
    'closedInboxes: there is no inbox "Defualt". Give the id or the name of one.',
  ])
  const { body: made } = await checked(sandbox, 'POST', '/api/inboxes', {
    body: { name: 'Secret' },
  })
  expect((await put(['secret', made.id])).body.closedInboxes).toEqual([made.id])
  // What is gone does not stand in the way of the next change.
  await checked(sandbox, 'DELETE', `/api/inboxes/${made.id}`)
  expect((await put([made.id])).body.closedInboxes).toEqual([])
})

test('releases are acted on by the name of their relay, too', async () => {
  await using relay = await startRelay()
  await using sandbox = await startSandbox()
  await addRelay(sandbox, relay, { paused: true })
  await releaseOf(sandbox, await sandbox.send(mail))
  const { body: page } = await checked(sandbox, 'GET', '/api/releases?relay=Work')
  expect(page.total).toBe(1)
  const act = (body: object) => checked(sandbox, 'POST', '/api/releases/act', { body })
  expect((await act({ act: 'cancel', relay: 'work' })).body).toEqual({ changed: 1 })
  expect((await act({ act: 'cancel' })).body.error.message).toBe(
    'The body is not valid: say which releases: ids, states, relay, message, batch, rule or domain.',
  )
  expect((await act({ act: 'cancel', ids: ['a'], relay: 'work' })).status).toBe(400)
})

test('a rule keeps to its relay when that is renamed, and can be switched off without it', async () => {
  await using relay = await startRelay()
  await using sandbox = await startSandbox()
  const { body: work } = await addRelay(sandbox, relay)
  const make = (rule: object) =>
    checked(sandbox, 'POST', '/api/forward-rules', { body: { name: 'r', q: 'order', ...rule } })
  const { body: rule } = await make({ relay: 'work' })
  expect(rule.relay).toBe(work.id)
  await checked(sandbox, 'DELETE', '/api/relays/work')
  const { status, body } = await checked(sandbox, 'PATCH', `/api/forward-rules/${rule.id}`, {
    body: { enabled: false },
  })
  expect([status, body.enabled]).toEqual([200, false])
  const wrong = await make({ name: 'other', to: ['a%b@x.test'] })
  expect([wrong.status, wrong.body.error.message]).toEqual([
    400,
    'The body is not valid: to.0: "a%b@x.test" is not allowed: the part before the @ names another way to go on (%, ! or @).',
  ])
})

test('an attempt that reached nobody says why in its conversation', async () => {
  const relay = await startRelay()
  await relay[Symbol.asyncDispose]()
  await using sandbox = await startSandbox()
  const events = sandbox.events()
  await addRelay(sandbox, relay)
  const { id } = await releaseOf(sandbox, await sandbox.send(mail))
  const end = await ended(sandbox, events, id)
  expect(end.attempts.map(({ transcript }) => transcript.map(({ text }) => text))).toEqual(
    end.attempts.map(() => [expect.stringMatching(/^No connection to .*ECONNREFUSED/)]),
  )
})

test('a release of many is of so many recipients at most', async () => {
  await using relay = await startRelay()
  await using sandbox = await startSandbox()
  await addRelay(sandbox, relay, { paused: true })
  for (let n = 0; n < 3; n++) await sandbox.send(mail)
  const to = Array.from({ length: 33_400 }, (_, n) => `n${n}@x.test`)
  const body = { inbox: 'all', q: 'subject:order', to, confirm: 100_200 }
  for (const path of ['/api/messages/release/preview', '/api/messages/release']) {
    const answer = await checked(sandbox, 'POST', path, { body })
    expect([answer.status, answer.body.error.message]).toEqual([
      413,
      'At once a release may have 100,000 recipients in all: choose fewer messages, or fewer recipients for them.',
    ])
  }
  expect((await checked(sandbox, 'GET', '/api/releases')).body.total).toBe(0)
})
