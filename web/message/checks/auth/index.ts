import type { AuthReport } from '../../../../server/types.ts'
import { say } from '../../../state/language.svelte.ts'
import type { Chip, CheckView } from '../check.ts'
import { texts, words } from './texts.ts'

export const auth: CheckView<'auth'> = {
  id: 'auth',
  title: texts.title,
  chip,
  card: () => import('./Card.svelte'),
}

/** Results by which nothing is decided. */
const open = ['undecided', 'temperror', 'not_evaluated']
const bad = ['fail', 'permerror']

/** How many of SPF, DKIM and DMARC pass; the word is of the one that matters most. */
function chip({ spf, dkim, dmarc }: AuthReport): Chip {
  if (!spf || !dkim || !dmarc) return { figure: '–', word: say(texts.undecided), tone: 'none' }
  const all = { DMARC: dmarc.result, SPF: spf.result, DKIM: dkim.result }
  const results = Object.values(all)
  const passing = results.filter((result) => result === 'pass').length
  if (passing === 3) return { figure: '3/3', word: say(texts.allPass), tone: 'pass' }
  const failing = Object.entries(all).find(([, result]) => bad.includes(result))
  if (failing) {
    const word = `${failing[0]} ${say(words[failing[1]] ?? texts.undecided)}`
    return { figure: `${passing}/3`, word, tone: 'fail' }
  }
  if (results.some((result) => open.includes(result))) {
    const word = spf.result === 'not_evaluated' ? texts.notEvaluated : texts.undecided
    return { figure: passing > 0 ? `${passing}/3` : '–', word: say(word), tone: 'none' }
  }
  const [name, result] = Object.entries(all).find(([, one]) => one !== 'pass') ?? ['', 'none']
  const word = `${name} ${say(words[result] ?? texts.undecided)}`
  return { figure: `${passing}/3`, word, tone: 'warn' }
}
