import { expect, test } from 'vitest'
import { call, hop, message } from './call.ts'

const from = 'From: Ana <ana@news.shop.co.uk>'
const id = (host: string) => `Message-ID: <20260302.4f2a9c77@${host}>`

test.each([
  ['of the domain', [from, id('mail.shop.co.uk')], true],
  ['of another one under the same ending', [from, id('mail.other.co.uk')], false],
  ['of nobody', [from, 'Message-ID: none'], false],
  ['where From has no domain', ['From: Ana', id('mail.shop.co.uk')], false],
])('check_msgid_of_sender: a Message-ID %s', (_, fields, answer) => {
  expect(call('check_msgid_of_sender', message(fields))).toBe(answer)
})

/** As a relay of the recipient notes it under the number 4f2a9c77. */
const noted = (by: string) =>
  hop('203.0.113.5', 'h.example.test', by).replace('id 1;', 'id 4f2a9c77;')

test.each([
  ['that the first relay gave', [noted('mx.receiver.test'), from, id('mx.receiver.test')], true],
  ["that the sender's own relay gave", [noted('mx.shop.co.uk'), from, id('mx.shop.co.uk')], false],
  ['of another number', [hop('203.0.113.5'), from, id('mx.example.org')], false],
  ['that no relay gave', [noted('mx.receiver.test'), from, id('other.test')], false],
])('check_msgid_of_relay: a Message-ID %s', (_, fields, answer) => {
  expect(call('check_msgid_of_relay', message(fields))).toBe(answer)
})

test.each([
  [
    'three of them',
    ['https://shop.co.uk/a', 'http://www.shop.co.uk/b', 'https://x.shop.co.uk/c'],
    true,
  ],
  ['two of them', ['https://shop.co.uk/a', 'https://shop.co.uk/b'], false],
  ['addresses', ['a@shop.co.uk', 'b@shop.co.uk', 'c@shop.co.uk'], false],
  ['elsewhere', ['https://a.co.uk/', 'https://b.co.uk/', 'https://c.co.uk/'], false],
])('check_links_to_sender: %s', (_, links, answer) => {
  expect(call('check_links_to_sender', message(from, `${links.join('\n')}\n`), '3')).toBe(answer)
})

test.each([
  ['of its domain', hop('203.0.113.5', 'out.shop.co.uk'), true],
  [
    'that only greets so',
    hop('203.0.113.5', 'dsl.provider.test', 'mx.a.test', 'shop.co.uk'),
    false,
  ],
  ['that is none', 'X-Nothing: 1', false],
])('check_relay_of_sender: a relay %s', (_, received, answer) => {
  expect(call('check_relay_of_sender', message([received, from]))).toBe(answer)
})

test.each([
  ['a relay of its domain', [hop('203.0.113.5', 'out.shop.co.uk'), from], true],
  ['one of the same ending', [hop('203.0.113.5', 'out.other.co.uk'), from], false],
  ['one whose name begins alike', [hop('203.0.113.5', 'myshop.co.uk'), from], false],
  ['one, but there is no sender', [hop('203.0.113.5', 'out.other.co.uk'), 'From: Ana'], true],
])('check_sender_in_received: %s', (_, fields, answer) => {
  expect(call('check_sender_in_received', message(fields))).toBe(answer)
})
