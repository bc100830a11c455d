import type { Sort } from '../../server/types.ts'
import { noFilter, readFilter, writeFilter, type ReleaseFilter } from './releases/filter.ts'
import { readSort } from './sorts.ts'

const pages = [
  'mail',
  'releases',
  'connections',
  'settings',
  'compare',
  'compose',
  'zones',
] as const

export type Page = (typeof pages)[number]

/** Where the person is; the address bar holds exactly this. */
export interface Address {
  page: Page
  /** 'all' or the id of an inbox. */
  inbox: string
  /** Id of the session that is open on the connections page. */
  session: string | null
  /** The domain of the open planned zone. */
  domain: string | null
  /** Id of the open release. */
  release: string | null
  /** Which releases are listed. */
  filter: ReleaseFilter
  /** The part of the settings that is shown; null is the first. */
  section: string | null
  /** The search text. */
  q: string
  /** The order of the list; null is newest first. */
  sort: Sort | null
  /** Id of the open message; of the left one where two are compared. */
  message: string | null
  /** Id of the message that the open one is compared with. */
  other: string | null
  /** Section path of the nested message that is open inside the message; null is the message itself. */
  part: string | null
  /** The open tab of the reader or of the comparison; null is its first. */
  tab: string | null
  /** The line of a source that is shown and marked, from 1. */
  line: number | null
}

export const home: Address = {
  page: 'mail',
  inbox: 'all',
  session: null,
  domain: null,
  release: null,
  filter: noFilter,
  section: null,
  q: '',
  sort: null,
  message: null,
  other: null,
  part: null,
  tab: null,
  line: null,
}

/** What a link changes. Naming an inbox or a page starts there afresh; the rest builds on where one is. */
export type Step = Partial<Address>

export function follow(from: Address, step: Step): Address {
  const fresh = step.page !== undefined || step.inbox !== undefined
  const kept = fresh ? home : from
  // A part is one of its message, a line one of its source.
  const part = step.message === undefined ? kept.part : null
  const line = part === kept.part && step.tab === undefined ? kept.line : null
  return { ...kept, part, line, ...step }
}

/** @param base path of `document.baseURI`, '/' at both ends */
export function readAddress(url: URL, base: string): Address {
  const path = url.pathname.startsWith(base) ? url.pathname.slice(base.length) : ''
  const [first, second, third] = path.split('/').map(decode)
  const message = url.searchParams.get('message') || null
  const query = {
    q: url.searchParams.get('q') ?? '',
    sort: readSort(url.searchParams.get('sort')),
    message,
    ...(message === null ? {} : inMessage(url.searchParams)),
  }
  if (first === 'connections') return { ...home, page: 'connections', session: second || null }
  if (first === 'zones') return { ...home, page: 'zones', domain: second || null }
  if (first === 'settings') return { ...home, page: 'settings', section: second || null }
  if (first === 'releases') {
    const filter = readFilter(url.searchParams)
    return { ...home, page: 'releases', release: second || null, filter }
  }
  if (first === 'compose') return { ...home, page: 'compose', message }
  if (first === 'compare') {
    const tab = (third && url.searchParams.get('tab')) || null
    return { ...home, page: 'compare', message: second || null, other: third || null, tab }
  }
  if (first === 'inbox' && second) return { ...home, ...query, inbox: second }
  return { ...home, ...query }
}

function inMessage(query: URLSearchParams): Pick<Address, 'part' | 'tab' | 'line'> {
  const line = Number(query.get('line'))
  return {
    part: query.get('part') || null,
    tab: query.get('tab') || null,
    line: Number.isSafeInteger(line) && line > 0 ? line : null,
  }
}

export function writeAddress(address: Address, base: string): string {
  switch (address.page) {
    case 'mail':
      return writeMail(address, base)
    case 'connections':
      return base + segments('connections', address.session)
    case 'zones':
      return base + segments('zones', address.domain)
    case 'settings':
      return base + segments('settings', address.section)
    case 'releases': {
      const query = writeFilter(address.filter)
      return base + segments('releases', address.release) + (query === '' ? '' : `?${query}`)
    }
    case 'compare':
      return base + writeComparison(address)
    case 'compose': {
      const { message } = address
      return `${base}compose${message === null ? '' : `?${new URLSearchParams({ message })}`}`
    }
    default:
      return base + address.page
  }
}

function segments(...all: (string | null)[]): string {
  return all
    .filter((one) => one !== null)
    .map(encodeURIComponent)
    .join('/')
}

/** The first of the two places may not stay empty: a message alone is the left one. */
function writeComparison({ message, other, tab }: Address): string {
  if (message === null || other === null) return segments('compare', message)
  const query = tab === null ? '' : `?${new URLSearchParams({ tab })}`
  return segments('compare', message, other) + query
}

function writeMail(address: Address, base: string): string {
  const query = new URLSearchParams()
  if (address.q !== '') query.set('q', address.q)
  if (address.sort !== null) query.set('sort', address.sort)
  if (address.message !== null) {
    const { message, part, tab, line } = address
    query.set('message', message)
    if (part !== null) query.set('part', part)
    if (tab !== null) query.set('tab', tab)
    if (line !== null) query.set('line', String(line))
  }
  const path = address.inbox === 'all' ? 'all' : `inbox/${encodeURIComponent(address.inbox)}`
  return `${base}${path}${query.size === 0 ? '' : `?${query}`}`
}

/** True for an address that the UI shows itself; the API and files are the server's. */
export function isOurs(url: URL, base: string): boolean {
  const first = url.pathname.slice(base.length).split('/')[0] ?? ''
  return url.pathname.startsWith(base) && ['', 'all', 'inbox', ...pages].includes(first)
}

/** A stray '%' in a typed address is no reason to fail. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
