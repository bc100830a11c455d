import { expect, test } from 'vitest'
import type { HeaderField } from '../../../server/types.ts'
import { journeyOf } from '../../../web/message/headers/journey.ts'
import { parseReceived, type Stamp } from '../../../web/message/headers/received.ts'
import { aMessage } from './message.ts'

function received(value: string): HeaderField {
  return { name: 'Received', value, raw: `Received: ${value}` }
}

const nothing: Stamp = {
  from: '',
  name: '',
  address: '',
  helo: '',
  by: '',
  with: '',
  tls: null,
  id: '',
  for: '',
  note: '',
  at: null,
}

const at = (iso: string) => Date.parse(iso)

/** Forms that servers of many makers write. */
const forms: [string, Partial<Stamp>][] = [
  [
    'from app.example.test (app.example.test [203.0.113.7]) by mx.example.test (Postfix; a (nested) one) ' +
      'with ESMTPS id 4XyZ for <lucia@example.test>; Sun, 22 Nov 2026 16:41:07 +0100 (CET)',
    {
      from: 'app.example.test',
      address: '203.0.113.7',
      by: 'mx.example.test',
      with: 'ESMTPS',
      tls: '',
      id: '4XyZ',
      for: 'lucia@example.test',
      at: at('2026-11-22T15:41:07Z'),
    },
  ],
  [
    'from [192.0.2.253] (60-241.static.isp.test [192.0.2.146]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 ' +
      '(256/256 bits)) (No client certificate requested) (Authenticated sender: ann) by mx1.test (Postfix) ' +
      'with ESMTPSA id 5C0186; Fri, 30 Oct 2009 19:11:08 +1100 (EST)',
    {
      from: '[192.0.2.253]',
      name: '60-241.static.isp.test',
      address: '192.0.2.146',
      by: 'mx1.test',
      with: 'ESMTPSA',
      tls: 'TLS 1.3 TLS_AES_256_GCM_SHA384',
      id: '5C0186',
      at: at('2009-10-30T08:11:08Z'),
    },
  ],
  [
    'from out.isp.test ([192.0.2.5]:39047 helo=box) by mail.test with esmtps (TLS1.2) tls TLS_X (Exim 4.96) ' +
      '(envelope-from <a@b.test>) id 1Mp3wA-0007kA-Ic for ann@r.test; Sat, 19 Sep 2009 21:41:30 +0400',
    {
      from: 'out.isp.test',
      address: '192.0.2.5',
      helo: 'box',
      by: 'mail.test',
      with: 'esmtps tls TLS_X',
      tls: 'TLS 1.2',
      id: '1Mp3wA-0007kA-Ic',
      for: 'ann@r.test',
      at: at('2009-09-19T17:41:30Z'),
    },
  ],
  [
    'from HE1.prod.test (2603:10a6:7::20) by VI1.prod.test (2603:10a6:800::15) with Microsoft SMTP Server ' +
      '(version=TLS1_2, cipher=TLS_ECDHE_RSA) id 15.20.1; Mon, 1 Jun 2026 10:00:00 +0000',
    {
      from: 'HE1.prod.test',
      address: '2603:10a6:7::20',
      by: 'VI1.prod.test',
      with: 'Microsoft SMTP Server',
      tls: 'TLS 1.2 TLS_ECDHE_RSA',
      id: '15.20.1',
      at: at('2026-06-01T10:00:00Z'),
    },
  ],
  [
    'from corp.test ([192.168.110.228]) by nahou.corp.test with Microsoft SMTPSVC(5.0.2195.2966); ' +
      'Tue, 13 Nov 2001 21:07:21 -0600',
    {
      from: 'corp.test',
      address: '192.168.110.228',
      by: 'nahou.corp.test',
      with: 'Microsoft SMTPSVC',
      at: at('2001-11-14T03:07:21Z'),
    },
  ],
  [
    'from unknown (HELO p3.secure.test) ([192.0.2.165]) (envelope-sender <o@l.test>) by smtp20.test ' +
      '(qmail-1.03) with SMTP for <asf@x.test>; 25 May 2008 14:38:53 -0000',
    {
      from: 'unknown',
      helo: 'p3.secure.test',
      address: '192.0.2.165',
      by: 'smtp20.test',
      with: 'SMTP',
      for: 'asf@x.test',
      at: at('2008-05-25T14:38:53Z'),
    },
  ],
  [
    '(qmail 18554 invoked from network); 25 May 2008 14:38:53 -0000',
    { note: 'qmail 18554 invoked from network', at: at('2008-05-25T14:38:53Z') },
  ],
  [
    '(from cpunks@localhost) by hq.test (8.12.5/8.12.5/Submit) id g6NJX for c@ds.test; ' +
      'Tue, 23 Jul 2002 14:33:57 -0500 (CDT) (envelope-from a;b)',
    {
      note: 'from cpunks@localhost',
      by: 'hq.test',
      id: 'g6NJX',
      for: 'c@ds.test',
      at: at('2002-07-23T19:33:57Z'),
    },
  ],
  [
    'from dogma.test [192.0.2.15] by localhost with IMAP (fetchmail-5.9.0) for jm@localhost (single-drop); ' +
      'Fri, 19 Jul 2002 02:50:52 +0100 (IST)',
    {
      from: 'dogma.test',
      address: '192.0.2.15',
      by: 'localhost',
      with: 'IMAP',
      for: 'jm@localhost',
      at: at('2002-07-19T01:50:52Z'),
    },
  ],
  [
    'from [192.0.2.69] by web82107.test via HTTP; Thu, 03 Dec 2009 10:50:22 PST',
    {
      from: '[192.0.2.69]',
      address: '192.0.2.69',
      by: 'web82107.test',
      with: 'HTTP',
      at: at('2009-12-03T18:50:22Z'),
    },
  ],
  [
    'by 2002:a05:6402:1 with SMTP id t19mr6; Tue, 10 May 2005 10:26:39 -0700 (PDT)',
    { by: '2002:a05:6402:1', with: 'SMTP', id: 't19mr6', at: at('2005-05-10T17:26:39Z') },
  ],
  [
    'from x.y.test by example.net via TCP with ESMTP id ABC12345 for <mary@example.net>;  21 Nov 1997 10:05:43 -0600',
    {
      from: 'x.y.test',
      by: 'example.net',
      with: 'ESMTP',
      id: 'ABC12345',
      for: 'mary@example.net',
      at: at('1997-11-21T16:05:43Z'),
    },
  ],
  [
    'from acomputer ([unix socket]) by imap01.test (Cyrus) with LMTPA; Wed, 16 Jan 2008 13:51:42 -0800',
    { from: 'acomputer', by: 'imap01.test', with: 'LMTPA', at: at('2008-01-16T21:51:42Z') },
  ],
  [
    'from jsj1.test (by jsj1.test (8.12.10/8.12.11) with ESMTP id m8M for <x@y.test>; Mon, 22 Sep 2008 20:20:25 GMT',
    {
      from: 'jsj1.test',
      by: 'jsj1.test',
      with: 'ESMTP',
      id: 'm8M',
      for: 'x@y.test',
      at: at('2008-09-22T20:20:25Z'),
    },
  ],
  [
    'by rubyforge.test (Postfix, from userid 502) id 8FB; Mon, 22 Sep 2008 15:06:28 -0400 (EDT)',
    {
      by: 'rubyforge.test',
      id: '8FB',
      note: 'Postfix, from userid 502',
      at: at('2008-09-22T19:06:28Z'),
    },
  ],
  ['from a.test by b.test; ¬P´Á¥|, 18 ¤C¤ë 2002 06:16:37 -0700', { from: 'a.test', by: 'b.test' }],
  ['by only.test', { by: 'only.test' }],
  ['from ((((', { from: '' }],
  ['', {}],
  [';', {}],
]

