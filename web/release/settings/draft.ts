import type {
  NewRelay,
  PresetChoice,
  Relay,
  RelayChange,
  RelayPreset,
  RelaySettings,
} from '../../../server/types.ts'

/** What a relay is that nobody has said anything of. */
export const usual: RelaySettings = {
  name: '',
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

/** `keep` leaves the password as it is; `remove` forgets it. */
export interface RelayDraft {
  settings: RelaySettings
  password: { act: 'keep' | 'set' | 'remove'; typed: string }
  /** Which option of each of the preset's choices. */
  chosen: Record<string, string>
}

export function newDraft(preset: RelayPreset | null, alone: boolean): RelayDraft {
  const chosen = Object.fromEntries((preset?.choices ?? []).map(({ id, usual }) => [id, usual]))
  const settings = merged(usual, preset?.settings ?? {})
  // Any other server has a name that only the person knows.
  settings.name = preset === null || preset.id === 'other' ? '' : preset.name
  settings.preset = preset?.id ?? null
  settings.user = preset?.user.fixed ?? settings.user
  settings.isDefault = alone
  const draft: RelayDraft = { settings, password: { act: 'set', typed: '' }, chosen }
  for (const choice of preset?.choices ?? []) draft.settings = choose(draft, choice, choice.usual)
  return draft
}

export function draftOf(relay: Relay): RelayDraft {
  const { id: _, origin: __, hasPassword, createdAt: ___, ...settings } = relay
  const act = hasPassword ? 'keep' : 'set'
  return { settings: structuredClone(settings), password: { act, typed: '' }, chosen: {} }
}

/** The settings with those of an option over them. */
export function choose(draft: RelayDraft, choice: PresetChoice, value: string): RelaySettings {
  const option = choice.options.find((one) => one.value === value)
  return merged(draft.settings, option?.settings ?? {})
}

export function newRelay({ settings, password }: RelayDraft): NewRelay {
  const typed = password.act === 'set' && password.typed !== '' ? password.typed : undefined
  return typed === undefined ? { ...settings } : { ...settings, password: typed }
}

/** What differs from the relay as it is. */
export function changeOf({ settings, password }: RelayDraft, relay: Relay): RelayChange {
  const change: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(settings)) {
    // Acts of their own, which may have happened since.
    if (name === 'paused' || name === 'isDefault') continue
    const before = relay[name as keyof RelaySettings]
    if (JSON.stringify(value) !== JSON.stringify(before)) change[name] = value
  }
  if (password.act === 'remove') change['password'] = null
  if (password.act === 'set' && password.typed !== '') change['password'] = password.typed
  return change
}

/** What is undefined in the second stays as in the first. */
function merged(settings: RelaySettings, over: NewRelayPart): RelaySettings {
  const told = Object.entries(over).filter(([, value]) => value !== undefined)
  return { ...structuredClone(settings), ...structuredClone(Object.fromEntries(told)) }
}

type NewRelayPart = NonNullable<RelayPreset['settings']>
