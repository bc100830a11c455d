import { expect, test } from 'vitest'
import { checked } from '../helpers/checked.ts'
import { startRelay } from '../helpers/relay.ts'
import { addRelay, ended, releaseOf, toldOf } from '../helpers/releasing.ts'
import { startSandbox } from '../helpers/sandbox.ts'

const mail = { from: 'app@shop.test', to: 'ana@x.test', subject: 'Order 7', text: 'On its way.' }
const policy = {
  ...{ allow: [], block: [], redirect: [], confirmAbove: 10, closedInboxes: [], mostHops: 30 },
}

test('lets no more go in an hour than the relay may', async () => {
  await using relay = await startRelay()
  await using sandbox = await startSandbox()
  const events = sandbox.events()
  await addRelay(sandbox, relay, { rate: { second: null, hour: 2, day: null } })
  const releases = []
  for (let n = 0; n < 3; n++) releases.push(await releaseOf(sandbox, await sandbox.send(mail)))
  await Promise.all(releases.slice(0, 2).map(({ id }) => ended(sandbox, events, id)))
  const third = releases[2]?.id ?? ''
  expect((await checked(sandbox, 'GET', `/api/releases/${third}`)).body.state).toBe('queued')
  // With the limit gone it goes on.
  const path = '/api/relays/work'
  await checked(sandbox, 'PATCH', path, { body: { rate: { second: null, hour: null, day: null } } })
  await events.until(toldOf(third, ({ state }) => state === 'delivered'))
  expect(relay.accepted).toBe(3)
})

test('says why nothing may go out of an inbox, or of mail that goes round', async () => {
  await using relay = await startRelay()
  await using sandbox = await startSandbox()
  await addRelay(sandbox, relay)
  const id = await sandbox.send(mail)
  const { inbox } = (await checked(sandbox, 'GET', `/api/messages/${id}`)).body
  const put = (change: object) =>
    checked(sandbox, 'PUT', '/api/release-policy', { body: { ...policy, ...change } })
  await put({ closedInboxes: [inbox] })
  await expect(releaseOf(sandbox, id)).rejects.toThrow(/Nothing is released from this inbox/)
  await put({ mostHops: 2 })
  const hop = 'from a.test by b.test; Mon, 23 Nov 2026 12:00:00 +0000'
  const round = await sandbox.send({ ...mail, headers: { Received: [hop, hop] } })
  await expect(releaseOf(sandbox, round)).rejects.toThrow(/2 servers/)
  expect(relay.connections).toBe(0)
})

test('signs with a key that was made here', async () => {
  await using relay = await startRelay()
  await using sandbox = await startSandbox()
  const events = sandbox.events()
  await addRelay(sandbox, relay)
  await checked(sandbox, 'POST', '/api/zones/shop.test/keys', {
    body: { selector: 's1', algorithm: 'ed25519' },
  })
  const id = await sandbox.send(mail)
  const sign = { domain: 'shop.test', selector: 's1' }
  const { id: release } = await releaseOf(sandbox, id, { sign })
  await ended(sandbox, events, release)
  const sent = relay.mails[0]?.bytes.toString() ?? ''
  expect(sent).toMatch(/^DKIM-Signature: [^]*d=shop\.test;[^]*s=s1;/)
  const raw = await (await sandbox.fetch(`/api/messages/${id}/raw`)).text()
  expect(sent.endsWith(raw)).toBe(true)
})
