/**
 * What the rules look at. Every text is bytes as latin1 (rules are written for bytes): what was
 * decoded is UTF-8 again, so `é` is `\xc3\xa9`.
 */
export interface Mail {
  /** The whole message, lines end with LF. */
  full(): string
  /**
   * The values of all fields of a name, in their order, each ended by LF as the rules expect it:
   * unfolded and decoded, or with `:raw` as sent. Of `addr` and `name` one stands in a line. Undefined when there is none. Also the
   * pseudo-headers: ALL, ALL-TRUSTED.., ToCc, MESSAGEID, EnvelopeFrom, X-Spam-Relays-*.
   */
  header(name: string, as?: 'addr' | 'name' | 'raw'): string | undefined
  /** Of each part, containers too, the last value of a field; undefined where there is none. */
  partHeader(name: string, as?: 'raw'): readonly (string | undefined)[]
  /** Names as they stand, in order, without the pseudo-headers. */
  headerNames(): readonly string[]
  /** The rendered text: the first is the Subject, then paragraphs of at most 2 kB or so. */
  body(): readonly string[]
  /** Decoded text parts, HTML as written, in pieces of 1 to 2 kB. */
  rawbody(): readonly string[]
  uris(): readonly Uri[]
  /** MIME parts but the containers, with their header fields as text. */
  mime(): readonly MimePart[]
  /** One for each HTML part. */
  html(): readonly HtmlFacts[]
  relays(): Relays
  /**
   * What is wrong with the form: `missing_head_body_separator`, `missing_mime_head_body_separator`,
   * `missing_mime_headers`, `truncated_header`, `mime_epilogue_exists`, `mime_missing_boundary`.
   */
  flags(): ReadonlySet<string>
  /** Reverse-path without angle brackets; undefined when unknown, '' for the null sender. */
  envelopeFrom: string | undefined
  envelopeTo: readonly string[]
  /** Epoch ms. */
  arrivedAt: number
}

export interface Uri {
  /** As written, and cleaned, both are matched by `uri` rules. */
  text: string
  /** Registered domain, lower case; null for a path or an address. */
  domain: string | null
  /** `a`, `img`, `form`, `parsed` (found in text)… */
  source: string
  /** The text of the link, where it is an anchor. */
  anchor: string | null
}

export interface MimePart {
  type: string
  name: string | null
  charset: string | null
  encoding: string
  disposition: string | null
  /** Header block of the part, raw. */
  header: string
  /** Decoded size in bytes. */
  size: number
  /** The containers that it lies in, the outermost first; `id` tells them apart. */
  within: readonly { type: string; id: number }[]
  /** The body as sent, lines end with LF. */
  raw(): string
  /** The body without its transfer encoding. */
  decoded(): string
  /** Of text: as UTF-8, HTML as it is rendered; null of anything else. */
  text(): string | null
}

/** What an HTML part tells: its text as it is seen, and how it is made. */
export interface HtmlFacts {
  /** `length`, `image_area`, `max_size`, ratios; 1 for what is so: `embeds`, `font_low_contrast`. */
  numbers: ReadonlyMap<string, number>
  /** How many of an element that was seen are open at the end, lower case. */
  elements: ReadonlyMap<string, number>
  /** `comment` (as written), `title`, `anchor`, `script`. */
  texts: ReadonlyMap<string, readonly string[]>
  /** Charsets that its `meta` elements name. */
  charsets: readonly string[]
  uris: readonly Uri[]
  /** The whole rendered text; what of it can be seen; what cannot. */
  text: string
  visible: string
  invisible: string
}

/** A hop of a Received field (RFC 5321 §4.4), as the relay pseudo-headers tell it. */
export interface Relay {
  ip: string
  rdns: string
  helo: string
  by: string
  ident: string
  envfrom: string
  intl: boolean
  id: string
  auth: string
  msa: boolean
  /** Private or otherwise not of the Internet. */
  private: boolean
  /** The MTA asked DNS and found no name. */
  noReverse: boolean
}

export interface Relays {
  trusted: readonly Relay[]
  untrusted: readonly Relay[]
  internal: readonly Relay[]
  external: readonly Relay[]
  /** Received fields that tell of a relay, but not how to read it. */
  unparseable: number
  /** Index of the last Received field of a trusted, of an internal relay; -1 when there is none. */
  lastTrusted: number
  lastInternal: number
}
