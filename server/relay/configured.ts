import { readFileSync } from 'node:fs'
import type { RelayUrl } from '../config.ts'
import { SandboxError } from '../errors.ts'
import type { Store } from '../store/store.ts'
import type { NewRelay, Relay, RelaySettings } from '../types.ts'
import { presets } from './presets/index.ts'
import type { Preset } from './presets/preset.ts'
import { newRelaySettings, presetOf, smtpPassword } from './settings.ts'

type Some = Partial<NewRelay>

const number = (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : undefined)
const truth = (text: string) => ({ yes: true, no: false })[text]
const one =
  <T extends string>(...allowed: T[]) =>
  (text: string) =>
    allowed.find((value) => value === text)

/** 'X-SMTPAPI,Return-Path' */
function fieldNames(text: string): string[] | undefined {
  const names = text.split(/[\s,]+/).filter((name) => name !== '')
  return names.length <= 100 && names.every((name) => /^[!-9;-~]{1,100}$/.test(name))
    ? names
    : undefined
}

/** As its record is called in DNS. */
function keyNamed(text: string): RelaySettings['sign'] | undefined {
  const [, selector, domain] = /^([\w.-]{1,63})\._domainkey\.([\w.-]{1,253})$/i.exec(text) ?? []
  return selector !== undefined && domain !== undefined ? { selector, domain } : undefined
}

/** What may stand behind the question mark, and what it means; undefined is refused. */
const options: Record<string, { allowed: string; read(text: string): Some | undefined }> = {
  user: { allowed: 'a name', read: (user) => ({ user }) },
  password: { allowed: 'a password', read: (password) => ({ password }) },
  'password-file': { allowed: 'a file', read: (file) => ({ password: readText(file).trim() }) },
  ca: { allowed: 'a PEM file', read: (file) => ({ ca: readText(file) }) },
  tls: {
    allowed: 'none, optional, required or implicit',
    read: (text) => some('tls', one('none', 'optional', 'required', 'implicit')(text)),
  },
  auth: {
    allowed: 'none, auto, plain, login, cram-md5 or xoauth2',
    read: (text) =>
      some('auth', one('none', 'auto', 'plain', 'login', 'cram-md5', 'xoauth2')(text)),
  },
  verify: { allowed: 'yes or no', read: (text) => some('verify', truth(text)) },
  'allow-private': {
    allowed: 'yes or no',
    read: (text) => some('allowPrivate', truth(text)),
  },
  convert: { allowed: 'yes or no', read: (text) => some('convert', truth(text)) },
  default: { allowed: 'yes or no', read: (text) => some('isDefault', truth(text)) },
  helo: { allowed: 'a host name', read: (helo) => ({ helo }) },
  from: { allowed: 'an address', read: (from) => ({ from }) },
  'envelope-from': { allowed: 'an address', read: (envelopeFrom) => ({ envelopeFrom }) },
  'message-id': {
    allowed: 'keep or new',
    read: (text) => some('messageId', one('keep', 'new')(text)),
  },
  strip: { allowed: 'names of header fields', read: (text) => some('strip', fieldNames(text)) },
  sign: { allowed: 'SELECTOR._domainkey.DOMAIN', read: (text) => some('sign', keyNamed(text)) },
  'per-connection': { allowed: 'a number', read: (text) => some('perConnection', number(text)) },
  connections: { allowed: 'a number', read: (text) => some('connections', number(text)) },
  'max-recipients': { allowed: 'a number', read: (text) => some('maxRecipients', number(text)) },
  'max-size': { allowed: 'bytes', read: (text) => some('maxSize', number(text)) },
  attempts: {
    allowed: 'a number',
    read(text) {
      const attempts = number(text)
      return attempts === undefined ? undefined : { retry: { attempts, first: 60, most: 14_400 } }
    },
  },
  'per-second': { allowed: 'a number', read: (text) => rate('second', text) },
  'per-hour': { allowed: 'a number', read: (text) => rate('hour', text) },
  'per-day': { allowed: 'a number', read: (text) => rate('day', text) },
}

/**
 * Keeps the relays of the configuration beside those that people added: new ones are made, changed
 * ones changed, and those that are no longer there go, unless something waits for them. Whether one is
 * paused is for people to say.
 * @throws SandboxError `bad_request` that names the relay and what is allowed
 */
