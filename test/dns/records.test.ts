import { expect, test } from 'vitest'
import { checkRecord, domainName, normalRecord } from '../../server/dns/records.ts'
import type { ZoneRecord } from '../../server/types.ts'

const record = (type: string, value: string, more: Partial<ZoneRecord> = {}): ZoneRecord => ({
  ...{ name: 'example.com', type: type as ZoneRecord['type'], ttl: 3600, value },
  ...more,
})

test.each([
  record('A', '203.0.113.5'),
  record('AAAA', '2001:DB8::5'),
  record('MX', '10 Mail.example.com.'),
  record('MX', '0 .'),
  record('TXT', ''),
  record('TXT', 'x'.repeat(4000)),
  record('CNAME', 'other.example'),
  record('PTR', 'mail.example.com', { name: '5.113.0.203.in-addr.arpa.example.com' }),
  record('NS', 'ns1.example.net.'),
  record('SOA', 'ns1.example.com. host.example.com. 2026010101 3600 600 86400 300'),
  record('SRV', '0 5 443 web.example.com'),
  record('CAA', '0 issue "ca.example"'),
  record('TXT', 'x', { name: '*.Sel_1._domainkey.example.COM.' }),
  record('TXT', 'x', { ttl: 0 }),
])('lets a right record pass: $type $value', (one) => {
  expect(checkRecord(one, 'Example.com')).toBeNull()
})

test.each([
  [record('A', '203.0.113.256'), '“203.0.113.256” is not an IPv4 address such as 203.0.113.5.'],
  [record('A', '2001:db8::5'), '“2001:db8::5” is not an IPv4 address such as 203.0.113.5.'],
  [record('AAAA', '203.0.113.5'), '“203.0.113.5” is not an IPv6 address such as 2001:db8::5.'],
  [record('AAAA', 'fe80::1%eth0'), '“fe80::1%eth0” is not an IPv6 address such as 2001:db8::5.'],
  [
    record('CNAME', '203.0.113.5'),
    'CNAME leads to a name such as mail.example.com; “203.0.113.5” is none.',
  ],
  [record('CNAME', ''), 'CNAME leads to a name such as mail.example.com; “” is none.'],
  [record('SRV', '0 5 web.example.com'), '“0 5 web.example.com .” is not what a SRV record holds.'],
  [record('CAA', 'issue'), '“issue” is not what a CAA record holds.'],
  [record('SOA', 'ns. host. 1 2 3'), '“ns. host. 1 2 3” is not what a SOA record holds.'],
  [record('TXT', 'x'.repeat(4001)), 'The text has 4001 bytes; at most 4000 are kept. Shorten it.'],
  [
    record('TXT', 'x', { ttl: -1 }),
    '“-1” is not a TTL: a whole number of seconds from 0 to 2147483647.',
  ],
  [
    record('TXT', 'x', { ttl: 1.5 }),
    '“1.5” is not a TTL: a whole number of seconds from 0 to 2147483647.',
  ],
  [
    record('TXT', 'x', { ttl: 2 ** 31 }),
    '“2147483648” is not a TTL: a whole number of seconds from 0 to 2147483647.',
  ],
])('says what is wrong with %o', (one, message) => {
  expect(checkRecord(one, 'example.com')?.en).toBe(message)
})

test.each([
  [record('MX', 'mail.example.com'), 'is not an MX'],
  [record('MX', '70000 mail.example.com'), 'is not an MX'],
  [record('MX', '10 203.0.113.5'), 'is not an MX'],
  [record('HINFO', 'x'), 'Records of type HINFO are not kept here'],
  [record('TXT', 'v=spf1 “all”'), 'the character ““”,'],
  [record('TXT', 'x', { name: 'other.example' }), 'other.example does not lie in example.com'],
  [record('TXT', 'x', { name: 'notexample.com' }), 'notexample.com does not lie in example.com'],
  [record('TXT', 'x', { name: 'a..example.com' }), 'is not a DNS name'],
  [record('TXT', 'x', { name: 'a b.example.com' }), 'is not a DNS name'],
  [record('TXT', 'x', { name: `${'a'.repeat(64)}.example.com` }), 'is not a DNS name'],
])('says in short what is wrong with %o', (one, part) => {
  const text = checkRecord(one, 'example.com')
  expect(text?.en).toContain(part)
  expect(text?.es).not.toBe(text?.en)
})

test.each([
  [record('MX', ' 10   Mail.Example.com. '), '10 mail.example.com'],
  [record('MX', '0 .'), '0 .'],
  [record('CNAME', 'Other.Example.'), 'other.example'],
  [record('TXT', ' Kept As It Is. '), ' Kept As It Is. '],
  [record('AAAA', ' 2001:DB8::5 '), '2001:db8::5'],
])('spells %o one way', (one, value) => {
  expect(normalRecord({ ...one, name: 'Example.COM.' })).toMatchObject({
    name: 'example.com',
    value,
  })
})

test.each([
  ['Example.COM.', 'example.com'],
  [' example.com ', 'example.com'],
  ['münchen.example', 'xn--mnchen-3ya.example'],
  ['_dmarc.example.com', '_dmarc.example.com'],
  ['localhost', 'localhost'],
  ['203.0.113.5', null],
  ['1.2.3', null],
  ['2001:db8::5', null],
  ['', null],
  ['.', null],
  ['a..b', null],
  ['a b.example', null],
  ['http://example.com', null],
  [`${'a'.repeat(64)}.example`, null],
  ['a.'.repeat(130), null],
  ['x'.repeat(100_000), null],
])('takes %j for the domain %j', (text, domain) => {
  expect(domainName(text)).toBe(domain)
})
