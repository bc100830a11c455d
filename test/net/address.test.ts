import { expect, test } from 'vitest'
import { closedAddress } from '../../server/net/address.ts'
import { isAllowed } from '../../server/net/resolve.ts'

test.each([
  ['loopback', '127.0.0.0', '127.0.0.1', '127.255.255.255', '::1'],
  ['private', '10.0.0.0', '10.255.255.255', '172.16.0.0', '172.31.255.255', '192.168.0.0'],
  ['private', '192.168.255.255', 'fc00::', 'fd12:3456::1', 'fdff:ffff::'],
  ['link-local', '169.254.0.0', '169.254.255.255', 'fe80::1', 'fe80::1%eth0', 'febf::', 'fec0::1'],
  ['carrier', '100.64.0.0', '100.127.255.255'],
  ['multicast', '224.0.0.0', '239.255.255.255', 'ff02::1'],
  ['metadata', '169.254.169.254', '169.254.170.2', '100.100.100.200', '168.63.129.16'],
  ['metadata', '192.0.0.192', 'fd00:ec2::254', 'fd20:ce::254'],
  ['reserved', '0.0.0.0', '0.255.255.255', '192.0.0.1', '192.0.2.1', '192.88.99.1', '198.18.0.0'],
  ['reserved', '198.19.255.255', '198.51.100.7', '203.0.113.7', '240.0.0.0', '255.255.255.255'],
  ['reserved', '2001:db8::1', '2001:2::1', '2001:20::1', '3fff::1', '5f00::1', '100::1', '4000::'],
  ['embedded', '::', '::7f00:1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '::ffff:808:808'],
  ['embedded', '::ffff:0:10.0.0.1', '2002:7f00:1::', '2001:0:7f00:1::', '64:ff9b:1::7f00:1'],
  ['private', '64:ff9b::10.0.0.1', '64:ff9b::c0a8:101'],
  ['loopback', '64:ff9b::127.0.0.1'],
  ['metadata', '64:ff9b::169.254.169.254'],
  ['reserved', '64:ff9b::', '64:ff9b::0.0.0.1', 'no address', '', '1.2.3', '0x7f.1'],
])('%s are %s and the like', (kind, ...addresses) => {
  for (const address of addresses)
    expect([address, closedAddress(address)]).toEqual([address, kind])
})

test.each([
  ...['1.1.1.1', '9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0', '126.255.255.255'],
  ...['128.0.0.0', '169.253.255.255', '169.255.0.0', '172.15.255.255', '172.32.0.0'],
  ...['192.167.255.255', '192.169.0.0', '198.17.255.255', '198.20.0.0', '223.255.255.255'],
  ...['2606:4700::1111', '2a00:1450::', '2001:4860:4860::8888', '64:ff9b::8.8.8.8'],
])('%s is of the open internet', (address) => {
  expect(closedAddress(address)).toBeNull()
})

test('allows the hosts that are named, and those below a name', () => {
  const allowed = ['cdn.test', '*.shop.test', '10.0.0.1', '::1']
  for (const host of ['cdn.test', 'CDN.test', 'cdn.test.', 'a.shop.test', 'a.b.shop.test']) {
    expect([host, isAllowed(host, allowed)]).toEqual([host, true])
  }
  for (const host of ['10.0.0.1', '[::1]']) expect(isAllowed(host, allowed)).toBe(true)
  for (const host of ['a.cdn.test', 'shop.test', 'ashop.test', 'test', '10.0.0.2', '[::2]', '']) {
    expect([host, isAllowed(host, allowed)]).toEqual([host, false])
  }
})
