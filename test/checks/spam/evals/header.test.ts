import { expect, test } from 'vitest'
import { call, message } from './call.ts'

const subject = (text: string) => message(`Subject: ${text}`)

test('tells a subject of capitals', () => {
  const is = (text: string) => call('subject_is_all_caps', subject(text))
  expect(is('BUY THIS NOW')).toBe(true)
  expect(is('Re: BUY THIS 2 NOW')).toBe(true)
  expect(['Buy this now', 'INVOICE', 'A B', '=?iso-2022-jp?Q?AAA=20BBBBBBB?='].map(is)).toEqual([
    false,
    false,
    false,
    false,
  ])
})

test('tells bytes that are no text', () => {
  const is = (text: string) => call('check_illegal_chars', subject(text), 'Subject', '0.00', '2')
  expect(is('\xe9\xe8 sold')).toBe(true)
  expect(is('caf\xc3\xa9 \xc3\xa9')).toBe(false)
  expect(is('plain')).toBe(false)
})

test('counts the different fields of a name', () => {
  const is = (...fields: string[]) =>
    call('check_header_count_range', message(fields), 'Subject', '2', '999')
  expect(is('Subject: a', 'Subject: b')).toBe(true)
  expect(is('Subject: a', 'Subject: a')).toBe(false)
})

test('tells placeholders that nobody filled in', () => {
  const is = (field: string) => call('check_unresolved_template', message(field))
  expect([is('X-Mailer: %RANDOM_WORD'), is('Subject: %RANDOM'), is('X-Mailer: 5% A')]).toEqual([
    true,
    false,
    false,
  ])
})

test('tells what is wrong with the form', () => {
  const is = (mail: string) => call('check_msg_parse_flags', mail, 'missing_head_body_separator')
  expect([is('Subject: a\nThis is the text.\n'), is(message('Subject: a'))]).toEqual([true, false])
})

test.each(['welcomelist', 'blocklist'])('knows subjects of the %s', (list) => {
  const settings = { [`${list}_subject`]: ['*invoice*'] }
  const is = (text: string) => call(`check_subject_in_${list}`, { mail: subject(text), settings })
  expect([is('Your Invoice 7'), is('Hello')]).toEqual([true, false])
})

test('tells mail for nobody', () => {
  const is = (fields: string) => call('check_for_missing_to_header', message(fields))
  expect([is('From: a@b.test'), is('To: a@b.test'), is('Apparently-To: a@b.test')]).toEqual([
    true,
    false,
    false,
  ])
})

const to = (...names: string[]) => message(`To: ${names.join(', ')}`)

test('tells recipients in the order of the alphabet', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => `${name}@x.test`)
  const is = (list: string[]) => call('sorted_recipients', to(...list))
  expect([is(names), is([...names].reverse()), is(names.slice(1))]).toEqual([true, false, false])
})

test('tells recipients that begin alike', () => {
  const alike = ['joan', 'john', 'jo', 'jogger', 'joker'].map((name) => `${name}@x.test`)
  const others = ['ann', 'bob', 'cy', 'dan', 'eve'].map((name) => `${name}@x.test`)
  const is = (list: string[]) => call('similar_recipients', to(...list), '0.65', 'undef')
  expect([is(alike), is(others), is(alike.slice(1))]).toEqual([true, false, false])
})

test('tells a recipient in the subject', () => {
  const is = (text: string, what: string) =>
    call('check_for_to_in_subject', message(['To: joe@x.test', `Subject: ${text}`]), what)
  expect(is('joe, look', 'user')).toBe(true)
  expect(is('Re: joe', 'user')).toBe(true)
  expect(is('for joe@x.test only', 'address')).toBe(true)
  expect(is('banjoes, look', 'user')).toBe(false)
  expect(is('for you only', 'address')).toBe(false)
})
