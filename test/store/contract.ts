import { describe } from 'vitest'
import type { Engine } from '../../server/store/store.ts'
import { adding } from './contract/adding.ts'
import { analysing } from './contract/analysing.ts'
import { changing } from './contract/changing.ts'
import { checking } from './contract/checking.ts'
import { inboxes } from './contract/inboxes.ts'
import { listing } from './contract/listing.ts'
import { releases } from './contract/releases.ts'
import { searching } from './contract/search.ts'
import { searches } from './contract/searches.ts'
import { sessions } from './contract/sessions.ts'
import { threads } from './contract/threads.ts'
import { zones } from './contract/zones.ts'

/** What every storage engine promises; an engine is accepted when it passes. */
export function keepsTheContract(engine: Engine): void {
  describe(engine.id, () => {
    adding(engine)
    listing(engine)
    searching(engine)
    changing(engine)
    inboxes(engine)
    searches(engine)
    sessions(engine)
    analysing(engine)
    threads(engine)
    checking(engine)
    zones(engine)
    releases(engine)
  })
}
