import type { Sort } from '../../server/types.ts'
import { language, languages, preferredLanguage, type Language } from './language.svelte.ts'
import { readSort } from './sorts.ts'

export const themes = ['auto', 'light', 'dark'] as const
export const densities = ['comfortable', 'compact'] as const

/** Of which mail the browser tells while nobody looks. */
export const notifies = ['off', 'inbox', 'all'] as const

/** Parts of the rail that fold. */
export const sections = ['inboxes', 'searches', 'tags'] as const

export type Theme = (typeof themes)[number]
export type Density = (typeof densities)[number]
export type Notify = (typeof notifies)[number]
export type RailSection = (typeof sections)[number]

interface Kept {
  theme: Theme
  language: Language | 'auto'
  density: Density
  /** The rail shows icons only. */
  narrowRail: boolean
  /** Sections of the rail that show their heading only. */
  folded: readonly RailSection[]
  notify: Notify
  /** A tone comes with each notification. */
  sound: boolean
  /** Lists show one row for each thread. */
  threads: boolean
  /** The order of an inbox, where it is not newest first; the one chosen last comes last. */
  sorts: readonly (readonly [inbox: string, sort: Sort])[]
}

const key = 'mailproof.settings'

const defaults: Kept = {
  theme: 'auto',
  language: 'auto',
  density: 'comfortable',
  narrowRail: false,
  folded: [],
  notify: 'off',
  sound: false,
  threads: false,
  sorts: [],
}

/** Inboxes come and go; so many of them have an order of their own. */
const mostSorts = 50

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
  get folded() {
    return this.#kept.folded
  }
  get threads() {
    return this.#kept.threads
  }

  get notify() {
    return this.#kept.notify
  }
  get sound() {
    return this.#kept.sound
  }

  /** The order of an inbox, or of all mail. */
  sortOf(inbox: string): Sort {
    return this.#kept.sorts.find(([id]) => id === inbox)?.[1] ?? 'newest'
  }

  keepSort(inbox: string, sort: Sort): void {
    const others = this.#kept.sorts.filter(([id]) => id !== inbox)
    const sorts = sort === 'newest' ? others : [...others, [inbox, sort] as const]
    this.change({ sorts: sorts.slice(-mostSorts) })
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
    folded: sections.filter((one) => Array.isArray(found.folded) && found.folded.includes(one)),
    notify: choose(notifies, found.notify, defaults.notify),
    sound: found.sound === true,
    threads: found.threads === true,
    sorts: Array.isArray(found.sorts) ? found.sorts.flatMap(sortOf) : [],
  }
}

function sortOf(entry: unknown): Kept['sorts'] {
  if (!Array.isArray(entry)) return []
  const [inbox, name] = entry as unknown[]
  const sort = readSort(name)
  return typeof inbox === 'string' && sort ? [[inbox, sort]] : []
}
