import type { Sort } from '../../server/types.ts'
import type { App } from './context.ts'

/** Orders the list that is shown: the address says it, and the browser remembers it for this inbox. */
export function orderBy(app: Pick<App, 'place' | 'selection' | 'settings'>, sort: Sort): void {
  const { place, selection, settings } = app
  selection.clear()
  settings.keepSort(place.inbox, sort)
  place.go({ sort: sort === 'newest' ? null : sort }, { replace: true })
}
