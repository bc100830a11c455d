import { createPrivateKey, createPublicKey } from 'node:crypto'
import { expect, test } from 'vitest'
import { checked } from '../helpers/checked.ts'
import { startDns } from '../helpers/dns.ts'
import { ofType } from '../helpers/events.ts'
import { startSandbox } from '../helpers/sandbox.ts'

const path = '/api/zones/shop.example'
const spf = { name: 'shop.example', type: 'TXT', ttl: 300, value: 'v=spf1 ip4:203.0.113.5 -all' }
const text = { 'Content-Type': 'text/plain' }

test('makes, changes and deletes a planned zone, and tells of it', async () => {
  await using sandbox = await startSandbox()
  const events = sandbox.events()
  const { body: made } = await checked(sandbox, 'PUT', '/api/zones/SHOP.example.', {
    body: { records: [{ ...spf, name: 'Shop.Example.' }] },
  })
  expect(made).toMatchObject({ domain: 'shop.example', records: [spf], sending: [], keys: [] })
  expect(await events.until(ofType('zone.changed'))).toMatchObject({ domain: 'shop.example' })

  const sending = ['203.0.113.5', 'include:SPF.relay.example.']
  const { body: changed } = await checked(sandbox, 'PUT', path, { body: { sending } })
  expect(changed).toMatchObject({
    records: [spf],
    sending: ['203.0.113.5', 'include:spf.relay.example'],
  })
  const { body: list } = await checked(sandbox, 'GET', '/api/zones')
  expect(list.zones).toEqual([changed])
  await checked(sandbox, 'DELETE', path)
  expect((await checked(sandbox, 'GET', path)).status).toBe(404)
})

test.each([
  ['a name outside of it', { ...spf, name: 'other.example' }, /other\.example TXT: /],
  ['an address that is none', { ...spf, type: 'A', value: '1.2.3' }, /shop\.example A: /],
  ['an unknown type', { ...spf, type: 'SPF' }, /type/],
])('refuses a record with %s', async (_, record, said) => {
  await using sandbox = await startSandbox()
  const { status, body } = await checked(sandbox, 'PUT', path, { body: { records: [record] } })
  expect([status, body.error.message]).toEqual([400, expect.stringMatching(said)])
  expect((await checked(sandbox, 'GET', path)).status).toBe(404)
})

test.each(['localhost address', 'include:', '300.1.1.1'])(
  'refuses to have mail sent from %s',
  async (source) => {
    await using sandbox = await startSandbox()
    const { status } = await checked(sandbox, 'PUT', path, { body: { sending: [source] } })
    expect(status).toBe(400)
  },
)

test('imports zone text over what is there, all of it or nothing', async () => {
  await using sandbox = await startSandbox()
  await checked(sandbox, 'PUT', path, { body: { records: [spf] } })
  const zone = '$TTL 60\n@ IN TXT "v=spf1 -all"\n_dmarc TXT ( "v=DMARC1; "\n  "p=none" )\n'
  const { body } = await checked(sandbox, 'POST', `${path}/import`, { body: zone, headers: text })
  expect(body.imported).toBe(2)
  expect(body.zone.records).toEqual([
    { ...spf, ttl: 60, value: 'v=spf1 -all' },
    { ...spf, ttl: 60, name: '_dmarc.shop.example', value: 'v=DMARC1; p=none' },
  ])
  const wrong = 'www A 203.0.113.9\nmail A not-an-address\n'
  const refused = await checked(sandbox, 'POST', `${path}/import`, { body: wrong, headers: text })
  expect(refused.status).toBe(400)
  expect(refused.body.error.message).toMatch(/^Line 2: /)
  expect((await checked(sandbox, 'GET', path)).body.records).toEqual(body.zone.records)

  const only = 'www A 203.0.113.9\n'
  const replaced = await checked(sandbox, 'POST', `${path}/import?replace=true`, {
    ...{ body: only, headers: text },
  })
  expect(replaced.body.zone.records).toMatchObject([{ name: 'www.shop.example', type: 'A' }])
  const written = await checked(sandbox, 'GET', `${path}/text`)
  const again = await checked(sandbox, 'POST', `${path}/import?replace=true`, {
    ...{ body: written.body, headers: text },
  })
  expect(again.body.zone.records).toEqual(replaced.body.zone.records)
})

test.each(['rsa', 'ed25519'])('makes a key pair (%s) and plans its record', async (algorithm) => {
  await using sandbox = await startSandbox()
  const body = { selector: 'S1', algorithm }
  const { body: zone } = await checked(sandbox, 'POST', `${path}/keys`, { body })
  expect(zone.keys).toMatchObject([{ selector: 's1', algorithm }])
  const [record] = zone.records
  expect(record).toMatchObject({ name: 's1._domainkey.shop.example', type: 'TXT' })
  expect(record.value).toMatch(new RegExp(`^v=DKIM1; k=${algorithm}; p=[A-Za-z0-9+/=]+$`))

  const { body: pem } = await checked(sandbox, 'GET', `${path}/keys/s1`)
  const der = createPublicKey(createPrivateKey(pem)).export({ type: 'spki', format: 'der' })
  const published = Buffer.from(/p=(.*)$/.exec(record.value)?.[1] ?? '', 'base64')
  // RFC 8463 publishes the 32 bytes of the key, RFC 6376 the whole structure.
  expect(published).toEqual(algorithm === 'rsa' ? der : der.subarray(-32))

  expect((await checked(sandbox, 'POST', `${path}/keys`, { body })).status).toBe(409)
  const { body: rest } = await checked(sandbox, 'DELETE', `${path}/keys/s1`)
  expect(rest).toMatchObject({ keys: [], records: [] })
  expect((await checked(sandbox, 'GET', `${path}/keys/s1`)).status).toBe(404)
})

test('compares what is planned with what DNS has', async () => {
  await using dns = await startDns({
    'shop.example': { TXT: ['v=spf1 ip4:203.0.113.5 -all', 'other'] },
    '_dmarc.shop.example': { TXT: ['v=DMARC1; p=none'] },
  })
  await using sandbox = await startSandbox({
    auth: { dns: { servers: [dns.address], timeoutMs: 2000 } },
  })
  const dmarc = { ...spf, name: '_dmarc.shop.example', value: 'v=DMARC1; p=reject' }
  const key = { ...spf, name: 's1._domainkey.shop.example', value: 'v=DKIM1; p=x' }
  await checked(sandbox, 'PUT', path, { body: { records: [spf, dmarc, key] } })
  const { body } = await checked(sandbox, 'GET', `${path}/published`)
  expect(body).toEqual({
    dns: 'on',
    records: [
      { record: spf, state: 'published', live: expect.arrayContaining([spf.value]) as string[] },
      { record: dmarc, state: 'different', live: ['v=DMARC1; p=none'] },
      { record: key, state: 'missing', live: [] },
    ],
  })
})

test('says that nothing is known of what is published when DNS is off', async () => {
  await using sandbox = await startSandbox()
  await checked(sandbox, 'PUT', path, { body: { records: [spf] } })
  const { body } = await checked(sandbox, 'GET', `${path}/published`)
  expect(body).toEqual({ dns: 'off', records: [{ record: spf, state: 'unknown', live: [] }] })
})
