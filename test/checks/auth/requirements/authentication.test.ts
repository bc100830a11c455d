import { test } from 'vitest'
import { finding, open, signature, unsigned, without, runCase, type Case } from './case.ts'

const cases: Case[] = [
  { name: 'SPF passes', id: 'spf', state: 'met', code: 'spf_met' },
  {
    name: 'SPF fails',
    seen: { spf: { result: 'softfail', domain: 'example.org' } },
    ...{ id: 'spf', state: 'missed', code: 'spf_missed', severity: 'bad' },
  },
  {
    name: 'SPF has no sending address',
    seen: { spf: { result: 'not_evaluated', domain: 'example.org' } },
    ...{ id: 'spf', state: 'unknown', code: 'spf_no_source', severity: 'unknown' },
  },
  {
    name: 'SPF has no answer',
    seen: { spf: { result: 'temperror', domain: 'example.org' } },
    ...{ id: 'spf', state: 'unknown', code: 'spf_unknown' },
  },
  { name: 'a signature passes', id: 'dkim', state: 'met', code: 'dkim_met' },
  {
    name: 'it is not signed',
    seen: { dkim: unsigned },
    ...{ id: 'dkim', state: 'missed', code: 'dkim_none' },
  },
  {
    name: 'the signature is broken',
    seen: { dkim: { result: 'fail', signatures: [signature('fail')] } },
    ...{ id: 'dkim', state: 'missed', code: 'dkim_missed' },
  },
  {
    name: 'the key cannot be had',
    seen: { dkim: { result: 'undecided', signatures: [signature('undecided')] } },
    ...{ id: 'dkim', state: 'unknown', code: 'dkim_unknown' },
  },
  { name: 'a record with p=none is enough', id: 'dmarc_record', state: 'met', code: 'dmarc_met' },
  {
    name: 'no DMARC record',
    seen: open({ result: 'none', policy: null }),
    ...{ id: 'dmarc_record', state: 'missed', code: 'dmarc_missed' },
  },
  {
    name: 'whether there is a record is not known',
    seen: open({ result: 'undecided', policy: null }),
    ...{ id: 'dmarc_record', state: 'unknown', code: 'dmarc_unknown' },
  },
  { name: 'aligned', id: 'alignment', state: 'met', code: 'aligned_met' },
  {
    name: 'not aligned',
    seen: open({ result: 'fail' }),
    ...{ id: 'alignment', state: 'missed', code: 'aligned_missed' },
  },
  {
    name: 'alignment waits for the sending address',
    seen: open({ result: 'not_evaluated' }),
    ...{ id: 'alignment', state: 'unknown', code: 'aligned_unknown' },
  },
  { name: 'one address in From', id: 'from', state: 'met', code: 'from_met' },
  {
    name: 'two addresses in From',
    mail: {
      header: without('From', 'From: a@example.org, b@example.org'),
      from: ['a@example.org', 'b@example.org'],
    },
    ...{ id: 'from', state: 'missed', code: 'from_missed' },
  },
  {
    name: 'two From fields',
    mail: { header: without('X', 'From: shop@example.org') },
    ...{ id: 'from', state: 'missed', code: 'from_missed' },
  },
  { name: 'the domain exists', id: 'from_domain', state: 'met', code: 'domain_met' },
  {
    name: 'the domain does not exist',
    seen: { mx: { findings: [finding('mx_missing', { domain: 'example.org' })] } },
    ...{ id: 'from_domain', state: 'missed', code: 'domain_missed' },
  },
  {
    name: 'whether the domain exists is not known',
    seen: {
      mx: { findings: [finding('mx_undecided', { domain: 'example.org' })] },
      ...open({ result: 'undecided', policy: null }),
    },
    ...{ id: 'from_domain', state: 'unknown', code: 'domain_unknown' },
  },
  { name: 'a domain of its own', id: 'own_domain', state: 'met', code: 'own_met' },
  ...['gmail.com', 'yahoo.co.uk', 'hotmail.es', 'web.de'].map((domain) => ({
    name: `sent as ${domain}`,
    mail: { from: [`shop@${domain}`], header: without('From', `From: shop@${domain}`) },
    seen: open({ result: 'fail' as const }),
    ...{ id: 'own_domain', state: 'missed', code: 'own_missed' },
  })),
  {
    name: 'sent as gmail.com, perhaps by Gmail',
    mail: { from: ['shop@gmail.com'] },
    seen: open({ result: 'not_evaluated' }),
    ...{ id: 'own_domain', state: 'unknown', code: 'own_unknown' },
  },
  {
    name: 'sent as gmail.com, by Gmail',
    mail: { from: ['shop@gmail.com'] },
    ...{ id: 'own_domain', state: 'met', code: 'own_met' },
  },
  {
    name: 'a domain that begins like a mailbox',
    mail: { from: ['a@yahoo.example.org'] },
    seen: open({ result: 'fail' }),
    ...{ id: 'own_domain', state: 'met', code: 'own_met' },
  },
]

test.for(cases)('$id: $name', runCase)
