/** Why something was not fetched, or not to its end. */
export type RefusalCode =
  /** No URL, or one of another scheme than http and https. */
  | 'url'
  /** The name has no address, or DNS did not answer. */
  | 'dns'
  /** The address is private, loopback, link-local or the like, and the host is not allowed. */
  | 'address'
  /** Nobody answered there, or the answer was no HTTP. */
  | 'connection'
  /** The certificate is not trusted, or TLS failed. */
  | 'tls'
  /** More redirects than are followed. */
  | 'redirects'
  /** Another type than was asked for. */
  | 'type'
  /** More bytes than were asked for. */
  | 'size'
  /** It took too long as a whole. */
  | 'time'
  /** Too many wait already. */
  | 'count'
  /** Whoever asked went away. */
  | 'gone'

export interface FetchOptions {
  /** The Accept field. */
  accept: string
  /** Most bytes of the body, after its content coding is undone. */
  limit: number
  method?: 'GET' | 'HEAD'
  /** Whether a body of this media type is wanted; asked before any of it is read, of a 2xx only. */
  wanted?: (type: string) => boolean
  /** Redirects that are followed at most; 5 when absent. */
  redirects?: number
  /** Ends it early. */
  signal?: AbortSignal | undefined
}

interface Way {
  /** Where it was answered or refused: the URL itself, or the last one it led to. */
  url: string
  /** The URLs it led to, in their order. */
  redirects: string[]
}

export interface Fetched extends Way {
  ok: true
  /** Of the last answer; redirects are followed, all others are told as they are. */
  status: number
  /** Media type in lower case, without parameters; '' when there is none. */
  type: string
  charset: string | null
  body: Uint8Array<ArrayBuffer>
}

export interface Refused extends Way {
  ok: false
  code: RefusalCode
  /** For the log: an address and what it is, an error of the system. */
  detail: string
}

export type FetchResult = Fetched | Refused

/**
 * Fetches what a stranger named. Never throws for what the other side does; the result says it.
 * http and https only; a name's addresses are checked and the connection goes to one that was
 * checked; every redirect is checked like the first URL. Sends no cookie, no referrer, no
 * credentials.
 */
export type FetchGuarded = (url: string, options: FetchOptions) => Promise<FetchResult>

/** A refusal on its way out of the steps of a fetch. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: RefusalCode

  constructor(code: RefusalCode, detail: string) {
    super(detail)
    this.code = code
  }
}
