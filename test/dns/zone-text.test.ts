import { expect, test } from 'vitest'
import { readZoneText, writeZoneText } from '../../server/dns/zone-text.ts'
import { cpuOf } from '../helpers/work.ts'

/** 'name ttl TYPE value' of each record. */
function read(text: string, origin = 'example.com') {
  const { records, mistakes } = readZoneText(text, origin)
  return {
    records: records.map(({ name, ttl, type, value }) => `${name} ${ttl} ${type} ${value}`),
    mistakes: mistakes.map(({ line, message }) => `${line}: ${message.en}`),
  }
}

test('reads a zone as BIND writes it', () => {
  const text = `$ORIGIN example.com.
$TTL 1h ; what others get
@       IN SOA ns1 host.example.com. ( 2026010101 ; serial
                 1d 2h
                 4w 300 )
        IN NS  ns1
        MX 10 Mail
        0 IN MX 20 mail.example.net.
@ 600   TXT "v=spf1 ip4:203.0.113.5 " "-all"
mail    IN 2d A 203.0.113.5
        AAAA 2001:DB8::5
www     CNAME @
$ORIGIN sub.example.com.
a       A 203.0.113.6
`
  expect(read(text)).toEqual({
    records: [
      'example.com 3600 SOA ns1.example.com. host.example.com. 2026010101 86400 7200 2419200 300',
      'example.com 3600 NS ns1.example.com',
      'example.com 3600 MX 10 mail.example.com',
      'example.com 0 MX 20 mail.example.net',
      'example.com 600 TXT v=spf1 ip4:203.0.113.5 -all',
      'mail.example.com 172800 A 203.0.113.5',
      'mail.example.com 3600 AAAA 2001:db8::5',
      'www.example.com 3600 CNAME example.com',
      'a.sub.example.com 3600 A 203.0.113.6',
    ],
    mistakes: [],
  })
})

test('reads a key as opendkim-genkey writes it', () => {
  const text = `mail._domainkey\tIN\tTXT\t( "v=DKIM1; h=sha256; k=rsa; "
\t  "p=MIIB"
\t  "IjAN" )  ; ----- DKIM key mail for example.com`
  expect(read(text).records).toEqual([
    'mail._domainkey.example.com 3600 TXT v=DKIM1; h=sha256; k=rsa; p=MIIBIjAN',
  ])
})

test.each([
  ['a name, no blank before it', '@ TXT one', 'example.com 3600 TXT one'],
  [
    'escapes',
    String.raw`@ TXT "a \"b\" \\ \; \065\195\177"`,
    'example.com 3600 TXT a "b" \\ ; A\xc3\xb1',
  ],
  ['a semicolon in quotes', '@ TXT "a; b" ; c', 'example.com 3600 TXT a; b'],
  ['parentheses in quotes', '@ TXT "a (b"', 'example.com 3600 TXT a (b'],
  ['letters outside of ASCII', '@ TXT "ñ"', 'example.com 3600 TXT \xc3\xb1'],
  ['a name outside of ASCII', 'münchen TXT x', 'xn--mnchen-3ya.example.com 3600 TXT x'],
  ['a type in small letters', '@ in txt x', 'example.com 3600 TXT x'],
  ['class before TTL', '@ IN 5 A 203.0.113.5', 'example.com 5 A 203.0.113.5'],
  ['TTL before class', '@ 1m30s IN A 203.0.113.5', 'example.com 90 A 203.0.113.5'],
  ['a wildcard', '*.w TXT x', '*.w.example.com 3600 TXT x'],
  ['the null MX', '@ MX 0 .', 'example.com 3600 MX 0 .'],
  [
    'a service',
    '_imap._tcp SRV 0 1 143 mail',
    '_imap._tcp.example.com 3600 SRV 0 1 143 mail.example.com',
  ],
  ['CAA', '@ CAA 0 issue "ca.example"', 'example.com 3600 CAA 0 issue "ca.example"'],
  ['CRLF', '@ A 203.0.113.5\r\n', 'example.com 3600 A 203.0.113.5'],
  ['a byte order mark', '\uFEFF@ A 203.0.113.5', 'example.com 3600 A 203.0.113.5'],
  ['no text at all', '@ TXT ""', 'example.com 3600 TXT '],
])('reads %s', (_, text, record) => {
  expect(read(text)).toEqual({ records: [record], mistakes: [] })
})

test('keeps a record once', () => {
  expect(read('@ TXT x\n@ TXT "x"\n@ TXT y').records).toHaveLength(2)
})

