import { languages } from '../../mail/languages.ts'
import { paragraphs } from '../../mail/paragraphs.ts'
import { vocabulary } from '../../mail/vocabulary.ts'

/** What a kind of request may need to know of the store. */
export interface Filled {
  total: number
  /** Id of an inbox with one message in a thousand. */
  rareInbox: string
  /** An instant in the middle of the filling. */
  middle: string
  /** Some messages, spread over the store. */
  samples: { subject: string; messageId: string; to: string }[]
}

/** A kind of request; each of its variants is asked in turn. */
export interface Kind {
  name: string
  /** p95 in ms. */
  budget: number
  /** Those that DESIGN holds to 50 ms at a million. */
  main?: boolean
  /** Parameters of GET /api/messages. */
  variants(filled: Filled): Record<string, string>[]
}

const [english = [], spanish = []] = languages.map(vocabulary)
const from = (words: string[], start: number, count = 8) => words.slice(start, start + count)
/** Two words side by side, as they stand in many messages. */
const phrases = languages.slice(0, 2).flatMap((language) =>
  paragraphs(language)
    .slice(0, 6)
    .map(({ text }) => text.split(/\s+/).slice(1, 3).join(' ')),
)
const common = from(english, 10)
const usual = from(english, 300)
const rare = from(english, 9000)
const texts =
  (...list: string[]) =>
  () =>
    list.map((q) => ({ q }))
const each = (words: string[], make: (word: string, i: number) => string) =>
  texts(...words.map(make))

