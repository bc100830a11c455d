import BookOpen from '@lucide/svelte/icons/book-open'
import Plug from '@lucide/svelte/icons/plug-zap'
import { anEntry, type Source } from '../entry.ts'
import * as texts from '../texts.ts'
import { commands } from './commands.ts'
import { lists, orders } from './list.ts'
import { appearance } from './looks.ts'
import { places } from './places.ts'

const elsewhere: Source = ({ place }) => [
  anEntry('go', texts.relays, {
    id: 'relays',
    icon: Plug,
    run: () => place.go({ page: 'settings', section: 'relays' }),
  }),
  anEntry('more', texts.apiDocs, {
    id: 'api-docs',
    icon: BookOpen,
    run: () => window.open(new URL('api/docs', document.baseURI), '_blank', 'noopener'),
  }),
]

/** All that the palette knows. A part of the screen adds its own as commands: `keys.add`. */
export const sources: readonly Source[] = [
  ...[commands, lists, places, orders, appearance, elsewhere],
]
