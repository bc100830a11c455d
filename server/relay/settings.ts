import { SandboxError } from '../errors.ts'
import type { NewRelay, Relay, RelayChange, RelaySettings } from '../types.ts'
import { outOfBounds } from './bounds.ts'
import { findPreset, presetSettings, sesPassword } from './presets/index.ts'
import type { Preset } from './presets/preset.ts'
import type { OpenRelay } from './transport.ts'

/** What a relay is when neither a person nor a preset says anything else. */
const usual: Omit<RelaySettings, 'name'> = {
  preset: null,
  way: 'relay',
  host: '',
  port: 587,
  tls: 'required',
  allowPrivate: false,
  verify: true,
  ca: null,
  auth: 'auto',
  user: '',
  helo: null,
  connections: 5,
  perConnection: 100,
  rate: { second: null, hour: null, day: null },
  maxSize: null,
  maxRecipients: 100,
  envelopeFrom: null,
  from: null,
  messageId: 'keep',
  sign: null,
  strip: [],
  convert: false,
  retry: { attempts: 8, first: 60, most: 14_400 },
  isDefault: false,
  paused: false,
}

/**
 * A new relay: what is said, over the preset, over what is usual.
 * @throws SandboxError `bad_request` when it could reach nobody
 */
export function newRelaySettings(said: NewRelay, presets: readonly Preset[]): RelaySettings {
  const preset = presetOf(said.preset ?? null, presets)
  const { password: _, ...own } = said
  const relay = {
    ...usual,
    ...given(preset === null ? {} : (presetSettings(preset) ?? {})),
    ...(preset?.user.fixed ? { user: preset.user.fixed } : {}),
    ...given(own),
    name: said.name,
  }
  return checkRelay(withoutSecret(relay, said.password))
}

/** @throws SandboxError `bad_request`, and `conflict` for what cannot be changed */
export function changedRelay(relay: Relay, change: RelayChange): Relay {
  const { password, ...own } = change
  const changes = given(own)
  if (relay.origin === 'config') {
    const fixed = Object.keys(changes).filter((key) => key !== 'paused' && key !== 'isDefault')
    if (fixed.length > 0 || password !== undefined) throw fromConfig(relay.name)
  }
  const next = { ...relay, ...changes }
  // Else whoever may change the address could have the password sent to himself.
  const elsewhere = next.host !== relay.host || (next.tls !== relay.tls && next.tls === 'none')
  if (relay.hasPassword && password === undefined && elsewhere) throw askPassword(relay)
  return checkRelay(withoutSecret(next, password))
}

/**
 * The password as the relay wants it. Amazon SES has one that is made of the secret access key, of
 * 40 characters where the password has 44: that one is kept, and not the key.
 */
export function smtpPassword<P extends string | null | undefined>(
  { preset, host }: Pick<RelaySettings, 'preset' | 'host'>,
  password: P,
): P | string {
  const region = /^email-smtp\.([a-z0-9-]+)\./.exec(host)?.[1]
  if (preset !== 'ses' || region === undefined || password?.length !== 40) return password
  return sesPassword(password, region)
}

/** A relay as it is spoken to. */
export function opened(relay: Relay, password: string | null): OpenRelay {
  const isUser = relay.user === '' && password !== null && isPassword(relay)
  return { ...relay, password, user: isUser ? password : relay.user }
}

/** A user name that is the secret is not kept with what everybody may read. */
function withoutSecret<R extends RelaySettings>(relay: R, password?: string | null): R {
  return password && relay.user === password && isPassword(relay) ? { ...relay, user: '' } : relay
}

const isPassword = ({ preset }: RelaySettings): boolean =>
  preset !== null && findPreset(preset)?.user.isPassword === true

/** @returns the preset; null for no preset. @throws SandboxError `bad_request` */
export function presetOf(id: string | null, presets: readonly Preset[]): Preset | null {
  if (id === null) return null
  const preset = presets.find((one) => one.id === id)
  if (!preset) {
    const ids = presets.map((one) => one.id).join(', ')
    throw wrong(`There is no preset "${id}": ${ids}.`, `No existe el preajuste "${id}": ${ids}.`)
  }
  if (preset.settings === null) throw new SandboxError('bad_request', preset.note)
  return preset
}

function checkRelay<R extends RelaySettings>(relay: R): R {
  if (relay.way === 'relay' && relay.host === '') {
    throw wrong(
      'A relay needs the name of its host, or a preset that has it.',
      'Un relé necesita el nombre de su servidor, o un preajuste que lo tenga.',
    )
  }
  const amiss = outOfBounds(relay)
  if (amiss) {
    const { key, allowed } = amiss
    throw wrong(
      `The relay "${relay.name}": ${key} must be ${allowed.en}.`,
      `El relé "${relay.name}": ${key} debe ser ${allowed.es}.`,
    )
  }
  return relay
}

/** Without what is undefined, so that it takes the place of nothing. */
function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined)
  // The keys are those of T, the values what is left of theirs.
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> }
}

function fromConfig(name: string) {
  return new SandboxError('conflict', {
    en: `The relay "${name}" comes from the configuration: change it there. Here it can be paused, and made the default.`,
    es: `El relé "${name}" viene de la configuración: cámbialo allí. Aquí se puede pausar y hacer predeterminado.`,
  })
}

function askPassword({ host }: Relay) {
  return wrong(
    `The password is kept for ${host}. Give it again for another server, or take it away with null.`,
    `La contraseña se guarda para ${host}. Dala otra vez para otro servidor, o quítala con null.`,
  )
}

function wrong(en: string, es: string) {
  return new SandboxError('bad_request', { en, es })
}
