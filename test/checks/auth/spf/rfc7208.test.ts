import { expect, test } from 'vitest'
import type { SpfResult } from '../../../../server/types.ts'
import { runOf, type Given, type SpfZone } from './given.ts'

const hosts: SpfZone = {
  'mail.example.com': { A: ['192.0.2.1'], AAAA: ['2001:db8::1'] },
  'other.example.com': { A: ['198.51.100.7'] },
  'six.example.com': { AAAA: ['2001:db8::6'] },
  'pass.example': 'v=spf1 ip4:192.0.2.1 -all',
  'fail.example': 'v=spf1 -all',
  'soft.example': 'v=spf1 ~all',
  'neutral.example': 'v=spf1 ?all',
  'broken.example': 'v=spf1 ip4:nowhere -all',
  'down.example': 'timeout',
}

type Case = [name: string, record: string, result: SpfResult, given?: Given]

/** The record of example.com, and what it comes to for user@example.com from 192.0.2.1. */
const records: Case[] = [
  ['§2.6.2 neutral', 'v=spf1 ?all', 'neutral'],
  ['§2.6.3 pass', 'v=spf1 +all', 'pass'],
  ['§2.6.4 fail', 'v=spf1 -all', 'fail'],
  ['§2.6.5 softfail', 'v=spf1 ~all', 'softfail'],
  ['§4.5 the version alone is a record', 'v=spf1', 'neutral'],
  ['§4.5 blanks at the end', 'v=spf1 -all  ', 'fail'],
  ['§4.5 the version has no more digits', 'v=spf10 -all', 'none'],
  ['§4.5 nothing stands before the version', ' v=spf1 -all', 'none'],
  ['§4.5 the version ends with a blank', 'v=spf1-all', 'none'],
  ['§12 names in any case', 'V=SPF1 IP4:192.0.2.1 -ALL', 'pass'],
  ['§4.6.1 several blanks divide as one does', 'v=spf1   ip4:192.0.2.1   -all', 'pass'],
  ['§4.6.1 a tab divides nothing', 'v=spf1 ip4:192.0.2.1\t-all', 'permerror'],
  ['§4.6.2 the first match decides', 'v=spf1 -ip4:192.0.2.1 +all', 'fail'],
  ['§4.6.2 without a qualifier it is +', 'v=spf1 ip4:192.0.2.1', 'pass'],
  ['§4.6 a mistake behind the match counts', 'v=spf1 ip4:192.0.2.1 nothing -all', 'permerror'],
  ['§4.6 an unknown mechanism', 'v=spf1 ip5:192.0.2.1 -all', 'permerror'],
  ['§4.6 a qualifier alone', 'v=spf1 - all', 'permerror'],
  ['§4.6 two qualifiers', 'v=spf1 +-all', 'permerror'],
  ['§4.6 letters outside of ASCII', 'v=spf1 include:caf\xe9.example -all', 'permerror'],
  ['§4.7 neutral when nothing matches', 'v=spf1 ip4:198.51.100.7', 'neutral'],
  ['§5.1 all takes no name', 'v=spf1 all:example.com', 'permerror'],
  ['§5.1 all takes no length', 'v=spf1 -all/8', 'permerror'],
  ['§5.1 what is behind all is not looked at', 'v=spf1 -all ip4:192.0.2.1', 'fail'],
  ['§5.2 an included pass matches', 'v=spf1 include:pass.example -all', 'pass'],
  ['§5.2 with the qualifier of the term', 'v=spf1 ?include:pass.example -all', 'neutral'],
  ['§5.2 an included fail does not match', 'v=spf1 include:fail.example ~all', 'softfail'],
  ['§5.2 an included softfail does not match', 'v=spf1 include:soft.example -all', 'fail'],
  ['§5.2 an included neutral does not match', 'v=spf1 include:neutral.example -all', 'fail'],
  ['§5.2 an included permerror is one', 'v=spf1 include:broken.example +all', 'permerror'],
  ['§5.2 an included temperror is one', 'v=spf1 include:down.example +all', 'temperror'],
  ['§5.2 an included none is a permerror', 'v=spf1 include:no.example +all', 'permerror'],
  ['§5.2 include needs a name', 'v=spf1 include -all', 'permerror'],
  ['§5.2 include needs more than a colon', 'v=spf1 include: -all', 'permerror'],
  ['§5.2 include takes no length', 'v=spf1 include:pass.example/24 -all', 'permerror'],
  ['§5.3 a of the domain itself', 'v=spf1 a -all', 'fail'],
  ['§5.3 a of a name', 'v=spf1 a:mail.example.com -all', 'pass'],
  ['§5.3 a with a length', 'v=spf1 a:mail.example.com/24 -all', 'pass', { ip: '192.0.2.200' }],
  [
    '§5.3 a outside of the length',
    'v=spf1 a:mail.example.com/25 -all',
    'fail',
    { ip: '192.0.2.200' },
  ],
  ['§5.3 a of IPv6', 'v=spf1 a:mail.example.com -all', 'pass', { ip: '2001:db8::1' }],
  [
    '§5.3 a with a length for IPv6',
    'v=spf1 a:six.example.com//64 -all',
    'pass',
    { ip: '2001:db8::9' },
  ],
  [
    '§5.3 a length of IPv4 is none of IPv6',
    'v=spf1 a:six.example.com/8 -all',
    'fail',
    { ip: '2001:db8::9' },
  ],
  ['§5.3 both lengths', 'v=spf1 a:mail.example.com/24//64 -all', 'pass', { ip: '192.0.2.77' }],
  ['§5.3 a name that is not there', 'v=spf1 a:gone.example.com -all', 'fail'],
  ['§5.3 a name with a port', 'v=spf1 a:mail.example.com:25 -all', 'permerror'],
  ['§5.3 a with nothing behind the colon', 'v=spf1 a: -all', 'permerror'],
  ['§5.3 a with nothing behind the slash', 'v=spf1 a/ -all', 'permerror'],
  ['§5.3 a top label of digits', 'v=spf1 a:192.0.2.1 -all', 'permerror'],
  ['§5.3 one label is no name', 'v=spf1 a:mail -all', 'permerror'],
  ['§5.3 a dot at the end', 'v=spf1 a:mail.example.com. -all', 'pass'],
  ['§5.6 a network of IPv4', 'v=spf1 ip4:192.0.2.128/25 -all', 'pass', { ip: '192.0.2.129' }],
  ['§5.6 bits beyond the length do not matter', 'v=spf1 ip4:192.0.2.77/24 -all', 'pass'],
  ['§5.6 a length of 0', 'v=spf1 ip4:203.0.113.9/0 -all', 'pass'],
  ['§5.6 a length of 32', 'v=spf1 ip4:192.0.2.1/32 -all', 'pass'],
  ['§5.6 a length of 33', 'v=spf1 ip4:192.0.2.1/33 -all', 'permerror'],
  ['§5.6 a length with a leading zero', 'v=spf1 ip4:192.0.2.1/08 -all', 'permerror'],
  ['§5.6 a number above 255', 'v=spf1 ip4:192.0.2.256 -all', 'permerror'],
  ['§5.6 three numbers', 'v=spf1 ip4:192.0.2 -all', 'permerror'],
  ['§5.6 no address', 'v=spf1 ip4 -all', 'permerror'],
  ['§5.6 IPv6 behind ip4', 'v=spf1 ip4:2001:db8::1 -all', 'permerror'],
  ['§5.6 IPv4 behind ip6', 'v=spf1 ip6:192.0.2.1 -all', 'permerror'],
  ['§5.6 a network of IPv6', 'v=spf1 ip6:2001:db8::/32 -all', 'pass', { ip: '2001:db8:9::1' }],
  [
    '§5.6 IPv6 with an IPv4 tail',
    'v=spf1 ip6:2001:db8::192.0.2.1 -all',
    'pass',
    { ip: '2001:db8::c000:201' },
  ],
  ['§5.6 a length of 129', 'v=spf1 ip6:2001:db8::1/129 -all', 'permerror'],
  ['§5.6 IPv4 lies in no network of IPv6', 'v=spf1 ip6:::/0 -all', 'fail'],
  [
    '§5 a mapped address is one of IPv4',
    'v=spf1 ip4:192.0.2.1 -all',
    'pass',
    { ip: '::ffff:192.0.2.1' },
  ],
  [
    '§5 mapped, and no network of IPv6',
    'v=spf1 ip6:::ffff:0:0/96 -all',
    'fail',
    { ip: '::FFFF:c000:201' },
  ],
  ['§5.7 exists', 'v=spf1 exists:mail.example.com -all', 'pass'],
  [
    '§5.7 exists asks for A, of IPv6 too',
    'v=spf1 exists:mail.example.com -all',
    'pass',
    { ip: '2001:db8::9' },
  ],
  ['§5.7 exists without A', 'v=spf1 exists:six.example.com -all', 'fail'],
  ['§5.7 exists needs a name', 'v=spf1 exists -all', 'permerror'],
  ['§5.7 exists takes no length', 'v=spf1 exists:mail.example.com/8 -all', 'permerror'],
  ['§6 an unknown modifier is ignored', 'v=spf1 moo=cow.%{i} -all', 'fail'],
  ['§6 its value is a macro-string', 'v=spf1 moo=%cow -all', 'permerror'],
  ['§6 a modifier takes no qualifier', 'v=spf1 -redirect=pass.example', 'permerror'],
  ['§6 a name of a modifier begins with a letter', 'v=spf1 1moo=cow -all', 'permerror'],
  ['§6 redirect twice', 'v=spf1 redirect=pass.example redirect=pass.example', 'permerror'],
  ['§6 exp twice', 'v=spf1 exp=a.example exp=b.example -all', 'permerror'],
  ['§6.1 redirect', 'v=spf1 redirect=pass.example', 'pass'],
  ['§6.1 redirect to a fail', 'v=spf1 redirect=fail.example', 'fail'],
  [
    '§6.1 redirect comes last, wherever it stands',
    'v=spf1 redirect=fail.example ip4:192.0.2.1',
    'pass',
  ],
  ['§6.1 all makes it void', 'v=spf1 redirect=fail.example ?all', 'neutral'],
  ['§6.1 redirect to no record', 'v=spf1 redirect=no.example', 'permerror'],
  ['§6.1 redirect to a broken record', 'v=spf1 redirect=broken.example', 'permerror'],
  ['§6.1 redirect to a dead server', 'v=spf1 redirect=down.example', 'temperror'],
  ['§6.1 redirect needs a name', 'v=spf1 redirect=', 'permerror'],
  ['§7.1 a macro of an unknown letter', 'v=spf1 exists:%{x}.example.com -all', 'permerror'],
  ['§7.1 c is for explanations', 'v=spf1 exists:%{c}.example.com -all', 'permerror'],
  ['§7.1 r is for explanations', 'v=spf1 exists:%{r}.example.com -all', 'permerror'],
  ['§7.1 t is for explanations', 'v=spf1 exists:%{t}.example.com -all', 'permerror'],
  ['§7.1 a percent sign alone', 'v=spf1 exists:100%.example.com -all', 'permerror'],
  ['§7.1 a macro that is not closed', 'v=spf1 exists:%{i -all', 'permerror'],
  ['§7.1 none of the labels', 'v=spf1 exists:%{d0}.example.com -all', 'permerror'],
  ['§7.1 r before the digits', 'v=spf1 exists:%{dr2}.example.com -all', 'permerror'],
  ['§7.1 a delimiter that is none', 'v=spf1 exists:%{d;}.example.com -all', 'permerror'],
  ['§7.1 a name may end with a macro', 'v=spf1 a:mail.%{d} -all', 'pass'],
  ['§7.1 behind a macro comes a dot', 'v=spf1 a:%{d}com -all', 'permerror'],
]

