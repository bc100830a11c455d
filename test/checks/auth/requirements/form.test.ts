import { test } from 'vitest'
import { connection, finding, signature, without, runCase, type Case } from './case.ts'

const cases: Case[] = [
  { name: '8058 §3.1 one click', id: 'unsubscribe', state: 'met', code: 'unsubscribe_met' },
  {
    name: '8058 a receipt needs none',
    mail: { header: without('List-Unsubscribe').replace(/^List-Unsubscribe-Post.*\n?/m, '') },
    ...{ id: 'unsubscribe', state: 'not_applicable', code: 'unsubscribe_maybe', severity: 'info' },
  },
  {
    name: '8058 a mailing without it',
    mail: { header: without('List-Unsubscribe', 'List-Id: <news.example.org>') },
    ...{ id: 'unsubscribe', state: 'missed', code: 'unsubscribe_none' },
  },
  {
    name: '8058 §3.1 mailto alone',
    mail: { header: without('List-Unsubscribe', 'List-Unsubscribe: <mailto:u@example.org>') },
    ...{ id: 'unsubscribe', state: 'missed', code: 'unsubscribe_https' },
  },
  {
    name: '8058 §3.1 http is not enough',
    mail: { header: without('List-Unsubscribe', 'List-Unsubscribe: <http://example.org/u>') },
    ...{ id: 'unsubscribe', state: 'missed', code: 'unsubscribe_https' },
  },
  {
    name: '8058 §3.1 no List-Unsubscribe-Post',
    mail: { header: without('List-Unsubscribe-Post') },
    ...{ id: 'unsubscribe', state: 'missed', code: 'unsubscribe_post' },
  },
  {
    name: '8058 §3.1 another value',
    mail: { header: without('List-Unsubscribe-Post', 'List-Unsubscribe-Post: yes') },
    ...{ id: 'unsubscribe', state: 'missed', code: 'unsubscribe_value' },
  },
  {
    name: '8058 §4 not signed',
    seen: {
      dkim: { result: 'pass', signatures: [signature('pass', ['from', 'list-unsubscribe'])] },
    },
    ...{ id: 'unsubscribe', state: 'missed', code: 'unsubscribe_unsigned' },
  },
  {
    name: '8058 §4 signed, but the signature is broken',
    seen: { dkim: { result: 'fail', signatures: [signature('fail')] } },
    ...{ id: 'unsubscribe', state: 'missed', code: 'unsubscribe_unsigned' },
  },
  {
    name: '8058 §4 signed, but the key cannot be had',
    seen: { dkim: { result: 'undecided', signatures: [signature('undecided')] } },
    ...{ id: 'unsubscribe', state: 'unknown', code: 'unsubscribe_unknown' },
  },
  { name: '5322 §3.6.4 Message-ID', id: 'message_id', state: 'met', code: 'id_met' },
  {
    name: '5322 §3.6.4 no Message-ID',
    mail: { header: without('Message-ID') },
    ...{ id: 'message_id', state: 'missed', code: 'id_missed' },
  },
  {
    name: '5322 §3.6.4 two of them',
    mail: { header: without('X', 'Message-ID: <3@example.org>') },
    ...{ id: 'message_id', state: 'missed', code: 'id_missed' },
  },
  ...['1@example.org', '<1 2@example.org>', '<12>', '<1@2@example.org>', '<@example.org>'].map(
    (value) => ({
      name: `5322 §3.6.4 malformed: ${value}`,
      mail: { header: without('Message-ID', `Message-ID: ${value}`) },
      ...{ id: 'message_id', state: 'missed', code: 'id_malformed' },
    }),
  ),
  ...['<1@localhost>', '<1@app.local>', '<1@web-1>'].map((value) => ({
    name: `a Message-ID of this machine: ${value}`,
    mail: { header: without('Message-ID', `Message-ID: ${value}`) },
    ...{ id: 'message_id', state: 'missed', code: 'id_local', severity: 'warn' },
  })),
  { name: '5322 §3.6.1 Date', id: 'date', state: 'met', code: 'date_met' },
  {
    name: '5322 §3.6.1 no Date',
    mail: { header: without('Date') },
    ...{ id: 'date', state: 'missed', code: 'date_missed' },
  },
  {
    name: '5322 §3.3 a Date that is none',
    mail: { header: without('Date', 'Date: today') },
    ...{ id: 'date', state: 'missed', code: 'date_malformed' },
  },
  {
    name: 'a Date of last year',
    mail: { header: without('Date', 'Date: Sun, 23 Nov 2025 12:00:00 +0000') },
    ...{ id: 'date', state: 'missed', code: 'date_far', severity: 'warn' },
  },
  {
    name: 'a Date of last year, of imported mail',
    mail: {
      header: without('Date', 'Date: Sun, 23 Nov 2025 12:00:00 +0000'),
      connection: null,
    },
    ...{ id: 'date', state: 'met', code: 'date_met' },
  },
  { name: '5322 §3.6 no field twice', id: 'single_fields', state: 'met', code: 'fields_met' },
  {
    name: '5322 §3.6 Subject twice',
    mail: { header: without('X', 'Subject: a', 'Subject: b') },
    ...{ id: 'single_fields', state: 'missed', code: 'fields_missed', severity: 'bad' },
  },
  {
    name: '5322 §2.1.1 a line of 998 characters',
    mail: { body: `${'x'.repeat(998)}\r\n` },
    ...{ id: 'lines', state: 'met', code: 'lines_met' },
  },
  {
    name: '5322 §2.1.1 a line of 999 characters',
    mail: { body: `Hello\r\n${'x'.repeat(999)}\r\n` },
    ...{ id: 'lines', state: 'missed', code: 'lines_missed' },
  },
  { name: 'small enough', id: 'size', state: 'met', code: 'size_met' },
  {
    name: 'larger than Gmail takes',
    mail: { body: `${'x'.repeat(76)}\r\n`.repeat(350_000) },
    ...{ id: 'size', state: 'missed', code: 'size_missed' },
  },
  { name: 'TLS in the session', id: 'tls', state: 'met', code: 'tls_met' },
  {
    name: 'no TLS on this machine proves nothing',
    mail: { connection: { ...connection, tls: null } },
    ...{ id: 'tls', state: 'not_applicable', code: 'tls_local', severity: 'info' },
  },
  {
    name: 'no TLS over a network',
    mail: { connection: { ...connection, tls: null, clientAddress: '192.0.2.4' } },
    ...{ id: 'tls', state: 'missed', code: 'tls_missed', severity: 'warn' },
  },
  {
    name: 'no session',
    mail: { connection: null },
    ...{ id: 'tls', state: 'unknown', code: 'tls_unknown' },
  },
  { name: 'FCrDNS', id: 'reverse_dns', state: 'met', code: 'reverse_met' },
  {
    name: 'no FCrDNS',
    seen: {
      reverseDns: {
        result: 'none',
        findings: [finding('reverse_none', { address: '203.0.113.5' })],
      },
    },
    ...{ id: 'reverse_dns', state: 'missed', code: 'reverse_missed' },
  },
  {
    name: 'FCrDNS of a relay',
    seen: { reverseDns: { result: 'not_evaluated', findings: [finding('reverse_relay')] } },
    ...{ id: 'reverse_dns', state: 'not_applicable', code: 'reverse_relay' },
  },
  {
    name: 'FCrDNS of nobody knows what',
    seen: { reverseDns: { result: 'not_evaluated', findings: [finding('reverse_not_evaluated')] } },
    ...{ id: 'reverse_dns', state: 'unknown', code: 'reverse_no_source' },
  },
]

test.for(cases)('$id: $name', runCase)
