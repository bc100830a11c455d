import fc from 'fast-check'
import { expect, test } from 'vitest'
import { queryWords, wordsOf } from '../../server/search/words.ts'
import { cpuOf } from '../helpers/work.ts'

test.each([
  ['Hello, World!', ['hello', 'world']],
  ['', []],
  ['--- ...', []],
  ["order_id=20418; it's", ['order', 'id', '20418', 'it', 's']],
  ['lucia.perez+shop@example.test', ['lucia', 'perez', 'shop', 'example', 'test']],
  ['Łódź', ['lodz']],
  ['straße STRASSE', ['strasse', 'strasse']],
  ['İstanbul ısı', ['istanbul', 'isi']],
  ['Ærøskøbing þing', ['aeroskobing', 'thing']],
  ['ΣΊΣΥΦΟΣ Σίσυφος', ['σισυφοσ', 'σισυφοσ']],
  ['５０％ ﬁne', ['50', '%', 'fine']],
  ['48,00 € $5 🎉', ['48', '00', '€', '$', '5', '🎉']],
  ['メール', ['メー', 'ール', 'ル']],
  ['ﾒｰﾙ', ['メー', 'ール', 'ル']],
  ['東京都tower', ['東京', '京都', '都', 'tower']],
  ['한국어', ['한국', '국어', '어']],
  ['ภาษา', ['ภา', 'าษ', 'ษา', 'า']],
  ['Привет', ['привет']],
  ['नमस्ते', ['नमसत']],
  ['José CAFÉ e\u0301te\u0301', ['jose', 'cafe', 'ete']],
  ['ﬁnd ﬂour ĳs Ǆep', ['find', 'flour', 'ijs', 'dzep']],
  ['ＦＵＬＬ　ｗｉｄｔｈ', ['full', 'width']],
  ['ﾊﾞｽ バス パス', ['バス', 'ス', 'バス', 'ス', 'パス', 'ス']],
  ['ไทย ๒๐๔๑๘', ['ไท', 'ทย', 'ย', '20418']],
  ['٢٠٤١٨ ۲۰۴۱۸ २०४१८', ['20418', '20418', '20418']],
  ['محمّد محمـــد', ['محمد', 'محمد']],
  ['أهلاً', ['اهلا']],
  ['שָׁלוֹם', ['שלום']],
  ['한글 \u1112\u1161\u11ab\u1100\u1173\u11af', ['한글', '글', '한글', '글']],
  ['news\u00adletter zero\u200bwidth joi\u200dner', ['newsletter', 'zerowidth', 'joiner']],
  ['Acme™ Acme® x²', ['acme', 'acme', '®', 'x2']],
  ['👩‍🚀 ❤️ 🇪🇸 👍🏽', ['👩', '🚀', '❤', '🇪', '🇸', '👍']],
  ['bob@example.com', ['bob', 'example', 'com']],
  [
    'https://a.example/x?y=1&z=order-20418#f',
    ['https', 'a', 'example', 'x', 'y', '1', 'z', 'order', '20418', 'f'],
  ],
])('cuts %j', (text, words) => {
  expect(wordsOf(text)).toEqual(words)
})

test('reads the digits of every script', () => {
  const systems = Intl.supportedValuesOf('numberingSystem')
  for (const system of systems) {
    const written = new Intl.NumberFormat(`en-u-nu-${system}`, { useGrouping: false })
    const all = written.format(1234567890)
    if (/^\p{Nd}+$/u.test(all)) expect([system, wordsOf(all)]).toEqual([system, ['1234567890']])
  }
})

test('cuts a word into itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      for (const word of wordsOf(text)) expect([wordsOf(word)[0], text]).toEqual([word, text])
    }),
    { numRuns: 1000 },
  )
})

