import { test } from 'vitest'
import { fromSub, record, signed, spf, runCase, type Case } from './case.ts'

const cases: Case[] = [
  {
    name: '9989 §4.4.2 SPF of the domain itself passes',
    spf: spf('pass'),
    expected: {
      result: 'pass',
      disposition: 'deliver',
      first: 'dmarc_pass',
      codes: ['dmarc_only_spf'],
    },
  },
  {
    name: '9989 §4.4.1 a signature of the domain itself passes',
    dkim: signed('pass'),
    expected: { result: 'pass', first: 'dmarc_pass', codes: ['dmarc_only_dkim'] },
  },
  {
    name: '9989 §4.5 both pass',
    ...{ spf: spf('pass'), dkim: signed('pass') },
    expected: { result: 'pass', codes: ['!dmarc_only_spf', '!dmarc_only_dkim'] },
  },
  {
    name: '9989 §5.3.5 nothing passes',
    ...{ spf: spf('fail'), dkim: signed('fail') },
    expected: { result: 'fail', disposition: 'reject', first: 'dmarc_fail_reject' },
  },
  {
    name: '9989 §4.4.1 one of two signatures is enough',
    dkim: {
      result: 'pass',
      signatures: [
        { domain: 'esp.example', selector: 'a', result: 'pass' },
        { domain: 'example.org', selector: 'b', result: 'pass' },
      ],
    },
    expected: { result: 'pass', aligned: [true, false, true], codes: ['dmarc_dkim_unaligned'] },
  },
  {
    name: '9989 §4.4.1 the signature of another organisation does not count',
    ...{ spf: spf('softfail'), dkim: signed('pass', 'esp.example') },
    expected: { result: 'fail', codes: ['dmarc_dkim_unaligned'] },
  },
  {
    name: '9989 §4.4.2 the SPF of another organisation does not count',
    spf: spf('pass', 'bounces.esp.example'),
    expected: { result: 'fail', aligned: [false], codes: ['dmarc_spf_unaligned'] },
  },
  {
    name: '9989 §4.4 relaxed: a subdomain that signs',
    dkim: signed('pass', 'mail.example.org'),
    expected: { result: 'pass', aligned: [true, true], rule: 'tree-walk' },
  },
  {
    name: '9989 §4.4 relaxed: From is the subdomain',
    ...{ mail: fromSub, dkim: signed('pass') },
    expected: { result: 'pass', organisation: 'example.org', policyAt: 'example.org' },
  },
  {
    name: '9989 §4.4 relaxed: two subdomains of one organisation',
    ...{ mail: fromSub, dkim: signed('pass', 'news.example.org') },
    expected: { result: 'pass', organisation: 'example.org' },
  },
  {
    name: '9989 §4.4.1 strict: a subdomain that signs fails',
    zone: record('v=DMARC1; p=reject; adkim=s'),
    ...{ spf: spf('none'), dkim: signed('pass', 'mail.example.org') },
    expected: { result: 'fail', aligned: [true, false], codes: ['dmarc_dkim_strict'] },
  },
  {
    name: '9989 §4.4.1 strict: the parent that signs for a subdomain fails',
    mail: fromSub,
    zone: record('v=DMARC1; p=reject; adkim=s'),
    ...{ spf: spf('none'), dkim: signed('pass', 'example.org') },
    expected: { result: 'fail', codes: ['dmarc_dkim_strict'] },
  },
  {
    name: '9989 §4.4.1 strict: the domain itself passes',
    ...{ zone: record('v=DMARC1; p=reject; adkim=s'), dkim: signed('pass', 'EXAMPLE.org') },
    expected: { result: 'pass' },
  },
  {
    name: '9989 §4.4.2 strict: SPF of a subdomain fails',
    zone: record('v=DMARC1; p=quarantine; aspf=s'),
    spf: spf('pass', 'bounce.example.org'),
    expected: { result: 'fail', disposition: 'quarantine', codes: ['dmarc_spf_strict'] },
  },
  {
    name: '7489 §3.2 customers of one host are two organisations',
    mail: { from: ['a@ann.github.io'] },
    zone: {
      'TXT _dmarc.ann.github.io': ['v=DMARC1; p=reject'],
      'TXT _dmarc.github.io': 'timeout',
    },
    dkim: signed('pass', 'bob.github.io'),
    expected: { result: 'fail', rule: 'public-suffix-list', organisation: 'ann.github.io' },
  },
]

test.for(cases)('$name', runCase)
