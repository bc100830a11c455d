import { expect, test } from 'vitest'
import { readReceived } from '../../../../server/checks/spam/engine/relays/received.ts'
import { cpuOf } from '../../../helpers/work.ts'

const date = 'Mon, 2 Mar 2026 10:00:00 +0000'

/** Who writes so, the field, and `ip rdns helo by ident` of it. */
const forms: [string, string, string][] = [
  [
    'Postfix',
    `from mail.example.test (out.example.test [192.0.2.1]) by mx.example.org (Postfix) with ESMTPS id ABC123 for <a@example.org>; ${date}`,
    '192.0.2.1 out.example.test mail.example.test mx.example.org -',
  ],
  [
    'Postfix of a host without a name',
    `from mail.example.test (unknown [192.0.2.1]) by mx.example.org (Postfix) with SMTP id ABC123; ${date}`,
    '192.0.2.1 - mail.example.test mx.example.org -',
  ],
  [
    'Postfix over IPv6',
    `from mail.example.test (out.example.test [IPv6:2001:db8::1]) by mx.example.org (Postfix) with ESMTP id 1; ${date}`,
    '2001:db8::1 out.example.test mail.example.test mx.example.org -',
  ],
  [
    'sendmail with ident',
    `from helo.example.test (IDENT:joe@out.example.test [192.0.2.1]) by mx.example.org (8.12.1/8.12.1) with ESMTP id h2; ${date}`,
    '192.0.2.1 out.example.test helo.example.test mx.example.org joe',
  ],
  [
    'sendmail that doubts the name',
    `from helo.example.test (out.example.test [192.0.2.1] (may be forged)) by mx.example.org (8.12.1/8.12.1) with ESMTP id h2; ${date}`,
    '192.0.2.1 out.example.test helo.example.test mx.example.org -',
  ],
  [
    'sendmail of a host without a name',
    `from helo.example.test ([192.0.2.1]) by mx.example.org (8.12.1/8.12.1) with ESMTP id h2; ${date}`,
    '192.0.2.1 - helo.example.test mx.example.org -',
  ],
  [
    'Exim',
    `from out.example.test ([192.0.2.1] helo=helo.example.test) by mx.example.org with esmtp (Exim 4.96) id 1abc; ${date}`,
    '192.0.2.1 out.example.test helo.example.test mx.example.org -',
  ],
  [
    'Exim whose client says its name',
    `from out.example.test ([192.0.2.1]:4711) by mx.example.org with esmtps (TLS1.3) (Exim 4.96) id 1abc; ${date}`,
    '192.0.2.1 out.example.test out.example.test mx.example.org -',
  ],
  [
    'Exim of a host without a name',
    `from [192.0.2.1] (helo=helo.example.test ident=joe) by mx.example.org with smtp (Exim 3.35) id 1abc; ${date}`,
    '192.0.2.1 - helo.example.test mx.example.org joe',
  ],
  [
    'qmail',
    `from out.example.test (HELO helo.example.test) (joe@192.0.2.1) by mx.example.org with SMTP; 2 Mar 2026 10:00:00 -0000`,
    '192.0.2.1 out.example.test helo.example.test mx.example.org joe',
  ],
  [
    'qmail of a host without a name',
    `from unknown (HELO helo.example.test) (192.0.2.1) by mx.example.org with SMTP; 2 Mar 2026 10:00:00 -0000`,
    '192.0.2.1 - helo.example.test mx.example.org -',
  ],
  [
    'qmail whose client says its name',
    `from out.example.test (192.0.2.1) by mx.example.org with SMTP; 2 Mar 2026 10:00:00 -0000`,
    '192.0.2.1 out.example.test out.example.test mx.example.org -',
  ],
  [
    'Exchange',
    `from EX1.example.test (192.0.2.1) by EX2.example.org (192.0.2.2) with Microsoft SMTP Server (version=TLS1_2, cipher=X) id 15.1.1.1; ${date}`,
    '192.0.2.1 EX1.example.test EX1.example.test EX2.example.org -',
  ],
  [
    'IIS',
    `from desktop ([192.0.2.1] unverified) by mx.example.org with Microsoft SMTPSVC(5.0.2195.6713); ${date}`,
    '192.0.2.1 - desktop mx.example.org -',
  ],
  [
    'Gmail',
    `from out.example.test (out.example.test. [192.0.2.1]) by mx.google.com with ESMTPS id ab1sm1; ${date}`,
    '192.0.2.1 out.example.test out.example.test mx.google.com -',
  ],
  [
    'webmail',
    `from [192.0.2.1] by web1.example.org via HTTP; ${date}`,
    '192.0.2.1 - - web1.example.org -',
  ],
  [
    'smap',
    `from out.example.test(192.0.2.1) by mx.example.org via smap (V1.3) id xma1; ${date}`,
    '192.0.2.1 out.example.test - mx.example.org -',
  ],
  [
    'Momentum',
    `from ([192.0.2.1:49601] helo=helo.example.test) by mx.example.org (ecelerity 2.1) with ESMTP id 1; ${date}`,
    '192.0.2.1 - helo.example.test mx.example.org -',
  ],
  [
    'CommuniGate Pro',
    `from [192.0.2.1] (account joe HELO helo.example.test) by mx.example.org (CommuniGate Pro SMTP 4.0) with ESMTP id 2; ${date}`,
    '192.0.2.1 - helo.example.test mx.example.org -',
  ],
  [
    'simta',
    'FROM helo.example.test (out.example.test [192.0.2.1]) BY mx.example.org ID 434B508E.174A6.13932 ; 11 Oct 2005 01:41:34 -0400',
    '192.0.2.1 out.example.test helo.example.test mx.example.org -',
  ],
]