test.each([
  [
    '@ SPF "v=spf1 -all"',
    '1: The record type SPF is gone since RFC 7208: nobody asks for it. Publish the same text as a TXT record.',
  ],
  [
    '@ HINFO x',
    '1: Records of type HINFO are not kept here. Known are A, AAAA, CNAME, MX, PTR, TXT, NS, SOA, SRV and CAA.',
  ],
  ['@ CH A 203.0.113.5', '1: Records of class CH are not kept here, only those of IN.'],
  [
    '\n\nother.example. A 203.0.113.5',
    '3: other.example does not lie in example.com. Give it to the zone of its own domain; a name without the last dot is taken as below example.com.',
  ],
  ['@ A 203.0.113', '1: “203.0.113” is not an IPv4 address such as 203.0.113.5.'],
  ['@ TXT "open', '1: A quotation mark is not closed on this line.'],
  ['@ TXT ( "a"\n"b"', '1: The parenthesis that opens here is never closed.'],
  ['@ TXT "a" )', '1: There is a closing parenthesis that was never opened.'],
  [String.raw`@ TXT "\256"`, '1: After a backslash comes a character, or three digits up to 255.'],
  [
    '$INCLUDE other.zone',
    '1: $INCLUDE is not followed here. Write out the records that it stands for.',
  ],
  [
    '$GENERATE 1-9 a$ A 203.0.113.$',
    '1: $GENERATE is not followed here. Write out the records that it stands for.',
  ],
  ['$ORIGIN', '1: $ORIGIN takes one name.'],
  ['$TTL soon', '1: “soon” is not a TTL: a whole number of seconds from 0 to 2147483647.'],
  [
    '  A 203.0.113.5',
    '1: The line begins with a blank, and no record comes before it whose name it could repeat.',
  ],
  ['@ 300 IN', '1: The line has no record type, such as A, MX or TXT.'],
  ['@ IN MX', '1: The MX record has no value.'],
  [
    '@ TXT v=spf1 include:relay.example -all',
    '1: Write the text of a TXT record in quotation marks: without them its words are joined and the blanks are lost.',
  ],
])('says what is wrong with %j', (text, mistake) => {
  expect(read(text)).toEqual({ records: [], mistakes: [mistake] })
})

test('reads on behind a mistake', () => {
  const { records, mistakes } = read('@ A nowhere\nwww A 203.0.113.5\n@ TXT "x\n')
  expect(records).toEqual(['www.example.com 3600 A 203.0.113.5'])
  expect(mistakes.map((one) => one.slice(0, 2))).toEqual(['1:', '3:'])
})

test('takes no more than a megabyte, and no more than 5000 records', () => {
  expect(read('; ' + 'x'.repeat(1024 * 1024)).mistakes[0]).toContain('larger than 1 MB')
  const many = Array.from({ length: 5001 }, (_, i) => `n${i} A 203.0.113.5`).join('\n')
  const { records, mistakes } = read(many)
  expect(records).toHaveLength(5000)
  expect(mistakes).toHaveLength(1)
  expect(mistakes[0]).toContain('5001: There are more than 5000 records.')
})

test.each([
  ['mistakes', 'x y z\n'.repeat(150_000)],
  ['open quotes', '"'.repeat(900_000)],
  ['backslashes', '\\'.repeat(900_000)],
  ['parentheses', '('.repeat(900_000)],
  ['one long word', 'a'.repeat(900_000)],
])('does not dwell on %s', async (_, text) => {
  const took = await cpuOf(() => {
    expect(readZoneText(text, 'example.com').mistakes.length).toBeLessThanOrEqual(100)
  })
  expect(took).toBeLessThan(2000)
})

test('reads again what it writes', () => {
  const text = `@ SOA ns1 host 1 2 3 4 5
@ NS ns1
@ MX 10 mail
@ MX 0 .
mail 60 A 203.0.113.5
mail AAAA 2001:db8::5
alias CNAME elsewhere.example.
_imap._tcp SRV 0 1 143 mail
@ CAA 0 issue "ca.example"
@ TXT "quotes \\" and \\\\ and \\009\\195\\177; (all)"
long._domainkey TXT ("${'a'.repeat(255)}" "${'b'.repeat(255)}" "c")`
  const { records, mistakes } = readZoneText(text, 'example.com')
  expect(mistakes).toEqual([])
  expect(records).toHaveLength(11)
  expect(readZoneText(writeZoneText(records, 'example.com'), 'example.org')).toMatchObject({
    records: [],
  })
  expect(readZoneText(writeZoneText(records, 'example.com'), 'example.com')).toEqual({
    records,
    mistakes: [],
  })
})

test('writes a long text in strings that fit', () => {
  const record = { name: 's._domainkey.example.com', type: 'TXT', ttl: 300, value: 'x'.repeat(300) }
  expect(writeZoneText([record as never], 'example.com')).toBe(
    `$ORIGIN example.com.\ns._domainkey\t300\tIN\tTXT\t"${'x'.repeat(255)}" "${'x'.repeat(45)}"\n`,
  )
})
