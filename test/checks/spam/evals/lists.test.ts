import { expect, test } from 'vitest'
import { call, hop, message } from './call.ts'

const free = { freemail_domains: ['free.test', 'free?.test *.freer.test'] }
const of = (fields: string[], body?: string) => ({ mail: message(fields, body), settings: free })

test('knows addresses that anybody gets', () => {
  const is = (from: string) => call('check_freemail_from', of([`From: ${from}`]))
  expect(['joe@free.test', 'joe@free7.test', 'joe@a.freer.test'].map(is)).toEqual([
    true,
    true,
    true,
  ])
  expect(['joe@company.test', 'support@free.test'].map(is)).toEqual([false, false])
})

test('knows free mailboxes in a field, and what they look like', () => {
  const is = (to: string) =>
    call('check_freemail_header', of([`Reply-To: ${to}`]), 'Reply-To', '\\d@')
  expect([is('joe7@free.test'), is('joe@free.test'), is('joe7@a.test')]).toEqual([
    true,
    false,
    false,
  ])
})

test('finds free mailboxes in the text, not those of quotations', () => {
  const is = (text: string) => call('check_freemail_body', of(['From: a@b.test'], `${text}\n`))
  expect(is('write to joe@free.test')).toBe(true)
  expect(is('joe@free.test wrote: no')).toBe(false)
  expect(is('see http://x.test/?joe@free.test')).toBe(false)
  expect(is('a@a.test b@b.test c@c.test d@d.test joe@free.test')).toBe(false)
})

test('tells answers that go to another free mailbox', () => {
  const is = (what: string, fields: string[], text = 'Hello\n') =>
    call('check_freemail_replyto', of(fields, text), what)
  const from = 'From: joe@free.test'
  expect(is('replyto', [from, 'Reply-To: jim@free.test'])).toBe(true)
  expect(is('replyto', [from, 'Reply-To: joe@free.test'])).toBe(false)
  expect(is('reply', [from], 'Mail jim@free.test\n')).toBe(true)
  expect(is('reply', [from], 'Mail me\n')).toBe(false)
})

const settings = {
  enlist_addrlist: ['(BANKS) *@bank.test', '(BANKS) *@*.bank.test', '(OTHER) joe@x.test'],
  enlist_uri_host: ['(ODD) odd.test !fine.odd.test'],
  blocklist_from: ['*@bad.test'],
  welcomelist_from: ['good@*'],
  welcomelist_from_rcvd: ['*@partner.test partner.test', '*@net.test [192.0.2.0/24]'],
  def_welcomelist_from_rcvd: ['*@shop.test shop.test'],
  blocklist_to: ['trap@*'],
  welcomelist_to: ['abuse@*'],
  more_spam_to: ['more@*'],
  all_spam_to: ['all@*'],
  blocklist_uri_host: ['evil.test'],
  welcomelist_uri_host: ['kind.test'],
}
const from = (address: string, host = 'h.test') =>
  message([hop('192.0.2.1', host), `From: ${address}`])
const to = (address: string) => message(`To: ${address}`)
const linked = (host: string) => message('Subject: a', `see http://${host}/x now\n`)

test.each([
  ['check_from_in_list', ['BANKS'], from('a@mail.bank.test'), from('joe@x.test')],
  ['check_replyto_in_list', ['OTHER'], message('Reply-To: joe@x.test'), from('joe@x.test')],
  ['check_to_in_list', ['OTHER'], to('joe@x.test'), to('jim@x.test')],
  ['check_from_in_blocklist', [], from('a@bad.test'), from('a@bad.test.example')],
  ['check_from_in_blacklist', [], from('a@bad.test'), from('a@b.test')],
  ['check_from_in_welcomelist', [], from('good@a.test'), from('a@a.test')],
  [
    'check_from_in_welcomelist',
    [],
    from('a@partner.test', 'x.partner.test'),
    from('a@partner.test'),
  ],
  ['check_from_in_welcomelist', [], from('a@net.test'), from('a@other.test')],
  ['check_from_in_default_welcomelist', [], from('a@shop.test', 'shop.test'), from('a@shop.test')],
  ['check_to_in_blocklist', [], to('trap@x.test'), to('a@x.test')],
  ['check_to_in_welcomelist', [], to('abuse@x.test'), to('a@x.test')],
  ['check_to_in_more_spam', [], to('more@x.test'), to('a@x.test')],
  ['check_to_in_all_spam', [], to('all@x.test'), to('a@x.test')],
  ['check_uri_host_listed', ['ODD'], linked('www.odd.test'), linked('www.fine.odd.test')],
  ['check_uri_host_in_blocklist', [], linked('evil.test'), linked('kind.test')],
  ['check_uri_host_in_welcomelist', [], linked('kind.test'), linked('evil.test')],
])('%s(%s) goes by the lists that are set', (name, args, firing, other) => {
  expect(call(name, { mail: firing, settings }, ...args)).toBe(true)
  expect(call(name, { mail: other, settings }, ...args)).toBe(false)
})

test('tells bounces of mail that our own servers sent', () => {
  const bounce = (host: string) =>
    message('Subject: a', `> Received: from x by ${host} with SMTP\n`)
  const ours = { welcomelist_bounce_relays: ['mx.example.test'] }
  const is = (host: string) =>
    call('check_welcomelist_bounce_relays', { mail: bounce(host), settings: ours })
  expect([is('mx.example.test'), is('mx.other.test')]).toEqual([true, false])
  expect(call('have_any_bounce_relays', { mail: bounce('x'), settings: ours })).toBe(true)
  expect(call('have_any_bounce_relays', bounce('x'))).toBe(false)
})
