import type { Text } from '../../server/types.ts'

export type Language = keyof Text

export const languages: readonly Language[] = ['en', 'es']

let current = $state<Language>('en')

/** The language of the UI; reading it in a component makes the component follow it. */
export const language = {
  get current(): Language {
    return current
  },
  set current(next: Language) {
    current = next
  },
  /** For Intl: the person's own region where the browser speaks this language. */
  get locale(): string {
    const own = globalThis.navigator?.languages?.find((tag) => tag.split('-')[0] === current)
    return own ?? current
  },
}

/** The text in the language of the UI. */
export function say(text: Text): string {
  return text[current]
}

/** What the browser asks for, where the product speaks it. */
export function preferredLanguage(tags: readonly string[]): Language {
  for (const tag of tags) {
    const found = languages.find((one) => one === tag.split('-')[0])
    if (found) return found
  }
  return 'en'
}
