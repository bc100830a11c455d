import type { ReleaseChanges } from '../../../server/types.ts'

/** What a person chose, in the words of the mail: 'From: x@y.example', 'Message-ID: new'. */
export function chosen(changes: ReleaseChanges): string[] {
  const { envelopeFrom, from, messageId, sign, strip, convert } = changes
  const told: string[] = []
  if (envelopeFrom !== undefined) told.push(`MAIL FROM: <${envelopeFrom}>`)
  if (from !== undefined) told.push(`From: ${from}`)
  if (messageId !== undefined) told.push(`Message-ID: ${messageId}`)
  if (sign !== undefined)
    told.push(sign ? `DKIM: ${sign.selector}._domainkey.${sign.domain}` : 'DKIM: –')
  if (strip && strip.length > 0) told.push(`– ${strip.join(', ')}`)
  if (convert !== undefined) told.push(`8BITMIME → 7BIT: ${convert ? '✓' : '–'}`)
  return told
}
