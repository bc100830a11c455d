import type { RelayPreset, RelaySettings, Text } from '../../types.ts'

type Some<T> = { [K in keyof T]?: T[K] | undefined }

/** A provider as data: one file each, listed in `index.ts`. `RelayPreset` is it in one language. */
export interface Preset extends Omit<RelayPreset, 'user' | 'password' | 'choices' | 'note'> {
  /** `isPassword`: left empty, it is the password, which is then not kept in clear as a user name. */
  user: { label: Text; fixed: string | null; hint: Text; isPassword?: true }
  password: { label: Text; hint: Text }
  choices: {
    id: string
    label: Text
    options: { value: string; label: Text; settings: Some<RelaySettings> }[]
    usual: string
  }[]
  note: Text
}
