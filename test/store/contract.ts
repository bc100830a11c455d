import { describe } from 'vitest'
import type { Engine } from '../../server/store/store.ts'
import { adding } from './contract/adding.ts'
import { listing } from './contract/listing.ts'

/** What every storage engine promises; an engine is accepted when it passes. */
export function keepsTheContract(engine: Engine): void {
  describe(engine.id, () => {
    adding(engine)
    listing(engine)
  })
}
