import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isAddress, splitAddresses } from '../../web/compose/addresses.ts'
import { blank, draftOf, keepDraft, readDraft } from '../../web/compose/draft.ts'
import { encoded, encloseFiles } from '../../web/compose/files.ts'
import { aMessage } from './message/message.ts'

test.each([
  ['a@x.test, b@x.test; c@x.test', ['a@x.test', 'b@x.test', 'c@x.test']],
  ['"Marsh, Ada" <ada@x.test>\nbob@x.test', ['"Marsh, Ada" <ada@x.test>', 'bob@x.test']],
  [' , ;', []],
])('parts %j', (text, people) => {
  expect(splitAddresses(text)).toEqual(people)
})

test.each(['ada@x.test', 'Ada Marsh <ada@x.test>', '"Marsh, Ada" <ada@x.test>', 'a@localhost'])(
  'takes %s for an address',
  (text) => expect(isAddress(text)).toBe(true),
)
test.each(['ada', 'ada@', '@x.test', 'a b@x.test', 'Ada <ada>', 'a@b@c'])(
  'takes %s for none',
  (text) => expect(isAddress(text)).toBe(false),
)

test('keeps a draft, and starts anew when what lies there is none', () => {
  const kept = new Map<string, string>()
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
  expect(readDraft(storage)).toEqual(blank)
  const draft = { ...blank, to: ['a@x.test'], headers: [{ name: 'X-A', value: 'b' }] }
  keepDraft(storage, draft)
  expect(readDraft(storage)).toEqual(draft)
  kept.set('mailproof.draft', '{"to":[1,"b@x.test"],"subject":7,"headers":[null,{"name":1}]}')
  expect(readDraft(storage)).toEqual({ ...blank, to: ['b@x.test'] })
})

test('a kept message becomes a draft, with whom only its envelope names as Bcc', () => {
  const message = aMessage({
    from: { name: 'Shop', address: 'shop@x.test' },
    to: [{ name: '', address: 'ada@x.test' }],
    envelopeOnly: ['audit@x.test'],
    subject: 'Order',
  })
  expect(draftOf(message, { text: 'Hi', html: '' })).toMatchObject({
    from: '"Shop" <shop@x.test>',
    to: ['ada@x.test'],
    bcc: ['audit@x.test'],
    subject: 'Order',
    text: 'Hi',
  })
})

test('files go along byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 70_000 }), async (bytes) => {
      const [file] = encloseFiles([new File([bytes], 'a.bin')])
      if (!file) throw new Error('no file')
      const { content } = await encoded(file)
      expect(Buffer.from(content, 'base64').equals(Buffer.from(bytes))).toBe(true)
    }),
    { numRuns: 20 },
  )
})
