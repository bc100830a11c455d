import type { SpamConfig } from '../../config.ts'
import type { SpamScorer } from './scorer.ts'

/** Our own engine, with the rules of a folder or our own. */
export function createOwn(_config: SpamConfig, _folder: string | null): SpamScorer {
  throw new Error('the engine is not there yet')
}
