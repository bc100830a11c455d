import type { RelayPreset, RelaySettings, Text } from '../../types.ts'
import { brevo } from './brevo.ts'
import { gmail } from './gmail.ts'
import { mailersend } from './mailersend.ts'
import { mailerlite } from './mailerlite.ts'
import { mailgun } from './mailgun.ts'
import { mailjet } from './mailjet.ts'
import { mailtrap } from './mailtrap.ts'
import { mandrill } from './mandrill.ts'
import { mx } from './mx.ts'
import { other } from './other.ts'
import { outlook } from './outlook.ts'
import { postmark } from './postmark.ts'
import type { Preset } from './preset.ts'
import { resend } from './resend.ts'
import { sendgrid } from './sendgrid.ts'
import { ses } from './ses.ts'
import { sparkpost } from './sparkpost.ts'

export { sesPassword } from './ses-password.ts'
export type { Preset } from './preset.ts'

/** Every provider that is known, in the order in which they are offered; a new one is a file and a line. */
export const presets: readonly Preset[] = [
  ...[sendgrid, mailgun, mandrill, mailersend, mailerlite, ses, postmark],
  ...[resend, brevo, sparkpost, mailtrap, mailjet, gmail, outlook],
  ...[mx, other],
]

/** Names of what is no product. */
const names: Record<string, Text> = {
  mx: { en: 'Straight to the recipients’ servers', es: 'Directo a los servidores de destino' },
  other: { en: 'Other SMTP server', es: 'Otro servidor SMTP' },
}

export function findPreset(id: string): Preset | undefined {
  return presets.find((preset) => preset.id === id)
}

/** A preset as the API tells it. */
export function presetIn(preset: Preset, language: keyof Text): RelayPreset {
  const { user, password, choices, note } = preset
  return {
    ...preset,
    name: names[preset.id]?.[language] ?? preset.name,
    user: { label: user.label[language], fixed: user.fixed, hint: user.hint[language] },
    password: { label: password.label[language], hint: password.hint[language] },
    choices: choices.map(({ id, label, options, usual }) => ({
      ...{ id, label: label[language], usual },
      options: options.map((option) => ({ ...option, label: option.label[language] })),
    })),
    note: note[language],
  }
}

/** All of them in one language. */
export function presetsIn(language: keyof Text): RelayPreset[] {
  return presets.map((preset) => presetIn(preset, language))
}

/**
 * Settings of a preset with what was chosen put over them, the usual option where nothing was.
 * @returns null when it has no relay, or a choice or an option is not known
 */
export function presetSettings(
  preset: Preset,
  chosen: Readonly<Record<string, string>> = {},
): { [K in keyof RelaySettings]?: RelaySettings[K] | undefined } | null {
  if (!preset.settings) return null
  const known = new Set(preset.choices.map(({ id }) => id))
  if (Object.keys(chosen).some((id) => !known.has(id))) return null
  let settings = preset.settings
  for (const { id, options, usual } of preset.choices) {
    const wanted = Object.hasOwn(chosen, id) ? chosen[id] : usual
    const option = options.find(({ value }) => value === wanted)
    if (!option) return null
    settings = { ...settings, ...option.settings }
  }
  return { ...settings, preset: preset.id }
}
