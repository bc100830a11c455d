import type { SettingGroup, Text } from '../types.ts'

/** One row of the table of settings. */
export interface Setting<T = unknown> {
  /** Kebab case: `--smtp-port`, MAILPROOF_SMTP_PORT and "smtp-port" in the file. */
  name: string
  group: SettingGroup
  /** What stands for the value in the help: PORT, FILE. */
  value: string
  /** As a user would type it; '' is none. */
  default: string
  /** What an empty default means, in words. */
  otherwise?: string
  /** Ends the sentence "allowed is …". */
  allowed: string
  /** Several values: the flag again, a list with commas, an array in the file. */
  repeatable?: boolean
  /** Never shown. */
  secret?: boolean
  description: Text
  /** The value meant by the text; undefined when it is not allowed. */
  parse(text: string): T | undefined
}

export const flagOf = (setting: Setting) => `--${setting.name}`

export const variableOf = (setting: Setting) =>
  `MAILPROOF_${setting.name.toUpperCase().replaceAll('-', '_')}`
