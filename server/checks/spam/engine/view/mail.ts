import type { CheckInput } from '../../../check.ts'
import { htmlFacts } from '../html/facts.ts'
import type { HtmlFacts, Mail, Relays } from '../mail.ts'
import { relaysOf, relayText } from '../relays/relays.ts'
import { domainsOf, type Domains } from './domains.ts'
import { addressed, readFields, type Field } from './fields.ts'
import { latin, utf8Latin, withLf } from './latin.ts'
import { leavesOf, type Leaf } from './leaves.ts'
import { paragraphs, pieces } from './text.ts'
import { urisOf } from './uris.ts'

type Settings = ReadonlyMap<string, readonly string[]>
type Seen = Pick<CheckInput, 'raw' | 'parts' | 'envelope' | 'arrivedAt'>

/** Bytes of a message that `full` rules see. */
const maxFull = 500_000

/** Each view is made when the first rule looks at it. */
export function mailOf(input: Seen, settings: Settings, domains = domainsOf(settings)): Mail {
  const view = new View(input, settings, domains)
  return {
    full: once(() => withLf(latin(input.raw.subarray(0, maxFull)))),
    header: (name, as) => view.header(name, as),
    headerNames: once(() => view.fields.map(({ name }) => name)),
    body: once(() => view.body()),
    rawbody: once(() => view.rawbody()),
    uris: once(() => view.uris()),
    mime: once(() => view.leaves.map((leaf) => leaf.described)),
    html: once(() => view.html()),
    relays: once(() => view.relays()),
    envelopeFrom: input.envelope.from,
    envelopeTo: input.envelope.to,
    arrivedAt: Date.parse(input.arrivedAt),
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}

class View {
  readonly #input: Seen
  readonly #settings: Settings
  readonly #domains: Domains
  readonly fields: Field[]
  readonly leaves: Leaf[]
  readonly #byKey = new Map<string, Field[]>()
  readonly #asked = new Map<string, string | undefined>()

  constructor(input: Seen, settings: Settings, domains: Domains) {
    this.#input = input
    this.#settings = settings
    this.#domains = domains
    this.fields = readFields(input.raw)
    this.leaves = leavesOf(input.raw, input.parts)
    for (const field of this.fields) {
      const known = this.#byKey.get(field.key)
      if (known) known.push(field)
      else this.#byKey.set(field.key, [field])
    }
  }

  header(name: string, as?: 'addr' | 'name' | 'raw'): string | undefined {
    const key = `${name}:${as ?? ''}`
    if (!this.#asked.has(key)) this.#asked.set(key, this.#header(name, as))
    return this.#asked.get(key)
  }

  #header(name: string, as?: 'addr' | 'name' | 'raw'): string | undefined {
    const special = this.#special(name, as === 'raw')
    if (special !== null) return special === '' && name !== 'EnvelopeFrom' ? undefined : special
    const fields = this.#named(name)
    if (fields.length === 0) return undefined
    if (as === 'addr' || as === 'name')
      return (
        addressed(
          fields.map(({ raw }) => raw),
          as,
        )[0] ?? ''
      )
    return fields.map((field) => (as === 'raw' ? field.raw : field.value)).join('')
  }

  #named(name: string): readonly Field[] {
    return this.#byKey.get(name.toLowerCase()) ?? []
  }

  /** The pseudo-headers; null for a real one. */
  #special(name: string, raw: boolean): string | null {
    const values = (names: string[]) =>
      names
        .flatMap((one) => this.#named(one))
        .map((field) => (raw ? field.raw : field.value))
        .join('')
    const all = (from: number, to: number) =>
      this.#between(from, to)
        .map((field) => `${field.name}: ${raw ? field.raw : field.value}`)
        .join('')
    const { relays } = { relays: () => this.relays() }
    switch (name) {
      case 'ALL':
        return all(-1, Infinity)
      case 'ALL-TRUSTED':
        return all(-1, relays().lastTrusted + 1)
      case 'ALL-INTERNAL':
        return all(-1, relays().lastInternal + 1)
      case 'ALL-UNTRUSTED':
        return all(relays().lastTrusted + 1, Infinity)
      case 'ALL-EXTERNAL':
        return all(relays().lastInternal + 1, Infinity)
      case 'MESSAGEID':
        return values(['x-message-id', 'resent-message-id', 'x-original-message-id', 'message-id'])
      default:
        return this.#lessSpecial(name, values)
    }
  }

  #lessSpecial(name: string, values: (names: string[]) => string): string | null {
    switch (name.toLowerCase()) {
      case 'tocc':
        return values(['to', 'cc'])
      case 'envelopefrom':
        return this.#input.envelope.from
      case 'x-spam-relays-trusted':
        return relayText(this.relays().trusted)
      case 'x-spam-relays-untrusted':
        return relayText(this.relays().untrusted)
      case 'x-spam-relays-internal':
        return relayText(this.relays().internal)
      case 'x-spam-relays-external':
        return relayText(this.relays().external)
      default:
        return null
    }
  }

  /** Fields from the Received with one index up to that with another. */
  #between(from: number, to: number): Field[] {
    let received = -1
    return this.fields.filter(({ key }) => {
      if (key === 'received') received++
      return received >= from && received <= to
    })
  }

  body(): string[] {
    let facts = 0
    const rendered = this.leaves.map((leaf) => {
      if (leaf.type === 'text/html') {
        return Buffer.from(this.html()[facts++]?.text ?? '', 'latin1').toString('utf8')
      }
      return leaf.type === 'text/plain' ? leaf.text : ''
    })
    return paragraphs(this.header('Subject') ?? '', rendered)
  }

  rawbody(): string[] {
    return this.leaves
      .filter(({ type }) => /^(?:text|message)\b/.test(type) && type !== 'text/calendar')
      .flatMap((leaf) => pieces(leaf.source))
  }

  #html: HtmlFacts[] | undefined
  html(): HtmlFacts[] {
    return (this.#html ??= this.leaves
      .filter(({ type }) => type === 'text/html')
      .map((leaf) => htmlFacts(utf8Latin(leaf.text))))
  }

  uris() {
    const html = this.html().flatMap(({ uris }) => uris)
    return urisOf(this.body(), html, this.#domains)
  }

  #relays: Relays | undefined
  relays(): Relays {
    return (this.#relays ??= relaysOf(
      this.#named('received').map(({ value }) => value.trimEnd()),
      this.#settings,
      (name) => this.header(name),
    ))
  }
}
