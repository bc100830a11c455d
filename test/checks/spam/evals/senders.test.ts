import { expect, test } from 'vitest'
import { call, hop, message } from './call.ts'

const from = (address: string) => message(`From: Joe <${address}>`)

test('tells a From of another domain than the reverse-path', () => {
  const is = (path: string) =>
    call('check_equal_from_domains', { mail: from('joe@mail.example.test'), from: path })
  expect([is('a@example.org'), is('a@bounces.example.test'), is('')]).toEqual([true, false, false])
})

test('tells a From that is the reverse-path', () => {
  const is = (path: string) =>
    call('check_for_matching_env_and_hdr_from', { mail: from('joe@example.test'), from: path })
  expect([is('JOE@example.test'), is('a@example.test')]).toEqual([true, false])
})

test('tells a reverse-path that is made of the recipient', () => {
  const is = (path: string) =>
    call('check_ratware_envelope_from', { mail: message('To: joe@mail.example.com'), from: path })
  expect([is('x-example.com.joe@spam.test'), is('joe@example.com')]).toEqual([true, false])
})

test('tells a Message-ID that ends in the address of the sender', () => {
  const is = (id: string) =>
    call(
      'check_ratware_name_id',
      message(['From: "Joe" <joe@example.test>', `Message-ID: <${id}>`]),
    )
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZAB'
  expect([is(`${letters}.joe@example.test`), is('1.joe@example.test')]).toEqual([true, false])
})

const way = (host: string) => message([hop('192.0.2.1', host), 'From: a@yahoo.com'])

test('tells mail of a provider that did not come from it', () => {
  const name = 'check_for_forged_yahoo_received_headers'
  expect([call(name, way('spam.test')), call(name, way('web1.mail.yahoo.com'))]).toEqual([
    true,
    false,
  ])
})

test.each([
  [
    'check_for_forged_gmail_received_headers',
    'gmail.com',
    'X-Received: by 10.1.2.3 with SMTP id x',
  ],
  ['check_for_no_hotmail_received_headers', 'hotmail.com', 'Subject: a'],
  [
    'check_for_forged_juno_received_headers',
    'juno.com',
    'X-Originating-IP: 192.0.2.1\nX-Mailer: Juno 5\nReceived: from a.juno.com (a.juno.com [192.0.2.1]) by x',
  ],
  [
    'check_for_forged_eudoramail_received_headers',
    'eudoramail.com',
    'X-Sender-Ip: 192.0.2.1\nReceived: from x by mail.whowhere.com; date',
  ],
])('%s knows mail that only claims to be of %s', (name, domain, genuine) => {
  const fields = [hop('192.0.2.1'), `From: a@${domain}`]
  expect(call(name, message(fields))).toBe(true)
  const other = domain === 'hotmail.com' ? [hop('192.0.2.1'), 'From: a@example.test'] : fields
  expect(call(name, message([...other, genuine]))).toBe(false)
})

test('tells a hop that calls itself Hotmail', () => {
  const name = 'check_for_forged_hotmail_received_headers'
  const is = (helo: string) => call(name, message(hop('192.0.2.1', 'a.test', 'mx', helo)))
  expect([is('mail.hotmail.com'), is('mail.example.test')]).toEqual([true, false])
})

test('tells a relay that calls itself AOL', () => {
  const name = 'check_for_fake_aol_relay_in_rcvd'
  const is = (rest: string) =>
    call(name, message(`Received: from x by rly-xa01.mx.aol.com ${rest}`))
  expect([is('(8.8.8) id 1'), is('(v1/AOL-5.0.0) id 1')]).toEqual([true, false])
})

test('tells mail of which no way is known', () => {
  const name = 'gated_through_received_hdr_remover'
  expect([call(name, message('From: a@b.test')), call(name, way('x.test'))]).toEqual([true, false])
})
