import type { HeaderField } from '../../../server/types.ts'
import { readDate } from './dates.ts'
import { splitAtSemicolons, tokens, type Token } from './tokens.ts'

/** What a server wrote into the Received field of a message (RFC 5321 §4.4); '' is what it left out. */
export interface Stamp {
  from: string
  /** The name that the address of the sender leads to. */
  name: string
  /** IP address of the sender. */
  address: string
  /** The name of the sender's HELO or EHLO, where `from` is another. */
  helo: string
  by: string
  /** Protocol: 'ESMTPS'. */
  with: string
  /** Version and cipher; '' when it was encrypted and no more is said, null when nothing is said. */
  tls: string | null
  id: string
  for: string
  /** What stands in place of a sender: 'qmail 4711 invoked by uid 1000'. */
  note: string
  /** Milliseconds since 1970; null when the date cannot be read. */
  at: number | null
}

const CLAUSES = ['from', 'by', 'via', 'with', 'id', 'for'] as const
type Clause = (typeof CLAUSES)[number]
interface Said {
  words: string[]
  comments: string[]
}
/** More hops than any real message has; a loop would have been cut at 100 (RFC 5321 §6.3). */
const MOST_HOPS = 200
const LONGEST_NOTE = 200
/** Nothing that a server writes is longer; a date beyond this is not looked for. */
const LONGEST_VALUE = 20_000

/** The stamps in the order of travel: the field at the top of a message is the last hop. */
export function receivedStamps(fields: HeaderField[]): Stamp[] {
  return fields
    .filter((field) => field.name.toLowerCase() === 'received')
    .slice(0, MOST_HOPS)
    .map((field) => parseReceived(field.value))
    .reverse()
}

export function parseReceived(value: string): Stamp {
  const pieces = splitAtSemicolons(value.slice(0, LONGEST_VALUE))
  const date = pieces.length > 1 ? pieces.pop() : undefined
  const all = tokens(pieces.join(' '))
  const said = clauses(all)
  const word = (clause: Clause) => said.get(clause)?.words[0] ?? ''
  const protocol = (said.get('with') ?? said.get('via'))?.words.join(' ') ?? ''
  const from = word('from')
  const sender = senderOf(said.get('from'))
  return {
    from,
    ...sender,
    name: sender.name.toLowerCase() === from.toLowerCase() ? '' : sender.name,
    by: word('by'),
    with: protocol.replace(/\(.*/, ''),
    tls: tlsOf(all, protocol),
    id: bare(word('id')),
    for: bare(word('for')),
    note: from === '' ? (all.find((one) => one.comment)?.text.slice(0, LONGEST_NOTE) ?? '') : '',
    at: date === undefined ? null : readDate(date),
  }
}

/** The words and comments that follow each clause's name; one that comes again is a word. */
function clauses(all: Token[]): Map<Clause, Said> {
  const found = new Map<Clause, Said>()
  let open: Said | undefined
  for (const { comment, text } of all) {
    const clause = comment ? undefined : CLAUSES.find((name) => name === text.toLowerCase())
    if (clause && !found.has(clause)) found.set(clause, (open = { words: [], comments: [] }))
    else (comment ? open?.comments : open?.words)?.push(text)
  }
  return found
}

const HELO = /\b(?:helo|ehlo|lhlo)[=\s]\s{0,3}([^\s()]{1,255})/i
const BRACKETED = /\[(?:IPv6:)?([0-9a-f.:]{2,45})\]/i
const ADDRESS = /^(?:\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}|[0-9a-f]{0,4}:[0-9a-f:.]{2,45})$/i

function senderOf(said: Said | undefined): Pick<Stamp, 'name' | 'address' | 'helo'> {
  const { words = [], comments = [] } = said ?? {}
  const told = comments.join(' ')
  const helo = HELO.exec(told)?.[1] ?? ''
  const rest = told.replace(HELO, ' ')
  const address =
    BRACKETED.exec(rest)?.[1] ??
    BRACKETED.exec(words.join(' '))?.[1] ??
    [...rest.split(/\s+/), ...words].find((one) => ADDRESS.test(one)) ??
    ''
  const name = /^([a-z0-9][\w-]{0,62}(?:\.[\w-]{1,63}){1,20})\.?\s{0,3}\[/i.exec(rest.trim())?.[1]
  return { name: name ?? '', address, helo: helo === words[0] ? '' : helo }
}

function tlsOf(all: Token[], protocol: string): string | null {
  const comments = all.flatMap(({ comment, text }) => (comment ? [text] : [])).join(' ')
  const version = /\b(TLS|SSL)[\s_]?v?(\d(?:[._]\d)?)(?![\d.])/i.exec(comments)
  const cipher = /\bcipher[=\s]\s{0,3}([\w-]{1,80})/i.exec(comments)?.[1] ?? ''
  if (version) {
    const [, name = '', number = ''] = version
    return `${name.toUpperCase()} ${number.replace('_', '.')} ${cipher}`.trim()
  }
  return /^(?:utf8)?(?:e?smtp|lmtp)sa?$/i.test(protocol) ? cipher : null
}

function bare(word: string): string {
  return word.replace(/^<(.*)>$/, '$1')
}
