import fc from 'fast-check'
import type { Condition, Exact, Field, Flag } from '../../../server/search/condition.ts'
import { queryWords } from '../../../server/search/words.ts'
import type { Fact } from './search-mail.ts'

/** Random mail and random conditions out of few words, so that they often meet. */

const words = [
  'order',
  'Orden',
  'ord',
  'José',
  'x1',
  '20418',
  '50%',
  'メール',
  '東京都',
  '한국',
  'Łódź',
]
const word = fc.constantFrom(...words)
const line = fc.array(word, { minLength: 1, maxLength: 4 }).map((all) => all.join(' '))
const soon = <T>(made: fc.Arbitrary<T>) => fc.option(made, { nil: undefined, freq: 2 })

const address = fc.constantFrom('ann@a.test', 'bob@a.test', 'order@b.test', 'ann.order@b.test')
const person = fc.record({ name: fc.oneof(fc.constant(''), line), address })
const people = soon(fc.uniqueArray(person, { maxLength: 2, selector: (one) => one.address }))

const start = Date.parse('2026-11-01T00:00:00Z')
const instant = fc.integer({ min: 0, max: 40 }).map((hours) => start + hours * 3_600_000)
const iso = instant.map((at) => new Date(at).toISOString())

const tags = ['red', 'Red', 'blue', '50%', 'a_b']
const users = ['app', 'other']
const inboxes = ['Default', 'Second']
const ids = ['1@a.test', '2@a.test']
const headers = ['X-One', 'X-Two']
const types = ['application/pdf', 'image/png', 'text/calendar', 'text/csv']

const file = fc.record({ name: line, type: fc.constantFrom(...types) })
const picture = fc.record({ name: line, type: fc.constant('image/png'), cid: fc.constant('c1') })
const link = fc.constantFrom('', ' https://c.test/order')

/** HTML begins and ends with words that nobody seeks, so that no phrase reaches out of it. */
const html = fc.record({ line, link, shown: fc.boolean() }).map(({ line, link, shown }) => {
  const image = shown ? '<img src="cid:c1">' : ''
  const anchor = link === '' ? '' : `<a href="${link.trim()}">zz</a>`
  return `<p>zz ${line} ${anchor} zz</p>${image}`
})

const drawn = fc.record({
  ...{
    subject: soon(line),
    from: soon(person),
    to: people,
    cc: people,
    bcc: people,
    replyTo: people,
  },
  blind: soon(fc.array(fc.constantFrom('cy@c.test', 'dee@c.test'), { maxLength: 1 })),
  date: soon(iso),
  messageId: soon(fc.constantFrom(...ids)),
  one: soon(line),
  two: soon(line),
  text: soon(fc.tuple(line, link).map((both) => both.join(''))),
  html: soon(html),
  files: fc.array(file, { maxLength: 2 }),
  picture: soon(picture),
  size: soon(fc.integer({ min: 900, max: 1100 })),
  arrivedAt: iso,
  inbox: fc.constantFrom(...inboxes),
  user: soon(fc.constantFrom(...users)),
  tags: fc.uniqueArray(fc.constantFrom(...tags), {
    maxLength: 2,
    selector: (tag) => tag.toLowerCase(),
  }),
  read: fc.boolean(),
  pinned: fc.boolean(),
})

export const fact: fc.Arbitrary<Fact> = drawn.map(({ one, two, picture, files, ...rest }) => {
  const shown = rest.html?.includes('cid:') === true && picture !== undefined
  const header = [...(one ? [['X-One', plain(one)]] : []), ...(two ? [['X-Two', plain(two)]] : [])]
  const given = Object.entries({ ...rest, files: shown ? [...files, picture] : files })
  const present = given.filter(([, value]) => value !== undefined)
  // Entries that are undefined went; the others are as they were drawn.
  return { ...Object.fromEntries(present), header: Object.fromEntries(header) }
})

/** What stands in a header as it is. */
const plain = (text: string) => text.replace(/[^ -~]/g, 'q')

const sought = fc.oneof(
  fc.tuple(word, fc.boolean()),
  fc.tuple(
    fc.constantFrom('or', 'メ', '京都', 'a.test', 'ann', 'c', 'zzz', '5', 'qd'),
    fc.boolean(),
  ),
  fc.tuple(line, fc.boolean()),
)
const value = sought.map(([text, open]) => {
  const { tokens, prefix } = queryWords(text)
  return { tokens, prefix: prefix || open }
})

const fields = [
  ...['any', 'subject', 'from', 'to', 'cc', 'bcc', 'reply-to', 'addressed', 'text', 'name'],
] as Field[]
const flags = [
  ...['unread', 'pinned', 'tagged', 'released', 'attachment', 'inline', 'html', 'link', 'calendar'],
] as Flag[]
const exact: [Exact, string][] = [
  ...tags.map((one): [Exact, string] => ['tag', one]),
  ...[...users, 'nobody'].map((one): [Exact, string] => ['user', one]),
  ...[...inboxes, 'second', 'None'].map((one): [Exact, string] => ['inbox', one]),
  ...[...ids, '3@a.test'].map((one): [Exact, string] => ['message-id', one]),
  ...[...types, 'text', 'image', 'multipart', 'video'].map((one): [Exact, string] => ['type', one]),
]

const bound = (made: fc.Arbitrary<number>) => fc.option(made, { nil: null, freq: 3 })
const size = fc.integer({ min: 200, max: 1400 })
const none = { tokens: [], prefix: false }

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ field: fc.constantFrom(...fields), op: fc.constant('has'), value }),
  },
  fc.record({
    field: fc.constant('header'),
    name: fc.constantFrom(...headers.map((name) => name.toLowerCase()), 'subject', 'x-none'),
    op: fc.constant('has'),
    value: fc.oneof(value, fc.constant(none)),
  }),
  fc.record({ field: fc.constantFrom(...flags), op: fc.constant('is'), value: fc.boolean() }),
  fc.constantFrom(...exact).map(([field, value]) => ({ field, op: 'is' as const, value })),
  fc.record({
    field: fc.constantFrom('arrived', 'sent'),
    op: fc.constant('within'),
    from: bound(instant),
    to: bound(instant),
  }),
  fc.record({
    field: fc.constant('size'),
    op: fc.constant('within'),
    from: bound(size),
    to: bound(size),
  }),
)

export const condition = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { weight: 3, arbitrary: leaf },
    fc.record({ and: fc.array(tie('tree'), { maxLength: 3 }) }),
    fc.record({ or: fc.array(tie('tree'), { maxLength: 3 }) }),
    fc.record({ not: tie('tree') }),
  ),
})).tree
