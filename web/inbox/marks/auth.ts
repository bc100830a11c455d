import type { MessageRow } from '../../../server/types.ts'
import type { Mark } from './index.ts'

/** In this order: DMARC is what receivers act on. */
const kinds = { dmarc: 'DMARC', dkim: 'DKIM', spf: 'SPF' } as const

/** A failure of what the mail would be judged by; what is not decided marks nothing. */
export function auth({ facts }: MessageRow): Mark | null {
  for (const [key, name] of Object.entries(kinds)) {
    const result = facts[key]
    if (result !== 'fail' && result !== 'permerror') continue
    // A mail that passes DMARC by one of them does not fail by the other.
    return { word: `${name} ✗`, tone: facts['dmarc'] === 'pass' ? 'warn' : 'fail' }
  }
  return null
}
