/**
 * What of a message never changes and narrows searches, as tokens of the index. No word begins
 * with a colon.
 */
export const facets = { attachment: ':attachment', html: ':html' }

export const inboxFacet = (inbox: number) => `:i${inbox}`