/** LIST of what is asked, by how people ask. */
export const kinds: Kind[] = [
  { name: 'the newest 50', budget: 50, main: true, variants: () => [{}] },
  {
    name: 'the newest 50 of an inbox',
    budget: 50,
    main: true,
    variants: ({ rareInbox }) => [{ inbox: rareInbox }],
  },
  { name: 'a common word', budget: 50, main: true, variants: each(common, (w) => `${w} `) },
  { name: 'a usual word', budget: 50, main: true, variants: each(usual, (w) => `${w} `) },
  { name: 'a rare word', budget: 50, main: true, variants: each(rare, (w) => `${w} `) },
  {
    name: 'two words',
    budget: 50,
    main: true,
    variants: each(common, (w, i) => `${w} ${usual[i]} `),
  },
  {
    name: 'three common words',
    budget: 50,
    main: true,
    variants: each(common, (w, i) => `${w} ${common[(i + 1) % 8]} ${common[(i + 3) % 8]} `),
  },
  {
    name: 'a word with accents, folded',
    budget: 50,
    main: true,
    variants: texts('contrasena ', 'jose ', 'lodz ', 'strasse '),
  },
  { name: 'Japanese', budget: 50, main: true, variants: texts('注文 ', '東京 ', 'メール ') },
  {
    name: 'from: name, address',
    budget: 50,
    main: true,
    variants: texts('from:kettle', 'from:billing@kettle.example.test', 'from:"silver news"'),
  },
  {
    name: 'to: name, address',
    budget: 50,
    main: true,
    variants: ({ samples }) =>
      [...samples.map(({ to }) => to), 'kowalski', '"mary smith"'].map((to) => ({ q: `to:${to}` })),
  },
  {
    name: 'addressed:',
    budget: 50,
    main: true,
    variants: texts('addressed:garcia', 'addressed:customers.test'),
  },
  {
    name: 'subject: word',
    budget: 50,
    main: true,
    variants: texts('subject:order', 'subject:factura', 'subject:ticket'),
  },
  {
    name: 'has: (facets)',
    budget: 50,
    main: true,
    variants: texts('has:attachment', 'has:html', 'has:inline', 'has:link'),
  },
  {
    name: 'has:attachment and a common word',
    budget: 50,
    main: true,
    variants: each(common, (w) => `has:attachment ${w} `),
  },
  {
    name: 'a common word in a rare inbox',
    budget: 50,
    main: true,
    variants: ({ rareInbox }) => common.map((q) => ({ q: `${q} `, inbox: rareInbox })),
  },
  {
    name: 'type:',
    budget: 50,
    main: true,
    variants: texts('type:application/pdf', 'type:image', 'type:text/csv'),
  },
  {
    name: 'tag:',
    budget: 50,
    main: true,
    variants: texts('tag:checkout', 'tag:staging', 'tag:newsletter'),
  },
  { name: 'is:unread', budget: 50, main: true, variants: texts('is:unread', 'is:read') },
  {
    name: 'is:unread and a common word',
    budget: 50,
    main: true,
    variants: each(common, (w) => `is:unread ${w} `),
  },
  {
    name: 'after: before: on: newer:',
    budget: 50,
    main: true,
    variants: ({ middle }) => [
      { q: `after:${middle}` },
      { q: `before:${middle}` },
      { q: 'newer:1h' },
      { q: 'on:today' },
      { q: 'before:yesterday' },
    ],
  },
  {
    name: 'after: and a common word',
    budget: 50,
    main: true,
    variants: ({ middle }) => common.map((word) => ({ q: `after:${middle} ${word} ` })),
  },
  {
    name: 'sent: a month, a day',
    budget: 50,
    main: true,
    variants: texts('sent:2026-03', 'sent:2026-05-17'),
  },
  {
    name: 'message-id:',
    budget: 50,
    main: true,
    variants: ({ samples }) => samples.map((one) => ({ q: `message-id:${one.messageId}` })),
  },
  {
    name: 'a number that one message has',
    budget: 50,
    main: true,
    variants: ({ samples }) =>
      samples.map(({ subject }) => ({ q: `${/A-\d+/.exec(subject)?.[0] ?? subject} ` })),
  },
  {
    name: 'prefix of 2 letters, as typed',
    budget: 50,
    variants: each(common, (w) => w.slice(0, 2)),
  },
  {
    name: 'prefix of 4 letters, as typed',
    budget: 50,
    variants: each(usual, (w) => w.slice(0, 4)),
  },
  {
    name: '"a phrase" of the text',
    budget: 50,
    variants: texts(...phrases.map((one) => `"${one}"`)),
  },
  {
    name: '"a phrase": a whole subject',
    budget: 50,
    variants: ({ samples }) => samples.map(({ subject }) => ({ q: `"${subject}"` })),
  },
  {
    name: '"a phrase" of common words',
    budget: 250,
    variants: each(common, (w, i) => `"${w} ${common[(i + 1) % 8]}"`),
  },
  {
    name: 'OR, parentheses',
    budget: 100,
    variants: each(usual, (w, i) => `(${w} OR ${spanish[i + 200]}) ${common[i]} `),
  },
  {
    name: 'a common word without a usual one',
    budget: 100,
    variants: each(usual, (w, i) => `${common[i]} -${w} `),
  },
  { name: 'a negation alone', budget: 250, variants: each(usual, (w) => `-${w} `) },
  {
    name: 'filename:',
    budget: 50,
    variants: texts('filename:invoice', 'filename:photo-12.png', 'filename:pdf'),
  },
  {
    name: 'header:',
    budget: 100,
    variants: texts('header:X-Mailer:PHPMailer', 'header:List-Unsubscribe:unsubscribe'),
  },
  { name: 'larger:', budget: 100, variants: texts('larger:50kB', 'larger:1MB', 'smaller:1kB') },
  {
    name: 'larger: and a common word',
    budget: 250,
    variants: each(common, (w) => `larger:50kB ${w} `),
  },
  {
    name: 'sorted by size, sender, subject',
    budget: 250,
    variants: () => ['largest', 'sender', 'subject'].map((sort) => ({ sort })),
  },
  {
    name: 'a common word sorted by size, sender, subject',
    budget: 1000,
    variants: () =>
      ['largest', 'sender', 'subject'].flatMap((sort) =>
        common.slice(0, 3).map((q) => ({ q: `${q} `, sort })),
      ),
  },
  {
    name: 'the middle of the list (scrollbar)',
    budget: 250,
    variants: ({ total }) =>
      [3, 5, 8].map((part) => ({ offset: String(Math.floor(total / part)) })),
  },
]