test.each(forms)('reads what there is of %j', (value, expected) => {
  expect(parseReceived(value)).toEqual({ ...nothing, ...expected })
})

test('reads a field of a million parentheses at once', () => {
  expect(parseReceived(`from a.test ${'('.repeat(500_000)}${')('.repeat(250_000)}`).from).toBe(
    'a.test',
  )
})

const arrived = {
  ...aMessage({}),
  arrivedAt: '2026-11-22T16:00:06.250Z',
  origin: { kind: 'smtp' } as const,
}

test('puts servers in the order of travel, Mailproof last, with the time each step took', () => {
  const { stations, total } = journeyOf(
    [
      received('from b.test by c.test; Sun, 22 Nov 2026 16:00:05 +0000'),
      { name: 'Subject', value: 'x', raw: 'Subject: x' },
      received('from a.test by b.test; Sun, 22 Nov 2026 17:00:03 +0100'),
    ],
    arrived,
  )
  expect(stations.map(({ stamp, delay }) => [stamp?.from, delay])).toEqual([
    ['a.test', null],
    ['b.test', 2000],
    [undefined, 1250],
  ])
  expect(stations.map(({ share }) => Math.round(share * 100))).toEqual([0, 62, 38])
  expect(total).toBe(3250)
})

test('tells a clock that goes back by a negative delay, but not its missing milliseconds', () => {
  const { stations } = journeyOf(
    [
      received('by c.test; Sun, 22 Nov 2026 16:00:07 +0000'),
      received('by b.test; Sun, 22 Nov 2026 16:00:00 +0000'),
      received('by a.test; Sun, 22 Nov 2026 16:00:10 +0000'),
    ],
    arrived,
  )
  expect(stations.map(({ delay }) => delay)).toEqual([null, -10_000, 7000, 0])
})

test('a message without Received, or imported, has no delay here', () => {
  expect(journeyOf([], arrived).stations).toMatchObject([{ stamp: null, delay: null, share: 0 }])
  const imported = { ...arrived, origin: { kind: 'import', source: 'old.mbox' } as const }
  const { stations, total } = journeyOf(
    [received('by a.test; Sun, 22 Nov 2015 16:00:00 +0000')],
    imported,
  )
  expect(stations.at(-1)).toMatchObject({ at: null, delay: null })
  expect(total).toBeNull()
})