export async function configureRelays(
  store: Store,
  urls: readonly RelayUrl[],
  now: number,
): Promise<void> {
  const known = await store.relays()
  const same = (one: { name: string }, other: { name: string }) =>
    one.name.toLowerCase() === other.name.toLowerCase()
  for (const [index, url] of urls.entries()) {
    const before = known.find((relay) => same(relay, url))
    if (before?.origin === 'hand') throw taken(url.name)
    const said = relayOf(url)
    const settings = newRelaySettings(said, presets)
    const isDefault =
      settings.isDefault || (before?.isDefault ?? (known.length === 0 && index === 0))
    const relay: Omit<Relay, 'hasPassword'> = {
      ...settings,
      isDefault,
      paused: before?.paused ?? false,
      id: before?.id ?? `config-${idOf(url.name)}`,
      origin: 'config',
      createdAt: before?.createdAt ?? new Date(now).toISOString(),
    }
    await store.saveRelay(relay, smtpPassword(relay, said.password ?? null))
  }
  for (const relay of known) {
    if (relay.origin !== 'config' || urls.some((url) => same(relay, url))) continue
    await forget(store, relay)
  }
}

/** What waits for it is not lost: it is then a relay like those that people add, and rests. */
async function forget(store: Store, relay: Relay): Promise<void> {
  try {
    await store.deleteRelay(relay.id)
  } catch (error) {
    if (!(error instanceof SandboxError) || error.code !== 'conflict') throw error
    const { hasPassword: _, ...kept } = relay
    await store.saveRelay({ ...kept, origin: 'hand', paused: true }, null)
  }
}

/** @throws SandboxError `bad_request` */
export function relayOf(url: RelayUrl): NewRelay {
  const preset = presetOf(url.preset, presets)
  const own: NewRelay = { name: url.name, preset: url.preset }
  if (preset === null) Object.assign(own, { host: url.host, port: url.port ?? usualPort(url) })
  else if (url.host !== '' || url.port !== null) throw wrong(url.name, 'preset:ID?…', url.host)
  if (preset === null) own.tls = url.tls
  if (url.user !== '') own.user = url.user
  if (url.password !== '') own.password = url.password
  for (const [key, text] of Object.entries(url.options))
    merge(own, optionOf(url, preset, key, text))
  if (own.password === undefined && own.user === undefined && preset === null) own.auth ??= 'none'
  return own
}

const usualPort = ({ tls }: RelayUrl) => (tls === 'implicit' ? 465 : 587)

function optionOf(url: RelayUrl, preset: Preset | null, key: string, text: string): Some {
  const choice = preset?.choices.find(({ id }) => id === key)
  if (choice) {
    const chosen = choice.options.find(({ value }) => value === text)
    if (chosen) return withoutUndefined(chosen.settings)
    throw wrong(url.name, `${key}=${choice.options.map(({ value }) => value).join('|')}`, text)
  }
  const option = Object.hasOwn(options, key) ? options[key] : undefined
  if (!option) throw wrong(url.name, Object.keys(options).join(', '), key)
  const meant = option.read(text)
  if (meant === undefined) throw wrong(url.name, `${key}: ${option.allowed}`, text)
  return meant
}

function merge(own: NewRelay, more: Some): void {
  const { rate: rates, ...rest } = more
  Object.assign(own, rest)
  if (rates) own.rate = { second: null, hour: null, day: null, ...own.rate, ...withoutNull(rates) }
}

function withoutNull(rates: RelaySettings['rate']): Partial<RelaySettings['rate']> {
  return Object.fromEntries(Object.entries(rates).filter(([, value]) => value !== null))
}

function withoutUndefined(settings: object): Some {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
}

function some<K extends keyof NewRelay>(key: K, value: NewRelay[K] | undefined): Some | undefined {
  return value === undefined ? undefined : { [key]: value }
}

function rate(key: 'second' | 'hour' | 'day', text: string): Some | undefined {
  const most = number(text)
  if (!most) return undefined
  return { rate: { second: null, hour: null, day: null, [key]: most } }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new SandboxError('bad_request', {
      en: `relay: cannot read ${file}: ${reason}`,
      es: `relay: no se puede leer ${file}: ${reason}`,
    })
  }
}

/** Names may hold anything; ids are for addresses. */
const idOf = (name: string) => Buffer.from(name.toLowerCase()).toString('base64url').slice(0, 60)

function taken(name: string) {
  return new SandboxError('conflict', {
    en: `relay: there is already a relay "${name}" that somebody added by hand; rename one of them.`,
    es: `relay: ya existe un relé "${name}" añadido a mano; cambia el nombre de uno de ellos.`,
  })
}

/** Values may be secrets, and are not repeated. */
function wrong(name: string, allowed: string, found: string) {
  const shown = /^[a-z-]{1,20}$/.test(found) ? ` ("${found}")` : ''
  return new SandboxError('bad_request', {
    en: `relay "${name}": not understood${shown}; allowed is ${allowed}`,
    es: `relay "${name}": no se entiende${shown}; se admite ${allowed}`,
  })
}
