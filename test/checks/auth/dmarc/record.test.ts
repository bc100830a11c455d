import { test } from 'vitest'
import { fromSub, record, signed, spf, runCase, type Case } from './case.ts'

const cases: Case[] = [
  {
    name: '9989 §4.7 strict SPF leaves DKIM relaxed',
    zone: record('v=DMARC1; p=reject; aspf=s'),
    dkim: signed('pass', 'mail.example.org'),
    expected: { result: 'pass', adkim: 'relaxed', aspf: 'strict' },
  },
  {
    name: '9989 §4.7 without np, sp is for what does not exist',
    ...{ mail: fromSub, zone: record('v=DMARC1; p=reject; sp=quarantine') },
    expected: { result: 'fail', applied: 'quarantine' },
  },
  {
    name: '9989 §4.7 other text beside the record is ignored',
    zone: { 'TXT _dmarc.example.org': ['hello', 'v=spf1 -all', 'v=DMARC1; p=reject'] },
    expected: { result: 'fail', applied: 'reject', codes: ['!dmarc_several_records'] },
  },
  {
    name: '9989 §4.7 v has to come first',
    zone: record('p=reject; v=DMARC1'),
    expected: { result: 'none' },
  },
  {
    name: '9989 §4.7 the version is case-sensitive',
    zone: record('v=dmarc1; p=reject'),
    expected: { result: 'none', codes: ['dmarc_not_a_record'] },
  },
  {
    name: '9989 §4.8 nothing may stand in front of v',
    zone: record('"v=DMARC1; p=reject"'),
    expected: { result: 'none', codes: ['dmarc_not_a_record'] },
  },
  {
    name: '9989 §4.8 blanks around = and ;, and capitals in values',
    zone: record('v = DMARC1 ;P = Reject ; aspf = S;'),
    expected: { result: 'fail', applied: 'reject', aspf: 'strict' },
  },
  {
    name: '9989 §4.10.1 a bad p with an address for reports is p=none',
    zone: record('v=DMARC1; p=rejct; rua=mailto:d@example.org'),
    expected: { result: 'fail', applied: 'none', codes: ['dmarc_damaged', 'dmarc_mistakes'] },
  },
  {
    name: '9989 §4.10.1 a bad p without one is no record',
    zone: record('v=DMARC1; p=rejct'),
    expected: { result: 'none', first: 'dmarc_void', codes: ['dmarc_damaged'], policyAt: null },
  },
  {
    name: '9989 §4.10.1 a bad sp spoils the record as well',
    zone: record('v=DMARC1; p=reject; sp=all; rua=mailto:d@example.org'),
    expected: { result: 'fail', applied: 'none' },
  },
  {
    name: '9989 §4.10.1 a missing p with an address for reports is p=none',
    zone: record('v=DMARC1; rua=mailto:d@example.org'),
    expected: { result: 'fail', applied: 'none', codes: ['dmarc_damaged'] },
  },
  {
    name: '9989 §4.8 a bad value of another tag is as if it were not there',
    zone: record('v=DMARC1; p=reject; adkim=x; rua=d@example.org'),
    dkim: signed('pass', 'mail.example.org'),
    expected: { result: 'pass', adkim: 'relaxed', codes: ['dmarc_mistakes', 'dmarc_no_rua'] },
  },
  {
    name: '9989 §4.7 unknown tags are ignored',
    zone: record('v=DMARC1; p=reject; x=1; rua=mailto:d@example.org'),
    expected: {
      result: 'fail',
      applied: 'reject',
      codes: ['dmarc_unknown_tags', '!dmarc_mistakes'],
    },
  },
  {
    name: '7489 §6.3 p belongs in the second place',
    zone: record('v=DMARC1; adkim=r; p=reject'),
    expected: { result: 'fail', applied: 'reject', codes: ['dmarc_order'] },
  },
  {
    name: '9989 §4.7 t=y takes one step off reject',
    ...{ zone: record('v=DMARC1; p=reject; t=y'), spf: spf('fail') },
    expected: {
      result: 'fail',
      testing: true,
      disposition: 'quarantine',
      codes: ['dmarc_testing'],
    },
  },
  {
    name: '9989 §4.7 t=y takes one step off quarantine',
    ...{ zone: record('v=DMARC1; p=quarantine; t=y'), spf: spf('fail') },
    expected: { result: 'fail', disposition: 'deliver', first: 'dmarc_fail_deliver' },
  },
  {
    name: '7489 §6.6.4 pct=0 takes one step off',
    ...{ zone: record('v=DMARC1; p=quarantine; pct=0'), spf: spf('fail') },
    expected: { result: 'fail', pct: 0, disposition: 'deliver', codes: ['dmarc_pct'] },
  },
  {
    name: '7489 §6.6.4 of pct=50 the worse half counts',
    ...{ zone: record('v=DMARC1; p=reject; pct=50'), spf: spf('fail') },
    expected: { result: 'fail', pct: 50, disposition: 'reject', codes: ['dmarc_pct'] },
  },
  {
    name: '7489 §6.3 pct=101 is not understood',
    zone: record('v=DMARC1; p=reject; pct=101'),
    expected: { result: 'fail', pct: 100, codes: ['dmarc_mistakes', '!dmarc_pct'] },
  },
  {
    name: '9989 §5.1.7 p=none protects nobody',
    ...{ zone: record('v=DMARC1; p=none'), dkim: signed('pass') },
    expected: { result: 'pass', codes: ['dmarc_p_none', 'dmarc_no_rua'] },
  },
  {
    name: '9990 §4 reports to another organisation need its consent',
    zone: record('v=DMARC1; p=reject; rua=mailto:x@reports.example'),
    expected: {
      ...{ result: 'fail', codes: ['dmarc_rua_refused'] },
      publish: ['example.org._report._dmarc.reports.example v=DMARC1'],
    },
  },
  {
    name: '9990 §4 the consent is there',
    zone: {
      ...record('v=DMARC1; p=reject; rua=mailto:x@reports.example!10m'),
      'TXT example.org._report._dmarc.reports.example': ['v=DMARC1;'],
    },
    expected: {
      ...{ result: 'fail', codes: ['!dmarc_rua_refused'], publish: [] },
      rua: ['mailto:x@reports.example'],
    },
  },
  {
    name: '9990 §4 a subdomain of the same organisation needs none',
    zone: record('v=DMARC1; p=reject; rua=mailto:x@r.example.org'),
    expected: { result: 'fail', codes: ['!dmarc_rua_refused'] },
  },
]

test.for(cases)('$name', runCase)
