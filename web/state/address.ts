import type { Sort } from '../../server/types.ts'
import { readSort } from './sorts.ts'

/** Where the person is; the address bar holds exactly this. */
export interface Address {
  page: 'mail' | 'connections' | 'settings'
  /** 'all' or the id of an inbox. */
  inbox: string
  /** Id of the session that is open on the connections page. */
  session: string | null
  /** The search text. */
  q: string
  /** The order of the list; null is newest first. */
  sort: Sort | null
  /** Id of the open message. */
  message: string | null
  /** The open tab of the reader; null is its first. */
  tab: string | null
}

export const home: Address = {
  page: 'mail',
  inbox: 'all',
  session: null,
  q: '',
  sort: null,
  message: null,
  tab: null,
}

/** What a link changes. Naming an inbox or a page starts there afresh; the rest builds on where one is. */
export type Step = Partial<Address>

export function follow(from: Address, step: Step): Address {
  const fresh = step.page !== undefined || step.inbox !== undefined
  return { ...(fresh ? home : from), ...step }
}

/** @param base path of `document.baseURI`, '/' at both ends */
export function readAddress(url: URL, base: string): Address {
  const path = url.pathname.startsWith(base) ? url.pathname.slice(base.length) : ''
  const [first, second] = path.split('/').map(decode)
  const query = {
    q: url.searchParams.get('q') ?? '',
    sort: readSort(url.searchParams.get('sort')),
    message: url.searchParams.get('message') || null,
    tab: url.searchParams.get('tab') || null,
  }
  if (first === 'connections') return { ...home, page: 'connections', session: second || null }
  if (first === 'settings') return { ...home, page: 'settings' }
  if (first === 'inbox' && second) return { ...home, ...query, inbox: second }
  return { ...home, ...query }
}

export function writeAddress(address: Address, base: string): string {
  if (address.page === 'settings') return `${base}settings`
  if (address.page === 'connections') {
    const { session } = address
    return `${base}connections${session === null ? '' : `/${encodeURIComponent(session)}`}`
  }
  const query = new URLSearchParams()
  if (address.q !== '') query.set('q', address.q)
  if (address.sort !== null) query.set('sort', address.sort)
  if (address.message !== null) query.set('message', address.message)
  if (address.message !== null && address.tab !== null) query.set('tab', address.tab)
  const path = address.inbox === 'all' ? 'all' : `inbox/${encodeURIComponent(address.inbox)}`
  return `${base}${path}${query.size === 0 ? '' : `?${query}`}`
}

/** True for an address that the UI shows itself; the API and files are the server's. */
export function isOurs(url: URL, base: string): boolean {
  const first = url.pathname.slice(base.length).split('/')[0] ?? ''
  return (
    url.pathname.startsWith(base) && ['', 'all', 'inbox', 'connections', 'settings'].includes(first)
  )
}

/** A stray '%' in a typed address is no reason to fail. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
