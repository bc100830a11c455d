import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checked } from '../../helpers/checked.ts'
import { ofType } from '../../helpers/events.ts'
import { aMessage } from '../../helpers/message.ts'
import { startSandbox } from '../../helpers/sandbox.ts'
import type { TestZone } from '../../helpers/dns.ts'
import { anAskedProduct, reportOf, verdictIn } from './given.ts'

const corpus = join(import.meta.dirname, '../../../../shared/corpus/dkim')
const there = existsSync(corpus)

// Skipped, and shown as skipped, where the corpus is not there.
test.skipIf(!there).each([
  ['stalwart-001.eml', 'pass'],
  ['stalwart-002.eml', 'pass'],
  ['rspamd-ed25519-broken.eml', 'fail'],
])('says of %s that DKIM comes to %s', async (file, result) => {
  const zone = JSON.parse(readFileSync(join(corpus, 'zone.json'), 'utf8')) as TestZone
  await using asked = await anAskedProduct(zone)
  const { dkim, dns } = await asked.verdict(readFileSync(join(corpus, file)))
  expect([dkim?.result, dkim?.basis, dns]).toEqual([result, 'live', 'on'])
})

const plain =
  'From: Shop <orders@shop.example>\r\nTo: ana@customer.example\r\nSubject: Hi\r\n\r\nHi\r\n'
const published: TestZone = {
  'shop.example': { TXT: ['v=spf1 ip4:203.0.113.5 -all'], MX: ['10 mx.shop.example'] },
  'mx.shop.example': { A: ['203.0.113.9'] },
  '_dmarc.shop.example': { TXT: ['v=DMARC1; p=reject; rua=mailto:d@shop.example'] },
}

test.each([
  ['the address that may send', '203.0.113.5', 'pass', 'pass'],
  ['another address', '203.0.113.6', 'fail', 'fail'],
  ['nobody knows where', null, 'not_evaluated', 'not_evaluated'],
])('judges mail as sent from %s, never from loopback', async (_, sendingIp, spf, dmarc) => {
  await using asked = await anAskedProduct(published, { sendingIp })
  const report = await asked.verdict(plain)
  expect([report.spf?.result, report.dmarc?.result]).toEqual([spf, dmarc])
  expect(report.spf?.live.record).toBe('v=spf1 ip4:203.0.113.5 -all')
  expect(JSON.stringify(report.spf)).not.toContain('127.0.0.1')
  const { body } = await checked(asked.sandbox, 'GET', '/api/messages', {
    query: { q: `dmarc:${dmarc} spf:${spf} dkim:none` },
  })
  expect(body.total).toBe(1)
})

test('shows what is planned beside what is there, and takes up each change', async () => {
  await using asked = await anAskedProduct({}, { sendingIp: '203.0.113.5' })
  const { sandbox } = asked
  const events = sandbox.events()
  const id = await sandbox.send(aMessage({ from: 'a@shop.example', to: 'b@customer.example' }))
  const first = await reportOf(sandbox, id)
  expect([first.spf?.result, first.spf?.planned, first.zone]).toEqual(['none', null, null])

  const record = {
    name: 'shop.example',
    type: 'TXT',
    ttl: 60,
    value: 'v=spf1 ip4:203.0.113.5 -all',
  }
  const path = '/api/zones/shop.example'
  await checked(sandbox, 'PUT', path, { body: { records: [record] } })
  // The report is made anew without anybody asking.
  await events.until((event) => event.type === 'zone.changed')
  await events.until(ofType('message.checked'))
  const second = await reportOf(sandbox, id)
  expect([second.spf?.live.result, second.spf?.planned?.result]).toEqual(['none', 'pass'])
  expect([second.spf?.result, second.zone]).toEqual(['none', 'shop.example'])
  expect(second.version).not.toBe(first.version)

  await checked(sandbox, 'DELETE', path)
  await expect.poll(async () => (await reportOf(sandbox, id)).zone).toBeNull()
})

test('goes by the planned zone alone where DNS is off', async () => {
  await using sandbox = await startSandbox()
  const before = await verdictIn(sandbox, plain)
  expect([before.state, before.dns, before.reason?.code]).toEqual(['done', 'off', 'offline'])
  expect([before.spf?.result, before.dkim?.result, before.dmarc?.result]).toEqual([
    ...['not_evaluated', 'none', 'undecided'],
  ])
  expect(before.spf?.live.severity).toBe('unknown')

  const records = [
    'shop.example v=spf1 ip4:203.0.113.5 -all',
    '_dmarc.shop.example v=DMARC1; p=none',
  ]
  await checked(sandbox, 'PUT', '/api/zones/shop.example', {
    body: {
      sending: ['203.0.113.5'],
      records: records.map((text) => {
        const [name, ...value] = text.split(' ')
        return { name, type: 'TXT', ttl: 60, value: value.join(' ') }
      }),
    },
  })
  const after = await verdictIn(sandbox, plain)
  expect([after.spf?.result, after.spf?.basis]).toEqual(['pass', 'planned'])
  expect([after.dmarc?.result, after.dmarc?.basis]).toEqual(['pass', 'planned'])
  expect(after.spf?.live.result).toBe('undecided')
})

test('takes where an inbox sends from before the setting, and the zone before both', async () => {
  await using asked = await anAskedProduct(published, { sendingIp: '203.0.113.6' })
  const { sandbox } = asked
  const sources = async () => (await asked.verdict(plain)).sending
  expect(await sources()).toEqual({ sources: ['203.0.113.6'], from: 'setting' })
  const { body } = await checked(sandbox, 'GET', '/api/inboxes')
  const inbox = `/api/inboxes/${body.inboxes[0].id}`
  await checked(sandbox, 'PATCH', inbox, { body: { sending: ['203.0.113.7'] } })
  await expect.poll(sources).toEqual({ sources: ['203.0.113.7'], from: 'inbox' })
  const sending = ['203.0.113.5', 'include:relay.example']
  await checked(sandbox, 'PUT', '/api/zones/shop.example', { body: { sending } })
  await expect.poll(sources).toEqual({ sources: sending, from: 'zone' })
})

test('neither waits for a DNS server that is silent nor holds up the 250', async () => {
  await using asked = await anAskedProduct({}, { sendingIp: '203.0.113.5', timeoutMs: 200 })
  asked.dns.spoil('*', 'silent')
  const began = performance.now()
  const id = await asked.sandbox.send(aMessage({ from: 'a@shop.example' }))
  const accepted = performance.now() - began
  const report = await reportOf(asked.sandbox, id)
  expect(['temperror', 'undecided']).toContain(report.spf?.result)
  expect(['unknown', 'warn']).toContain(report.spf?.live.severity)
  // Far below the ten seconds for which the question waits, and the 250 before any of it.
  expect(performance.now() - began).toBeLessThan(9_500)
  expect(accepted).toBeLessThan(2_000)
  expect(report.ms).toBeLessThan(8_500)
})

test('says that no DNS server answers, in grey, and asks again when it is looked at', async () => {
  const servers = ['127.0.0.1:1']
  await using sandbox = await startSandbox({ auth: { dns: { servers, timeoutMs: 500 } } })
  const report = await verdictIn(sandbox, plain)
  expect([report.dns, report.reason?.code]).toEqual(['unreachable', 'no_dns'])
  for (const protocol of [report.spf, report.dmarc, report.mx, report.bimi, report.mtaSts]) {
    expect(protocol?.live.severity).toBe('unknown')
  }
  expect(report.dmarc?.result).toBe('undecided')
})
