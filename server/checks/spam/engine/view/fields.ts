import { decodeHeaderBytes } from '../../../../mime/charset.ts'
import { decodeWords } from '../../../../mime/encoded-words.ts'
import { readHeader, valueBytes } from '../../../../mime/header.ts'
import { mailboxesIn } from './mailboxes.ts'
import { fromUtf8Latin, latin, utf8Latin, withLf } from './latin.ts'

/** A header field as rules see it; each value ends with LF. */
export interface Field {
  /** As written. */
  name: string
  key: string
  /** As sent: folded, with the blank that follows the colon. */
  raw: string
  /** Unfolded and decoded. */
  value: string
}

/** RFC 2047 §5: these hold no encoded-words, whatever they look like. */
const plain =
  /^(?:received|(?:resent-)?(?:message-id|date)|mime-version|references|in-reply-to|list-.*)$/

/** Longer values are cut, more fields are left out. */
const maxValue = 8 * 1024
const maxFields = 1000
const maxAddresses = 500

export function readFields(raw: Uint8Array, start = 0, end = raw.length): Field[] {
  const { fields } = readHeader(raw, start, end)
  return fields.slice(0, maxFields).map((place) => {
    const bytes = valueBytes(raw, place).subarray(0, maxValue)
    const name = latin(raw.subarray(place.start, place.colon)).trim()
    const key = place.name
    return { name, key, raw: `${withLf(latin(bytes))}\n`, value: `${decoded(bytes, key)}\n` }
  })
}

function decoded(bytes: Uint8Array, key: string): string {
  const text = decodeHeaderBytes(bytes)
    .replace(/\r?\n[ \t]+/g, ' ')
    .replace(/[\r\n]+/g, '')
    .trim()
  return utf8Latin(plain.test(key) ? text : decodeWords(text))
}

/** The addresses, or the names before them, of values as they were sent. */
export function addressed(values: readonly string[], what: 'addr' | 'name'): string[] {
  return values.flatMap((value) =>
    mailboxesIn(value.replace(/\n(?=[ \t])/g, ''), maxAddresses).flatMap(({ name, address }) => {
      if (what === 'addr') return address ?? []
      return name === null ? [] : shownName(name)
    }),
  )
}

function shownName(name: string): string {
  const words = utf8Latin(decodeWords(fromUtf8Latin(name)))
  if (!/\S/.test(words)) return words
  return words
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^'(.*)'$/, '$1')
}
