import { language, languages, preferredLanguage, type Language } from './language.svelte.ts'

export const themes = ['auto', 'light', 'dark'] as const
export const densities = ['comfortable', 'compact'] as const

export type Theme = (typeof themes)[number]
export type Density = (typeof densities)[number]

interface Kept {
  theme: Theme
  language: Language | 'auto'
  density: Density
  /** The rail shows icons only. */
  narrowRail: boolean
}

const key = 'mailproof.settings'

const defaults: Kept = {
  theme: 'auto',
  language: 'auto',
  density: 'comfortable',
  narrowRail: false,
}

/** What a person sets for this browser; kept in it. */
export class Settings {
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'>
  #kept = $state.raw<Kept>(defaults)

  constructor(storage: Pick<Storage, 'getItem' | 'setItem'>) {
    this.#storage = storage
    this.#kept = read(storage)
    this.#show()
  }

  get theme() {
    return this.#kept.theme
  }
  get language() {
    return this.#kept.language
  }
  get density() {
    return this.#kept.density
  }
  get narrowRail() {
    return this.#kept.narrowRail
  }

  change(change: Partial<Kept>): void {
    this.#kept = { ...this.#kept, ...change }
    this.#show()
    try {
      this.#storage.setItem(key, JSON.stringify(this.#kept))
    } catch (error) {
      // A browser that keeps nothing (private window, full) still shows the change.
      console.warn('settings are not kept', error)
    }
  }

  #show(): void {
    const root = document.documentElement
    if (this.#kept.theme === 'auto') delete root.dataset['theme']
    else root.dataset['theme'] = this.#kept.theme
    language.current =
      this.#kept.language === 'auto' ? preferredLanguage(navigator.languages) : this.#kept.language
    root.lang = language.current
  }
}

/** Whatever lies there, from an older version or another hand, only known values count. */
function read(storage: Pick<Storage, 'getItem'>): Kept {
  let found: Partial<Record<keyof Kept, unknown>> = {}
  try {
    const parsed: unknown = JSON.parse(storage.getItem(key) ?? '{}')
    if (parsed !== null && typeof parsed === 'object') found = parsed
  } catch (error) {
    console.warn('settings cannot be read', error)
  }
  const choose = <T>(values: readonly T[], value: unknown, fallback: T): T =>
    values.find((one) => one === value) ?? fallback
  return {
    theme: choose(themes, found.theme, defaults.theme),
    language: choose([...languages, 'auto'] as const, found.language, defaults.language),
    density: choose(densities, found.density, defaults.density),
    narrowRail: found.narrowRail === true,
  }
}
