import { render } from '@testing-library/svelte'
import type { Component } from 'svelte'
import type { Info } from '../../server/types.ts'
import { createClient } from '../../web/api/client.ts'
import { createActs } from '../../web/state/acts.ts'
import type { App } from '../../web/state/context.ts'
import { Inboxes } from '../../web/state/inboxes.svelte.ts'
import { Keys } from '../../web/state/keys.ts'
import { MessageList } from '../../web/state/list.svelte.ts'
import { Live } from '../../web/state/live.svelte.ts'
import { Place } from '../../web/state/place.svelte.ts'
import { Screen } from '../../web/state/screen.svelte.ts'
import { Searches } from '../../web/state/searches.svelte.ts'
import { Selection } from '../../web/state/selection.svelte.ts'
import { Settings } from '../../web/state/settings.svelte.ts'
import { Toasts } from '../../web/state/toasts.svelte.ts'
import Stage from './Stage.svelte'

/** Answers by route: 'GET /api/info' → JSON. */
export type Answers = Record<string, unknown>

export interface Asked {
  route: string
  body: unknown
}

/** The state of the UI as the shell makes it, in front of a server that answers from a list. */
export function aStage(answers: Answers = {}, info: Info | null = null) {
  window.matchMedia ??= (media) =>
    // What svelte/reactivity uses of it.
    ({
      media,
      matches: false,
      addEventListener() {},
      removeEventListener() {},
    }) as unknown as MediaQueryList
  history.replaceState(null, '', '/all')
  const asked: Asked[] = []
  const client = createClient(document.baseURI, {
    language: () => 'en',
    offline: () => 'away',
    fetch: (async (url: string, init: RequestInit) => {
      const route = `${init.method} ${new URL(url).pathname}`
      asked.push({ route, body: init.body ? JSON.parse(init.body as string) : null })
      const answer = answers[route]
      return answer === undefined
        ? Response.json({ error: { code: 'not_found', message: route } }, { status: 404 })
        : Response.json(answer)
    }) as typeof fetch,
  })
  const parts = {
    client,
    place: new Place(window, document.baseURI),
    list: new MessageList(client),
    selection: new Selection(),
    toasts: new Toasts(),
  }
  const app: App = {
    ...parts,
    inboxes: new Inboxes(client),
    searches: new Searches(client, parts.toasts),
    settings: new Settings(localStorage),
    live: new Live(document.baseURI),
    screen: new Screen(),
    keys: new Keys(),
    acts: createActs(parts),
    info,
  }
  function show(part: Component<never>, props: object) {
    return render(Stage, { props: { app, part, props } })
  }
  return { app, asked, show }
}
