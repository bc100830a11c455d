import type { MessageRow } from '../../../server/types.ts'
import { decimal } from '../../ui/format.ts'
import type { Judge, Mark } from './index.ts'

/** Of the threshold, from which on a score is worth a look: as the report says `suspicious`. */
const suspicious = 0.6

export function spam({ facts }: MessageRow, inbox: Judge | undefined): Mark | null {
  const { spam: score } = facts
  if (typeof score !== 'number') return null
  const threshold = inbox?.spamThreshold ?? 5
  if (score < threshold * suspicious) return null
  return { word: `spam ${decimal(score)}`, tone: score < threshold ? 'warn' : 'fail' }
}
