import type { Place } from '../state/place.svelte.ts'

/** A link that opens the message wherever it is, whatever is searched for now. */
export function linkTo(place: Place, id: string): string {
  return new URL(place.href({ inbox: 'all', message: id }), document.baseURI).href
}
