import { createContext } from 'svelte'
import type { Info } from '../../server/types.ts'
import type { Client } from '../api/client.ts'
import type { Acts } from './acts.ts'
import type { Inboxes } from './inboxes.svelte.ts'
import type { Keys } from './keys.ts'
import type { MessageList } from './list.svelte.ts'
import type { Live } from './live.svelte.ts'
import type { Place } from './place.svelte.ts'
import type { Screen } from './screen.svelte.ts'
import type { Searches } from './searches.svelte.ts'
import type { Selection } from './selection.svelte.ts'
import type { Settings } from './settings.svelte.ts'
import type { Toasts } from './toasts.svelte.ts'

/** The state of the UI, made once by the shell. */
export interface App {
  readonly client: Client
  /** The URL: inbox, search, message, tab. */
  readonly place: Place
  readonly inboxes: Inboxes
  readonly searches: Searches
  /** The messages of the inbox and search that are shown. */
  readonly list: MessageList
  readonly selection: Selection
  readonly settings: Settings
  readonly toasts: Toasts
  /** Every message of the server: `live.subscribe(apply)`. */
  readonly live: Live
  readonly screen: Screen
  readonly keys: Keys
  readonly acts: Acts
  /** null until the first answer. */
  readonly info: Info | null
}

export const [getApp, setApp] = createContext<App>()
