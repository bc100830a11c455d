import type { CheckInput } from '../../../check.ts'
import type { HtmlFacts, Mail, Relays } from '../mail.ts'
import { relaysOf } from '../relays/relays.ts'
import { domainsOf } from './domains.ts'
import { guessedSender } from './envelope.ts'
import { readFields, type Field } from './fields.ts'
import { flagsOf } from './form.ts'
import { latin, withLf } from './latin.ts'
import type { Piece } from './parts.ts'
import { piecesOf } from './pieces.ts'
import { addresses, pseudoHeader, type As, type Sources } from './pseudo.ts'
import { paragraphs, pieces } from './text.ts'
import { withHeaderClosed } from './unclosed.ts'
import { urisOf } from './uris.ts'

type Settings = ReadonlyMap<string, readonly string[]>

/** What of a message is looked at. */
export interface Seen extends Pick<CheckInput, 'raw' | 'parts' | 'arrivedAt'> {
  /** null: not known; what the message itself tells of it is taken. */
  envelope: { from: string; to: readonly string[] } | null
}

/** Bytes of a message that `full` rules see. */
const maxFull = 500_000

/** Each view is made when the first rule looks at it. */
export function mailOf(input: Seen, settings: Settings, domains = domainsOf(settings)): Mail {
  const view = new View(input, settings)
  return {
    full: once(() => withLf(latin(input.raw.subarray(0, maxFull)))),
    header: (name, as) => view.header(name, as),
    headerNames: once(() => view.fields.map(({ name }) => name)),
    partHeader: (name, as) => view.partHeader(name, as),
    body: once(() => view.body()),
    rawbody: once(() => view.rawbody()),
    uris: once(() =>
      urisOf(
        view.body(),
        view.html().flatMap(({ uris }) => uris),
        domains,
      ),
    ),
    mime: once(() => view.leaves.map((leaf) => leaf.described)),
    html: once(() => view.html()),
    relays: () => view.relays(),
    flags: once(() =>
      flagsOf(
        input.raw,
        view.pieces.filter((piece) => piece.isOf(input.raw)),
      ),
    ),
    get envelopeFrom() {
      return view.envelopeFrom
    },
    envelopeTo: input.envelope?.to ?? [],
    arrivedAt: Date.parse(input.arrivedAt),
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}

class View implements Sources {
  readonly #input: Seen
  readonly #settings: Settings
  readonly fields: Field[]
  readonly pieces: Piece[]
  readonly leaves: Piece[]
  readonly #byKey = new Map<string, Field[]>()
  readonly #asked = new Map<string, string | undefined>()

  constructor(input: Seen, settings: Settings) {
    this.#input = input
    this.#settings = settings
    this.fields = readFields(input.raw)
    this.pieces = piecesOf(input.raw, withHeaderClosed(input.raw, input.parts))
    this.leaves = this.pieces.filter((piece) => !piece.container && !piece.opened && !piece.hollow)
    for (const field of this.fields) {
      const known = this.#byKey.get(field.key)
      if (known) known.push(field)
      else this.#byKey.set(field.key, [field])
    }
  }

  header(name: string, as?: As): string | undefined {
    const key = `${name}:${as ?? ''}`
    if (!this.#asked.has(key)) this.#asked.set(key, this.#header(name, as))
    return this.#asked.get(key)
  }

  #header(name: string, as: As): string | undefined {
    const asSent = as !== undefined
    const values =
      pseudoHeader(this, name, asSent) ??
      this.named(name).map((field) => (asSent ? field.raw : field.value))
    if (values.length === 0) return undefined
    return as === 'addr' || as === 'name' ? addresses(values, as) : values.join('')
  }

  named(name: string): readonly Field[] {
    return this.#byKey.get(name.toLowerCase()) ?? []
  }

  partHeader(name: string, as?: 'raw'): (string | undefined)[] {
    const key = name.toLowerCase()
    return this.pieces.map(({ fields }) => {
      if (key === 'all') return fields.map((field) => `${field.name}: ${field.value}`).join('')
      const field = fields.findLast((one) => one.key === key)
      return as === 'raw' ? field?.raw.trimStart() : field?.value
    })
  }

  #body: string[] | undefined
  body(): string[] {
    if (this.leaves.length === 0) return []
    const subject = this.named('Subject').at(-1)?.value
    return (this.#body ??= paragraphs(
      subject,
      this.leaves.map(({ rendered }) => rendered),
    ))
  }

  rawbody(): string[] {
    return this.leaves
      .filter(({ shown, type }) => /^(?:text|message)\b/.test(shown) && type !== 'text/calendar')
      .flatMap(({ source }) => pieces(source))
  }

  html(): HtmlFacts[] {
    return this.leaves.flatMap(({ html }) => html ?? [])
  }

  #relays: Relays | undefined
  relays(): Relays {
    return (this.#relays ??= relaysOf(
      this.named('received').map(({ value }) => value.trimEnd()),
      this.#settings,
      (name) => this.header(name),
    ))
  }

  #sender: { value: string | undefined } | undefined
  get envelopeFrom(): string | undefined {
    const { envelope } = this.#input
    if (envelope) return envelope.from
    const sources = { header: this.header.bind(this), relays: this.relays.bind(this) }
    return (this.#sender ??= { value: guessedSender(sources) }).value
  }
}
