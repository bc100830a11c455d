import { decodeHeaderBytes } from '../../../mime/charset.ts'
import { plainName } from '../convert/addresses.ts'
import { folded } from '../convert/fold.ts'
import { encodedPhrase } from '../convert/words.ts'
import type { Edit } from './edit.ts'
import { unfoldedValue, type Field } from './fields.ts'
import { mailboxes, type Mailbox } from './mailboxes.ts'

/** Characters of names that are kept. */
const maxNames = 500
const address = /^[^\s<>()[\]:;,"\\@\p{Cc}]{1,256}@[^\s<>():;,"\\@\p{Cc}]{1,255}$/u

/** One From with one address in place of all that there are; names stay. */
export const withFrom: Edit = (fields, { wanted, tell }) => {
  if (wanted.from === null) return fields
  if (!address.test(wanted.from)) {
    tell.problem('from_invalid', shown(wanted.from))
    return fields
  }
  const old = fields.filter(({ name }) => name === 'from')
  const people = old.flatMap((field) => mailboxes(unfoldedValue(field)))
  const field = fieldOf(phraseOf(people), wanted.from)
  if (old.length === 1 && sameValue(old[0], field)) return fields
  tell.alteration('from', wanted.from)
  const first = fields.findIndex(({ name }) => name === 'from')
  if (first < 0) return [...fields, field]
  return fields.flatMap((one, index) =>
    index === first ? [field] : one.name === 'from' ? [] : [one],
  )
}

function fieldOf(phrase: string, to: string): Field {
  const angled = `<${Buffer.from(to, 'utf8').toString('latin1')}>`
  const text = folded(`From: ${phrase === '' ? '' : `${phrase} `}${angled}`)
  return { name: 'from', text: `${text}\r\n` }
}

/** The name as it stands; several names become one. */
function phraseOf(people: Mailbox[]): string {
  const known = people.filter(({ before, group }) => before !== '' || (group ?? '') !== '')
  const [only] = known
  if (!only) return ''
  const alone = known.length === 1 && people.length === 1 && only.group === null
  if (alone && isWhole(only.before)) return only.before
  const names = known.map(({ before, group }) => named(before) || named(group ?? ''))
  return encodedPhrase([...new Set(names)].join(', ').slice(0, maxNames))
}

/** As people read it. */
function named(phrase: string): string {
  return plainName(decodeHeaderBytes(Buffer.from(phrase, 'latin1')))
}

/** Whether an address behind it would be read as one: quotes and comments are closed. */
function isWhole(phrase: string): boolean {
  const [one, ...more] = mailboxes(`${phrase} <a@b>`)
  return one?.angled === true && one.before === phrase && more.length === 0
}

function sameValue(old: Field | undefined, field: Field): boolean {
  return old !== undefined && unfoldedValue(old) === unfoldedValue(field)
}

function shown(text: string): string {
  return text.replace(/\p{Cc}/gu, '?').slice(0, 200)
}
