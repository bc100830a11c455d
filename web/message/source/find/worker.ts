import { findMatches, type Matches, type Wanted } from './matches.ts'

/** What the page asks: a text comes once, then what is wanted in it. */
export type Ask = { source: string } | { wanted: Wanted }
export type Answer = { matches: Matches } | { wrong: string }

let source = ''

function answer(wanted: Wanted): Answer {
  try {
    return { matches: findMatches(source, wanted) }
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) }
  }
}

self.addEventListener('message', ({ data }: MessageEvent<Ask>) => {
  if ('source' in data) source = data.source
  else self.postMessage(answer(data.wanted))
})
