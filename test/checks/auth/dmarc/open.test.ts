import { test } from 'vitest'
import { fromSub, reject, signed, spf, runCase, type Case } from './case.ts'

const cases: Case[] = [
  {
    name: '5322 §3.6.2 no From field',
    mail: { header: 'Subject: Hello', from: [] },
    expected: { result: 'permerror', first: 'dmarc_from_missing' },
  },
  {
    name: '5322 §3.6.2 two From fields',
    mail: { header: 'From: a@example.org\nFrom: b@example.org' },
    expected: { result: 'permerror', first: 'dmarc_from_twice' },
  },
  {
    name: '9989 §5.3.1 two domains in From',
    mail: {
      header: 'From: a@example.org, b@example.com',
      from: ['a@example.org', 'b@example.com'],
    },
    expected: { result: 'permerror', first: 'dmarc_from_domains' },
  },
  {
    name: '9989 §5.3.1 two addresses of one domain in From',
    mail: {
      header: 'From: a@example.org, b@example.org',
      from: ['a@example.org', 'b@example.org'],
    },
    dkim: signed('pass'),
    expected: { result: 'pass', codes: ['dmarc_from_several'] },
  },
  {
    name: '9989 §5.3.1 an address literal in From',
    mail: { header: 'From: a@[192.0.2.1]', from: ['a@[192.0.2.1]'] },
    expected: { result: 'permerror', first: 'dmarc_from_name' },
  },
  {
    name: 'not known where it is sent from, and not signed',
    spf: spf('not_evaluated'),
    expected: { result: 'not_evaluated', disposition: null, first: 'dmarc_not_evaluated' },
  },
  {
    name: 'not known where it is sent from, but signed',
    ...{ spf: spf('not_evaluated'), dkim: signed('pass') },
    expected: { result: 'pass', codes: ['!dmarc_only_dkim'] },
  },
  {
    name: 'not known where it is sent from, which could not help',
    ...{ spf: spf('not_evaluated', 'esp.example'), dkim: signed('fail') },
    expected: { result: 'fail', codes: ['dmarc_spf_elsewhere'] },
  },
  {
    name: '9989 §5.3.6 SPF without an answer leaves it open',
    spf: spf('temperror'),
    expected: { result: 'temperror', disposition: null, first: 'dmarc_open_temperror' },
  },
  {
    name: '9989 §5.3.6 a signature passes, whatever SPF could not learn',
    ...{ spf: spf('temperror'), dkim: signed('pass') },
    expected: { result: 'pass' },
  },
  {
    name: '9989 §4.10.1 the policy could not be looked up',
    ...{ zone: { 'TXT _dmarc.example.org': 'timeout' }, dkim: signed('pass') },
    expected: { result: 'temperror', first: 'dmarc_temperror', policyAt: null },
  },
  {
    name: 'DNS is off',
    ...{ zone: { '*': 'off' }, spf: spf('undecided'), dkim: signed('undecided') },
    expected: {
      ...{ result: 'undecided', rule: 'public-suffix-list', disposition: null, publish: [] },
      first: 'dmarc_undecided',
    },
  },
  {
    name: 'DNS is off, the record is planned',
    zone: { '*': 'off', 'planned:TXT _dmarc.example.org': ['v=DMARC1; p=reject'] },
    dkim: signed('pass', 'mail.example.org'),
    expected: { result: 'pass', rule: 'public-suffix-list', codes: ['dmarc_walk_incomplete'] },
  },
  {
    name: 'DNS is off, the record of the organisation is planned',
    mail: fromSub,
    zone: { '*': 'off', 'planned:TXT _dmarc.example.org': ['v=DMARC1; p=reject; sp=quarantine'] },
    expected: { result: 'fail', policyAt: 'example.org', applied: 'quarantine' },
  },
  {
    name: 'the record above was heard of before DNS went away',
    mail: fromSub,
    zone: { ...reject, 'TXT _dmarc.mail.example.org': 'unreachable' },
    dkim: signed('pass', 'mail.example.org'),
    expected: { result: 'undecided', policyAt: null, first: 'dmarc_undecided' },
  },
  {
    name: 'the policy is known, the signature is not',
    ...{ spf: spf('fail'), dkim: signed('undecided') },
    expected: { result: 'undecided', first: 'dmarc_open' },
  },
]

test.for(cases)('$name', runCase)
