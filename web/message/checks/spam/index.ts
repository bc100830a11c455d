import type { SpamReport } from '../../../../server/types.ts'
import { decimal } from '../../../ui/format.ts'
import type { Chip, CheckView } from '../check.ts'
import { texts } from './texts.ts'

const tones = { clean: 'pass', suspicious: 'warn', spam: 'fail' } as const

export const spam: CheckView<'spam'> = {
  id: 'spam',
  title: texts.title,
  chip,
  card: () => import('./Card.svelte'),
}

function chip({ score, verdict, summary }: SpamReport): Chip {
  return {
    figure: score === null ? '–' : decimal(score),
    word: summary,
    tone: verdict ? tones[verdict] : 'none',
  }
}
