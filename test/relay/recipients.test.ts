import { expect, test } from 'vitest'
import { planRecipients, readLists } from '../../server/relay/plan/recipients.ts'
import type { ReleasePolicy } from '../../server/types.ts'

const open: ReleasePolicy = {
  allow: [],
  block: [],
  redirect: [],
  confirmAbove: 10,
  closedInboxes: [],
  mostHops: 30,
}

function plan(to: string[], policy: Partial<ReleasePolicy> = {}) {
  return planRecipients(to, readLists({ ...open, ...policy })).map(
    ({ address, instead, refused }) => ({ address, instead, refused: refused?.code ?? null }),
  )
}

test.each([
  ['lucia@example.test', 'lucia@example.test', null],
  ['Lucia@EXAMPLE.test.', 'Lucia@example.test', null],
  ['"lu cia"@example.test', '"lu cia"@example.test', null],
  ['lucia@[192.0.2.1]', 'lucia@[192.0.2.1]', null],
  ['lucia@münchen.test', 'lucia@xn--mnchen-3ya.test', null],
  ['luçía@example.test', 'luçía@example.test', null],
  ['lucia', 'lucia', 'no_address'],
  ['@example.test', '@example.test', 'no_address'],
  ['lu cia@example.test', 'lu cia@example.test', 'no_address'],
  ['lucia@exa mple.test', 'lucia@exa mple.test', 'no_address'],
  ['lucia@example.test>\r\nDATA', 'lucia@example.test>\r\nDATA', 'no_address'],
  ['"a\r\nb"@example.test', '"a\r\nb"@example.test', 'no_address'],
  ['lucia%real.test@example.test', 'lucia%real.test@example.test', 'routed'],
  ['real.test!lucia@example.test', 'real.test!lucia@example.test', 'routed'],
  ['"lucia@real.test"@example.test', '"lucia@real.test"@example.test', 'routed'],
])('reads %s', (text, address, refused) => {
  expect(plan([text])).toEqual([{ address, instead: null, refused }])
})

const who = ['a@shop.test', 'b@mail.shop.test', 'c@other.test', '"A"@shop.test']
test.each<[Partial<ReleasePolicy>, string[]]>([
  [{}, who],
  [{ allow: ['shop.test'] }, ['a@shop.test', '"A"@shop.test']],
  [{ allow: ['*.shop.test'] }, ['b@mail.shop.test']],
  [{ allow: ['shop.test', '*.shop.test'] }, ['a@shop.test', 'b@mail.shop.test', '"A"@shop.test']],
  [{ allow: ['*@other.test'] }, ['c@other.test']],
  [{ allow: ['A@Shop.Test'] }, ['a@shop.test', '"A"@shop.test']],
  [{ allow: ['*a@shop.test'] }, ['a@shop.test', '"A"@shop.test']],
  [{ block: ['a@shop.test'] }, ['b@mail.shop.test', 'c@other.test']],
  [{ block: ['shop.test'], allow: ['shop.test', 'other.test'] }, ['c@other.test']],
  [{ allow: ['op.test'] }, []],
  [{ allow: ['b@*.shop.test'] }, ['b@mail.shop.test']],
])('lets %j have it: %j', (policy, expected) => {
  const let_ = who.flatMap((one) => plan([one], policy)).filter(({ refused }) => refused === null)
  expect(let_.map(({ address }) => address)).toEqual(expected)
})

test('a star stands for any characters, and no pattern takes long', () => {
  const stars = `${'*a'.repeat(100)}*b@shop.test`
  const started = performance.now()
  expect(plan([`${'a'.repeat(250)}@shop.test`], { allow: [stars] })[0]?.refused).toBe('not_allowed')
  expect(plan(['aXbYc@shop.test'], { allow: ['a*b*c@shop.test'] })[0]?.refused).toBeNull()
  expect(plan(['ab@shop.test'], { allow: ['ab*b@shop.test'] })[0]?.refused).toBe('not_allowed')
  expect(performance.now() - started).toBeLessThan(1000)
})

test('sends to each address once', () => {
  expect(
    plan(['a@shop.test', 'a@SHOP.test', ' a@shop.test ', 'A@shop.test', '"a"@shop.test']),
  ).toEqual([{ address: 'a@shop.test', instead: null, refused: null }])
})

test('a redirection takes the place of everybody, and is blocked but need not be allowed', () => {
  const redirect = ['qa@team.test', 'dev@team.test']
  expect(plan(who, { redirect, allow: ['shop.test'], block: ['dev@team.test'] })).toEqual([
    { address: 'qa@team.test', instead: null, refused: null },
    { address: 'dev@team.test', instead: null, refused: 'blocked' },
  ])
  expect(plan(['x@y.test'], { redirect: ['qa@team.test'] })).toEqual([
    { address: 'qa@team.test', instead: 'x@y.test', refused: null },
  ])
  expect(plan([], { redirect })).toEqual([])
})
