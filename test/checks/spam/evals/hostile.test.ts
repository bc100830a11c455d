import { expect, test } from 'vitest'
import { evals } from '../../../../server/checks/spam/engine/evals/index.ts'
import { call, message } from './call.ts'

/** Of one function, in ms: the machine may be busy, an expression that explodes takes minutes. */
const enough = 3_000

/** What functions look for, again and again. */
const pieces = ['@', 'a@b.co ', '.a@a', '=41', ' \n', 'a:\n', '<', '(', '-- \n', 'from [', 'a=b=c']
const settings = {
  enlist_addrlist: ['(L) *@*.gov *@*.*.test'],
  freemail_domains: ['a?.*.test free.test'],
  blocklist_from: ['*a*@*b*'],
}
const functions = [...evals].flatMap(([name, run]) => (typeof run === 'function' ? [name] : []))

function slowest(mail: string): number {
  const times = functions.map((name) => {
    const started = performance.now()
    call(name, { mail, settings }, 'L', '1', '2')
    return performance.now() - started
  })
  return Math.max(...times)
}

test.each(pieces)('no function takes long for a header of %j', { timeout: 60_000 }, (piece) => {
  const text = piece.repeat(40_000 / piece.length).replaceAll('\n', ' ')
  const names = ['From', 'Reply-To', 'To', 'Received', 'Subject', 'Message-ID', 'Return-Path']
  expect(slowest(message(names.map((name) => `${name}: ${text}`)))).toBeLessThan(enough)
})

test.each(pieces)('no function takes long for a body of %j', { timeout: 60_000 }, (piece) => {
  const body = `${piece.repeat(200_000 / piece.length)}\n`
  expect(slowest(message('From: a@yahoo.com', body))).toBeLessThan(enough)
})
