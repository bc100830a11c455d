import { expect, test } from 'vitest'
import { call, hop, message } from './call.ts'

const strange = 'Received: from somewhere strange; Mon, 2 Mar 2026 10:00:00 +0000'

test.each([
  ['check_all_trusted', hop('10.0.0.1'), hop('192.0.2.1')],
  ['check_all_trusted', hop('10.0.0.1'), `${hop('10.0.0.1')}\n${strange}`],
  ['check_no_relays', 'Subject: a', hop('10.0.0.1')],
  ['check_relays_unparseable', strange, hop('10.0.0.1')],
  ['check_for_numeric_helo', hop('192.0.2.1', 'a.test', 'mx', '192.0.2.1'), hop('192.0.2.1')],
  [
    'helo_ip_mismatch',
    hop('192.0.2.1', 'a.test', 'mx', '198.51.100.7'),
    hop('192.0.2.1', 'a.test', 'mx', '192.0.2.77'),
  ],
  ['check_for_sender_no_reverse', hop('192.0.2.1'), hop('192.0.2.1', 'unknown', 'mx', 'h.test')],
  [
    'check_for_no_rdns_dotcom_helo',
    hop('192.0.2.1', 'unknown', 'mx', 'mail.aol.com'),
    hop('192.0.2.1', 'mail.aol.com'),
  ],
  [
    'check_for_forged_received_ip_helo',
    hop('192.0.2.1', 'a.test', 'mx.test.org', '198.51.100.7'),
    hop('192.0.2.1', 'a.test', 'mx.test.org', '192.0.9.7'),
  ],
])('%s fires for one way and not for the other', (name, firing, other) => {
  expect([call(name, message(firing)), call(name, message(other))]).toEqual([true, false])
})

test('tells a way whose hops do not fit', () => {
  const trail = (by: string) =>
    message([
      hop('192.0.2.1', 'one.example.com', 'mx.example.org'),
      hop('192.0.2.2', 'two.example.net', by),
      hop('192.0.2.3', 'three.example.net', by),
    ])
  const is = (by: string) => call('check_for_forged_received_trail', trail(by))
  expect([is('other.test.info'), is('out.example.com')]).toEqual([true, false])
})

test('tells mail of a domain that came through its servers', () => {
  const name = 'check_for_from_domain_in_received_headers'
  const mail = (host: string) =>
    message([hop('192.0.2.1', host, 'mx.example.com'), 'From: a@example.com'])
  const is = (host: string) => call(name, mail(host), 'example.com', 'true')
  expect([is('out.example.com'), is('out.example.net')]).toEqual([true, false])
  expect(call(name, mail('out.example.net'), 'example.com', 'false')).toBe(true)
})

test('tells mail that a host of its reverse-path handed over', () => {
  const is = (from: string) =>
    call('check_mailfrom_matches_rcvd', {
      mail: message(hop('192.0.2.1', 'out.mail.example.co.uk')),
      from,
    })
  expect([is('a@example.co.uk'), is('a@other.co.uk')]).toEqual([true, false])
})