test.each(records)('%s', async (_, record, result, given) => {
  const zone = { ...hosts, 'example.com': record }
  expect(await runOf(zone, given)).toMatchObject({ result })
})

const others: [name: string, zone: SpfZone, result: SpfResult, given?: Given][] = [
  [
    '§2.4 the HELO name, when MAIL FROM is empty',
    { 'mail.example.net': 'v=spf1 ip4:192.0.2.1 -all' },
    'pass',
    { from: '@mail.example.net', identity: 'helo' },
  ],
  ['§4.3 one label is no domain', { localhost: 'v=spf1 +all' }, 'none', { from: 'user@localhost' }],
  ['§4.3 an empty label', { 'a..example': 'v=spf1 +all' }, 'none', { from: 'user@a..example' }],
  [
    '§4.3 a label of 64',
    { [`${'a'.repeat(64)}.example`]: 'v=spf1 +all' },
    'none',
    { from: `user@${'a'.repeat(64)}.example` },
  ],
  ['§4.3 an address literal', {}, 'none', { from: 'user@[192.0.2.1]' }],
  ['§4.3 a domain that does not exist', {}, 'none'],
  [
    '§4.3 no local part: postmaster',
    {
      'example.com': 'v=spf1 exists:%{l}.example.com -all',
      'postmaster.example.com': { A: ['127.0.0.2'] },
    },
    'pass',
    { from: '@example.com' },
  ],
  ['§4.4 a failing server', { 'example.com': 'failed' }, 'temperror'],
  ['§4.4 a silent server', { 'example.com': 'timeout' }, 'temperror'],
  ['§4.5 no record among others', { 'example.com': ['other', 'spf2.0/pra -all'] }, 'none'],
  ['§4.5 one record among others', { 'example.com': ['other', 'v=spf1 +all'] }, 'pass'],
  ['§4.5 two records', { 'example.com': ['v=spf1 +all', 'v=spf1 +all'] }, 'permerror'],
  [
    '§5 a failing look-up of a',
    { 'example.com': 'v=spf1 a:bad.example +all', 'bad.example': 'failed' },
    'temperror',
  ],
  [
    '§5 a failing look-up of mx',
    { 'example.com': 'v=spf1 mx:bad.example +all', 'bad.example': 'timeout' },
    'temperror',
  ],
  [
    '§5 a failing look-up of exists',
    { 'example.com': 'v=spf1 exists:bad.example +all', 'bad.example': 'failed' },
    'temperror',
  ],
  [
    '§5 a failure behind the match does not count',
    { 'example.com': 'v=spf1 ip4:192.0.2.1 a:bad.example', 'bad.example': 'failed' },
    'pass',
  ],
  ['§5.3 a of the domain', { 'example.com': { TXT: ['v=spf1 a -all'], A: ['192.0.2.1'] } }, 'pass'],
  [
    '§5.3 a of the domain with a length',
    { 'example.com': { TXT: ['v=spf1 a/24 -all'], A: ['192.0.2.99'] } },
    'pass',
  ],
  [
    '§5.4 mx',
    {
      'example.com': { TXT: ['v=spf1 mx -all'], MX: ['10 mx.example.com'] },
      'mx.example.com': { A: ['192.0.2.1'] },
    },
    'pass',
  ],
  [
    '§5.4 mx of a name, with a length',
    {
      'example.com': 'v=spf1 mx:example.net/24 -all',
      'example.net': { MX: ['10 a.example.net', '20 b.example.net'] },
      'a.example.net': { A: ['198.51.100.1'] },
      'b.example.net': { A: ['192.0.2.99'] },
    },
    'pass',
  ],
  [
    '§5.4 mx of IPv6',
    {
      'example.com': { TXT: ['v=spf1 mx -all'], MX: ['10 mx.example.com'] },
      'mx.example.com': { AAAA: ['2001:db8::5'] },
    },
    'pass',
    { ip: '2001:db8::5' },
  ],
  [
    '§5.4 without MX the A record does not count',
    { 'example.com': { TXT: ['v=spf1 mx -all'], A: ['192.0.2.1'] } },
    'fail',
  ],
  ['§5.4 the null MX', { 'example.com': { TXT: ['v=spf1 mx -all'], MX: ['0 .'] } }, 'fail'],
  [
    '§5.4 a failing look-up of a server',
    {
      'example.com': { TXT: ['v=spf1 mx -all'], MX: ['10 mx.example.com'] },
      'mx.example.com': 'failed',
    },
    'temperror',
  ],
  [
    '§5.5 ptr',
    {
      'example.com': 'v=spf1 ptr -all',
      '1.2.0.192.in-addr.arpa': { PTR: ['mail.example.com'] },
      'mail.example.com': { A: ['192.0.2.1'] },
    },
    'pass',
  ],
  [
    '§5.5 ptr of a name',
    {
      'example.com': 'v=spf1 ptr:example.net -all',
      '1.2.0.192.in-addr.arpa': { PTR: ['example.net'] },
      'example.net': { A: ['192.0.2.1'] },
    },
    'pass',
  ],
  [
    '§5.5 a name that does not lead back',
    {
      'example.com': 'v=spf1 ptr -all',
      '1.2.0.192.in-addr.arpa': { PTR: ['mail.example.com'] },
      'mail.example.com': { A: ['192.0.2.2'] },
    },
    'fail',
  ],
  [
    '§5.5 a name that only ends alike',
    {
      'example.com': 'v=spf1 ptr -all',
      '1.2.0.192.in-addr.arpa': { PTR: ['notexample.com'] },
      'notexample.com': { A: ['192.0.2.1'] },
    },
    'fail',
  ],
  [
    '§5.5 ptr of IPv6',
    {
      'example.com': 'v=spf1 ptr -all',
      '1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa': {
        PTR: ['mail.example.com'],
      },
      'mail.example.com': { AAAA: ['2001:DB8:0::1'] },
    },
    'pass',
    { ip: '2001:db8::1' },
  ],
  [
    '§5.5 a failing look-up of the names',
    { 'example.com': 'v=spf1 ptr ~all', '1.2.0.192.in-addr.arpa': 'failed' },
    'softfail',
  ],
  [
    '§5.5 a failing look-up of an address',
    {
      'example.com': 'v=spf1 ptr -all',
      '1.2.0.192.in-addr.arpa': { PTR: ['bad.example.com', 'mail.example.com'] },
      'bad.example.com': 'timeout',
      'mail.example.com': { A: ['192.0.2.1'] },
    },
    'pass',
  ],
  [
    '§5.7 a mechanism that matches no name at all',
    { 'example.com': 'v=spf1 exists:%{l}.example.com -all' },
    'fail',
    { from: `${'a'.repeat(64)}@example.com` },
  ],
  [
    '§6.1 the target is the domain of what it holds',
    {
      'example.com': 'v=spf1 redirect=example.net',
      'example.net': { TXT: ['v=spf1 a -all'], A: ['192.0.2.1'] },
    },
    'pass',
  ],
  [
    '§6.1 with a macro',
    { 'example.com': 'v=spf1 redirect=_spf.%{d}', '_spf.example.com': 'v=spf1 +all' },
    'pass',
  ],
  [
    '§5.2 the domain within an include is its own',
    {
      'example.com': 'v=spf1 include:example.net -all',
      'example.net': { TXT: ['v=spf1 a:%{d} -all'], A: ['192.0.2.1'] },
    },
    'pass',
  ],
  [
    '§7.1 signs in a name',
    {
      'example.com': 'v=spf1 a:a%%b%_c%-d.%{d} -all',
      'a%b c%20d.example.com': { A: ['192.0.2.1'] },
    },
    'pass',
  ],
  [
    '§7.2 o within an include is that of the sender',
    {
      'example.com': { TXT: ['v=spf1 include:example.net -all'], A: ['192.0.2.1'] },
      'example.net': 'v=spf1 a:%{o} -all',
    },
    'pass',
  ],
]

test.each(others)('%s', async (_, zone, result, given) => {
  expect(await runOf(zone, given)).toMatchObject({ result })
})
