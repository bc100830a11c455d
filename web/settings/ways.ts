import type { SettingInfo } from '../../server/types.ts'
import { shell } from '../inbox/empty/quote.ts'

/** A way to change a setting, ready to be copied. */
export interface Way {
  by: 'flag' | 'environment' | 'file'
  text: string
}

/** The ways to set a setting to what it is now, or with a placeholder where it is not set or secret. */
export function waysOf({ name, flag, variable, value, placeholder }: SettingInfo): Way[] {
  const shown = value === '' || value.startsWith('•') ? placeholder : value
  const ways: Way[] = [
    { by: 'flag', text: `${flag} ${shell(shown)}` },
    { by: 'environment', text: `${variable}=${shell(shown)}` },
  ]
  // A file cannot name another.
  if (name !== 'config')
    ways.push({ by: 'file', text: `${JSON.stringify(name)}: ${JSON.stringify(shown)}` })
  return ways
}

/** The settings that hold the wanted words in a name, a value or what they are for. */
export function matching(
  settings: readonly SettingInfo[],
  wanted: string,
  said: (setting: SettingInfo) => string,
): SettingInfo[] {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean)
  return settings.filter((setting) => {
    const { name, flag, variable, value } = setting
    const text = [name, flag, variable, value, said(setting)].join('\n').toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
