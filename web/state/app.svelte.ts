import { untrack } from 'svelte'
import type { Info } from '../../server/types.ts'
import { createClient } from '../api/client.ts'
import { offline } from '../texts.ts'
import { createActs } from './acts.ts'
import { commands } from './commands.ts'
import type { App } from './context.ts'
import { Inboxes } from './inboxes.svelte.ts'
import { Keys } from './keys.ts'
import { language, say } from './language.svelte.ts'
import { madeAt } from './made-at.ts'
import { MessageList } from './list.svelte.ts'
import { Live } from './live.svelte.ts'
import { Place } from './place.svelte.ts'
import { Screen } from './screen.svelte.ts'
import { Searches } from './searches.svelte.ts'
import { Selection } from './selection.svelte.ts'
import { Settings } from './settings.svelte.ts'
import { Toasts } from './toasts.svelte.ts'

/** Makes the state of the UI and joins it to the server. */
export function createApp(): { app: App; start: () => () => void } {
  const base = document.baseURI
  const settings = new Settings(localStorage)
  const client = createClient(base, {
    language: () => language.current,
    offline: () => say(offline),
  })
  const place = new Place(window, base)
  const toasts = new Toasts()
  const live = new Live(base, madeAt(document))
  const list = new MessageList(client, (search) => live.watch(search))
  const inboxes = new Inboxes(client)
  const searches = new Searches(client, toasts)
  const selection = new Selection()
  const screen = new Screen()
  const keys = new Keys()
  const acts = createActs({ client, list, place, selection, toasts })
  let info = $state.raw<Info | null>(null)

  async function loadInfo(): Promise<void> {
    try {
      info = await client.call('GET /api/info')
    } catch (error) {
      console.warn('info', error)
    }
  }

  // What the server says of itself is in the language that it was asked in.
  $effect(() => {
    void language.current
    untrack(() => {
      void loadInfo()
      if (list.error) void list.refresh()
    })
  })

  /** The server is back: what could not be answered before is asked again. */
  function greet({ version, file }: { version: string; file: string }): void {
    if (info && info.version !== version) void loadInfo()
    // It came back with other data between the first answers and the first greeting.
    if (info && info.file !== file) live.receive({ type: 'reload' })
    if (list.status === 'failed') void list.refresh()
    // The first answers may still be on their way.
    if (!inboxes.failed) return
    void inboxes.load()
    void inboxes.loadTags()
    void searches.load()
  }

  const app: App = {
    client,
    place,
    inboxes,
    searches,
    list,
    selection,
    settings,
    toasts,
    live,
    screen,
    keys,
    acts,
    get info() {
      return info
    },
  }

  live.subscribe((message) => {
    list.apply(message)
    inboxes.apply(message)
    searches.apply(message)
    if (message.type === 'messages.deleted') selection.drop(message.ids ?? [])
    if (message.type === 'reload') void loadInfo()
    if (message.type === 'hello') greet(message)
  })
  keys.add(commands(app))

  /** Asks for what the screen shows and opens the socket; returns the function that ends it. */
  function start() {
    void inboxes.load()
    void inboxes.loadTags()
    void searches.load()
    live.start()
    const retry = () => live.retry()
    window.addEventListener('online', retry)
    document.addEventListener('visibilitychange', retry)
    const leave = place.listen()
    return () => {
      window.removeEventListener('online', retry)
      document.removeEventListener('visibilitychange', retry)
      leave()
      live.stop()
    }
  }

  return { app, start }
}
