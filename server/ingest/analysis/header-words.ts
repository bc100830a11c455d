import { bodyCharset, decodedValue, readHeader } from '../../mime/header.ts'
import { headerMark, headerToken, ownColumns } from '../../search/header-words.ts'
import { wordsOf } from '../../search/words.ts'

/** Header bytes, fields, characters of a value and words in all that can be found. */
const maxHeader = 256 * 1024
const maxFields = 200
const maxValue = 2000
const maxWords = 500

/** Written by machines for machines, long and in every message: only that they are there is known. */
const unread = /^(received|dkim-signature|domainkey-signature|authentication-results|arc-.*)$/

/** Found by their name alone: free words should not find every message by how it is built. */
const structural = /^(mime-version|content-.*|date)$/

/**
 * The words of the header fields, as `search/header-words.ts` says, each field followed by its
 * plain words for who searches everything.
 * @param head the header of the message, without its body
 */
export function headerWords(head: Uint8Array): string {
  const raw = head.subarray(0, maxHeader)
  const { fields } = readHeader(raw)
  const charset = bodyCharset(raw, fields)
  const tokens: string[] = []
  let left = maxWords
  for (const field of fields.slice(0, maxFields)) {
    const { name } = field
    tokens.push(headerMark(name))
    if (left === 0 || unread.test(name) || isOwn(name)) continue
    const words = wordsOf(decodedValue(raw, field, charset).slice(0, maxValue)).slice(0, left)
    left -= words.length
    for (const word of words) tokens.push(headerToken(name, word))
    if (!structural.test(name)) tokens.push(...words)
  }
  return tokens.join(' ')
}

const own: ReadonlyMap<string, unknown> = ownColumns
const isOwn = (name: string) => own.has(name)