test('finds what is written in another case, width or form', () => {
  const letters = fc.constantFrom(...'aBéñßŁø7ıバカ한글Ωжأש２fi'.split(''), ' ', '-')
  fc.assert(
    fc.property(fc.string({ unit: letters, maxLength: 12 }), (text) => {
      const words = wordsOf(text)
      for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'])
        expect(wordsOf(text.normalize(form))).toEqual(words)
      expect(wordsOf(text.replaceAll('ı', 'i').toUpperCase())).toEqual(words)
      expect(wordsOf(text.toLowerCase())).toEqual(words)
    }),
  )
})

test('cuts long words alike in the index and in queries, never in half a letter', () => {
  const long = 'x'.repeat(1000)
  expect(wordsOf(long)).toEqual(['x'.repeat(64)])
  expect(queryWords(long).tokens).toEqual(wordsOf(long))
  const [cut] = wordsOf(`${'x'.repeat(63)}𝒳𐐨`.normalize('NFC') + 'é')
  expect(cut).toBe(Buffer.from(cut ?? '').toString())
})

test('gives words without blanks, quotation marks or control characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const word of [...wordsOf(text), ...queryWords(text).tokens]) {
        expect(word).not.toBe('')
        // eslint-disable-next-line no-control-regex -- words never hold a NUL or a blank
        expect(word).not.toMatch(/[\x00-\x20"\s]/)
      }
    }),
  )
})

test('asks for words that stand side by side in every text that holds them', () => {
  const letters = fc.constantFrom(
    'a',
    'B',
    'é',
    'ß',
    '7',
    '東',
    '京',
    'ル',
    '한',
    '€',
    ' ',
    '-',
    '.',
  )
  const texts = fc.string({ unit: letters, maxLength: 12 })
  fc.assert(
    fc.property(texts, texts, texts, (before, typed, after) => {
      const { tokens, prefix } = queryWords(typed)
      if (tokens.length === 0) return
      expect(isIn(wordsOf(`${before} ${typed} ${after}`), tokens, prefix)).toBe(true)
    }),
  )
})

test('finds any stretch of a script without blanks', () => {
  const text = fc.string({ unit: fc.constantFrom('東', '京', '都', 'ル', '한'), minLength: 1 })
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), (run, from, length) => {
      const start = from % run.length
      const typed = run.slice(start, start + 1 + (length % 5))
      const { tokens, prefix } = queryWords(typed)
      expect(isIn(wordsOf(run), tokens, prefix)).toBe(true)
    }),
  )
})

test.each([
  ['marks', `a${'\u0301\u0316'.repeat(300_000)}`],
  ['letters with marks', 'é'.repeat(300_000)],
  ['a script without blanks', '東'.repeat(300_000)],
  ['voicing marks', `か${'\u3099'.repeat(300_000)}`],
  ['half letters', '\ud83c'.repeat(300_000)],
  ['signs', '-_=+'.repeat(100_000)],
])('takes linear time for a long run of %s', async (_, text) => {
  expect(await cpuOf(() => wordsOf(text))).toBeLessThan(2000)
})

function isIn(words: string[], tokens: string[], prefix: boolean): boolean {
  return words.some((_, at) =>
    tokens.every((token, i) => {
      const word = words[at + i]
      const last = i === tokens.length - 1
      return prefix && last ? word?.startsWith(token) : word === token
    }),
  )
}

test('cuts any text letter by letter as it cuts it whole', () => {
  const letters = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.integer({ min: 0, max: 0x2200 }).map((code) => String.fromCharCode(code)),
    }),
    fc.constantFrom(' ', '\n', '½', '东', 'ΟΔΟΣ', 'İ', '\u0301', '\u200b', '’'),
  )
  const whole = (text: string) => queryWords(text).tokens
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 12 }), (pieces) => {
      // The word at the end keeps the last pair of a dense script from being open.
      const text = `${pieces.join('')} end`
      expect(wordsOf(text)).toEqual(whole(text))
    }),
    { numRuns: 2000 },
  )
})
