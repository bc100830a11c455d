import type { Component } from 'svelte'
import type { Text } from '../../server/types.ts'
import type { Page } from '../state/address.ts'
import * as texts from './texts.ts'

/** A screen of its own beside the rail; its code is fetched when it is first shown. */
export interface Screen {
  title: Text
  load: () => Promise<{ default: Component }>
}

/** Every page but the mail itself. */
export const screens: Record<Exclude<Page, 'mail'>, Screen> = {
  releases: { title: texts.releases, load: () => import('../release/page/Releases.svelte') },
  connections: {
    title: texts.connections,
    load: () => import('../connections/Connections.svelte'),
  },
  zones: { title: texts.planned, load: () => import('../zones/Zones.svelte') },
  settings: { title: texts.settings, load: () => import('../settings/SettingsPage.svelte') },
  compare: { title: texts.compare, load: () => import('../compare/Compare.svelte') },
  compose: { title: texts.compose, load: () => import('../compose/Compose.svelte') },
}