test.each(forms)('reads what %s writes', (_, value, expected) => {
  const hop = readReceived(value)
  if (typeof hop === 'string') throw new Error(hop)
  const told = [hop.ip, hop.rdns, hop.helo, hop.by, hop.ident]
  expect(told.map((text) => (text === '' ? '-' : text)).join(' ')).toBe(expected)
})

test.each([
  `from user by mx.example.org with local (Exim 4.96) id 1abc; ${date}`,
  `by mx.example.org (Postfix, from userid 1002) id DABBD1; ${date}`,
  `(qmail 27981 invoked by uid 225); 14 Mar 2003 07:24:34 -0000`,
  `from mail pickup service by mx.example.org with Microsoft SMTPSVC; ${date}`,
  `from localhost (localhost) by mx.example.org (8.12.6/8.9.3) id h2; ${date}`,
])('passes over a handover on one machine: %s', (value) => {
  expect(readReceived(value)).toBe('skipped')
})

test('knows a program that fetched the mail', () => {
  const value = `from pop.example.test [192.0.2.1] by localhost with POP3 (fetchmail-6.3) for joe@localhost; ${date}`
  expect(readReceived(value)).toBe('fetched')
})

test('tells what it cannot read', () => {
  expect(readReceived(`from somewhere strange; ${date}`)).toBe('unparseable')
})

test.each([
  ['ESMTPSA', 'with ESMTPSA id 1;', 'ESMTPSA'],
  [
    'Postfix',
    '(Authenticated sender: joe) by mx.example.org (Postfix) with ESMTP id 1;',
    'Postfix',
  ],
])('knows a client that logged in: %s', (_, sign, expected) => {
  const start = 'from h.example.test (h.example.test [192.0.2.1]) '
  const hop = readReceived(
    start + (sign.startsWith('(') ? sign : `by mx.example.org ${sign}`) + date,
  )
  expect(hop).toMatchObject({ auth: expected })
})

test('knows that no name was found, where the server asks for one', () => {
  const from = (host: string) =>
    readReceived(
      `from h.example.test (${host} [192.0.2.1]) by mx.example.org (Postfix) with SMTP id 1;`,
    )
  expect([from('unknown'), from('out.example.test')]).toMatchObject([
    { noReverse: true },
    { noReverse: false },
  ])
})

test('marks signs that would break the text of the relays', () => {
  const hop = readReceived(
    'from [192.0.2.9] (out.example.test [192.0.2.1]) by mx (Postfix) with SMTP id 1',
  )
  expect(hop).toMatchObject({ helo: '!192.0.2.9!' })
})

test('takes no longer for a hostile line', async () => {
  const took = await cpuOf(() => {
    for (const piece of ['from (', ' by ', '([1.2.3.4]', 'a(b@', 'helo=', '(authenticated ']) {
      readReceived(`from x ${piece.repeat(20_000)}`)
    }
  })
  expect(took).toBeLessThan(1000)
})
