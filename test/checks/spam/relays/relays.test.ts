import { expect, test } from 'vitest'
import { relaysOf, relayText } from '../../../../server/checks/spam/engine/relays/relays.ts'

const none = new Map<string, string[]>()

function hop(ip: string, by = 'mx.example.org', sign = 'ESMTP'): string {
  return `from h.example.test (h.example.test [${ip}]) by ${by} (Postfix) with ${sign} id 1`
}

const addresses = (relays: readonly { ip: string }[]) => relays.map(({ ip }) => ip)

test('tells the hops as rules look at them', () => {
  const { untrusted } = relaysOf([hop('192.0.2.1')], none)
  expect(relayText(untrusted)).toBe(
    '[ ip=192.0.2.1 rdns=h.example.test helo=h.example.test by=mx.example.org ident= envfrom= intl=0 id= auth= msa=0 ]',
  )
})

test('trusts private addresses up to the first that is not', () => {
  const way = relaysOf([hop('10.0.0.1'), hop('192.0.2.1'), hop('10.0.0.2')], none)
  expect(addresses(way.trusted)).toEqual(['10.0.0.1'])
  expect(addresses(way.untrusted)).toEqual(['192.0.2.1', '10.0.0.2'])
  expect(addresses(way.internal)).toEqual(['10.0.0.1'])
  expect([way.lastTrusted, way.lastInternal]).toEqual([0, 0])
})

test('trusts who logged in', () => {
  expect(addresses(relaysOf([hop('192.0.2.1', 'mx', 'ESMTPSA')], none).trusted)).toEqual([
    '192.0.2.1',
  ])
})

test('goes by the networks that are set', () => {
  const settings = new Map([
    ['trusted_networks', ['192.0.2.0/24 !192.0.2.9']],
    ['internal_networks', ['192.0.2.1']],
  ])
  const way = relaysOf([hop('192.0.2.1'), hop('192.0.2.2'), hop('192.0.2.9')], settings)
  expect(addresses(way.internal)).toEqual(['192.0.2.1'])
  expect(addresses(way.external)).toEqual(['192.0.2.2', '192.0.2.9'])
})

test('leaves out of a network what an earlier word leaves out', () => {
  const settings = new Map([['trusted_networks', ['!192.0.2.9 192.0.2.']]])
  const way = relaysOf([hop('192.0.2.1'), hop('192.0.2.9')], settings)
  expect([addresses(way.trusted), addresses(way.untrusted)]).toEqual([['192.0.2.1'], ['192.0.2.9']])
})

test('begins anew below a program that fetched the mail', () => {
  const fetched = 'from pop.example.test [192.0.2.1] by localhost with POP3 (fetchmail)'
  const way = relaysOf([hop('10.0.0.1'), fetched, hop('192.0.2.2')], none)
  expect([addresses(way.trusted), addresses(way.untrusted)]).toEqual([[], ['192.0.2.2']])
})

test('counts what it cannot read', () => {
  expect(relaysOf(['from somewhere strange'], none).unparseable).toBe(1)
  expect(relaysOf([hop('192.0.2.1')], none).unparseable).toBe(0)
})

test('takes the address of a sender from the fields that are set for it', () => {
  const settings = new Map([['originating_ip_headers', ['X-Originating-IP']]])
  const way = relaysOf([], settings, (name) =>
    name === 'X-Originating-IP' ? '[192.0.2.7]' : undefined,
  )
  expect(addresses(way.untrusted)).toEqual(['192.0.2.7'])
})
