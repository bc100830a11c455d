import { ownColumns } from '../../../server/search/header-words.ts'
import type { Condition, Words } from '../../../server/search/condition.ts'
import { wordsOf } from '../../../server/search/words.ts'
import type { Address } from '../../../server/types.ts'
import { addressOf, type Fact } from './search-mail.ts'

/** What searches know of a message: rows of words, in which phrases are sought, and plain facts. */
export interface Known {
  id: string
  n: number
  inbox: { id: string; name: string }
  fields: Record<Field, string[][]>
  header: Map<string, string[]>
  fact: Fact
  size: number
}

type Field = 'subject' | 'from' | 'to' | 'cc' | 'bcc' | 'reply-to' | 'text' | 'name' | 'header'

/** Free words do not look into these: they tell how a message is built, not what it says. */
const structural = ['MIME-Version', 'Content-Type', 'Content-Transfer-Encoding', 'Date']

/** The words of every field, from what was put into the message. */
export function fieldsOf(fact: Fact): Pick<Known, 'fields' | 'header'> {
  const list = (all: (Address | string)[] = []) => [wordsOf(all.map(spelled).join('\n'))]
  const from = fact.from === undefined ? [] : [fact.from]
  const reverse = fact.envelopeFrom ?? from.map((one) => addressOf(one).address).join('')
  const blind = [...(fact.bcc ?? []).map((one) => addressOf(one).address), ...(fact.blind ?? [])]
  const fields = {
    Subject: fact.subject,
    'Message-ID': fact.messageId && `<${fact.messageId}>`,
    ...fact.header,
  }
  const header = new Map(
    Object.entries(fields).flatMap(([name, value]): [string, string[]][] =>
      value === undefined ? [] : [[name.toLowerCase(), wordsOf(value)]],
    ),
  )
  const free = [...header].filter(([name]) => name !== 'subject')
  return {
    header,
    fields: {
      subject: [wordsOf(fact.subject ?? '')],
      from: [wordsOf([...from.map(spelled), reverse].join('\n'))],
      to: list(fact.to),
      cc: list(fact.cc),
      bcc: [wordsOf([...(fact.bcc ?? []).map(spelled), ...blind].join('\n'))],
      'reply-to': list(fact.replyTo),
      text: [wordsOf(fact.text ?? ''), wordsOf((fact.html ?? '').replace(/<[^>]*>/g, ' '))],
      name: [wordsOf((fact.files ?? []).map(({ name }) => name).join('\n'))],
      header: free.map(([, words]) => words),
    },
  }
}

const spelled = (one: Address | string) => {
  const { name, address } = addressOf(one)
  return `${name} ${address}`
}

/** Whether a message is what a condition asks for: the meaning of `condition.ts`, word by word. */
export function matches(condition: Condition, known: Known): boolean {
  if ('and' in condition) return condition.and.every((one) => matches(one, known))
  if ('or' in condition) return condition.or.some((one) => matches(one, known))
  if ('not' in condition) return !matches(condition.not, known)
  switch (condition.op) {
    case 'has':
      return condition.field === 'header'
        ? hasHeader(condition.name, condition.value, known)
        : rowsOf(condition.field, known).some((row) => isIn(row, condition.value))
    case 'within': {
      // No check has looked at this mail; `checking.ts` asks about facts.
      if (condition.field === 'fact') return false
      const value = quantity(condition.field, known)
      const { from, to } = condition
      return value !== null && (from === null || value >= from) && (to === null || value < to)
    }
    case 'is':
      return typeof condition.value === 'boolean'
        ? isSo(condition.field, known) === condition.value
        : isExactly(condition.field, condition.value, known)
  }
}

/** Tokens side by side; the last may be the beginning of a word. */
function isIn(row: string[], { tokens, prefix }: Words): boolean {
  return row.some((_, at) =>
    tokens.every((token, i) => {
      const word = row[at + i]
      return prefix && i === tokens.length - 1 ? word?.startsWith(token) : word === token
    }),
  )
}

function rowsOf(field: string, { fields }: Known): string[][] {
  const rows = fields as Record<string, string[][] | undefined>
  if (field === 'any') return Object.values(fields).flat()
  if (field !== 'addressed') return rows[field] ?? []
  return ['from', 'to', 'cc', 'bcc', 'reply-to'].flatMap((one) => rows[one] ?? [])
}

function hasHeader(name: string, value: Words, known: Known): boolean {
  const own: ReadonlyMap<string, string> = ownColumns
  const column = own.get(name)
  if (value.tokens.length > 0 && column !== undefined) {
    return rowsOf(column, known).some((row) => isIn(row, value))
  }
  if (value.tokens.length > 0) return isIn(known.header.get(name) ?? [], value)
  const { fact } = known
  const said = {
    from: fact.from,
    to: fact.to,
    cc: fact.cc,
    bcc: fact.bcc,
    'reply-to': fact.replyTo,
  }
  const present = new Map(Object.entries({ ...said, date: fact.date }))
  if (present.has(name)) return present.get(name) !== undefined
  return known.header.has(name) || structural.some((one) => one.toLowerCase() === name)
}

function isSo(field: string, { fact }: Known): boolean {
  const files = fact.files ?? []
  switch (field) {
    case 'unread':
      return !fact.read
    case 'pinned':
      return fact.pinned === true
    case 'tagged':
      return (fact.tags ?? []).length > 0
    case 'attachment':
      return files.some(({ cid }) => cid === undefined)
    case 'inline':
      return files.some(({ cid }) => cid !== undefined)
    case 'html':
      return fact.html !== undefined
    case 'link':
      return /https?:/.test(`${fact.text} ${fact.html}`)
    case 'calendar':
      return files.some(({ type }) => type === 'text/calendar')
    default:
      return false
  }
}

function isExactly(field: string, value: string, { fact, inbox }: Known): boolean {
  const same = (one?: string) => one?.toLowerCase() === value.toLowerCase()
  switch (field) {
    case 'tag':
      return (fact.tags ?? []).some(same)
    case 'inbox':
      return inbox.id === value || same(inbox.name)
    case 'user':
      return same(fact.user)
    case 'message-id':
      return same(fact.messageId)
    default:
      return typesOf(fact).some((type) => type === value || type.startsWith(`${value}/`))
  }
}

function typesOf({ text, html, files = [] }: Fact): string[] {
  const bodies = [
    ...(text === undefined ? [] : ['text/plain']),
    ...(html === undefined ? [] : ['text/html']),
  ]
  if (bodies.length === 0 && files.length === 0) return ['text/plain']
  return [
    ...bodies,
    ...(bodies.length === 2 ? ['multipart/alternative'] : []),
    ...(files.length > 0 ? ['multipart/mixed'] : []),
    ...files.map(({ type }) => type),
  ]
}

function quantity(field: 'arrived' | 'sent' | 'size', { fact, size }: Known): number | null {
  if (field === 'size') return size
  const at = field === 'sent' ? fact.date : fact.arrivedAt
  return at === undefined ? null : Date.parse(at)
}
