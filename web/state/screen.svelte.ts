import { MediaQuery } from 'svelte/reactivity'
import type { Which } from '../api/routes.ts'

/** How much room there is, in em: at 200 % text a wide window is a narrow screen. */
export class Screen {
  readonly #medium = new MediaQuery('max-width: 68.75em')
  readonly #phone = new MediaQuery('max-width: 45em')
  /** The rail is open as a drawer (where it does not fit beside the page). */
  drawer = $state(false)
  /** The list of keys is shown. */
  help = $state(false)
  /** Id of the message for which another is being chosen, to compare them. */
  comparing = $state<string | null>(null)
  /** The messages that are about to be released. */
  releasing = $state.raw<Which | null>(null)
  /** The palette is open. */
  palette = $state(false)
  /** How an application connects is shown. */
  connect = $state(false)
  /** Whose name is being typed in the rail: the id of an inbox, or 'new' for one to come. */
  naming = $state<string | null>(null)
  /** Id of the inbox that the settings are to open at. */
  inboxAsked = $state<string | null>(null)
  /** Grows each time the search box is asked to take the focus. */
  searchAsked = $state(0)

  /** At most 1,100 px: the rail shows icons only. */
  get medium(): boolean {
    return this.#medium.current
  }

  /** At most 720 px: one pane at a time. */
  get phone(): boolean {
    return this.#phone.current
  }
}
