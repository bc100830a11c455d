import type { ReleaseChanges } from '../../../server/types.ts'

/** How the mail differs from the captured one by choice, in the words of the mail itself. */
export function chosen({ from, messageId, sign, strip, convert }: ReleaseChanges): string[] {
  const told: string[] = []
  if (from) told.push(`From: ${from}`)
  if (messageId === 'new') told.push('Message-ID: <…>')
  if (sign) told.push(`DKIM: ${sign.selector}._domainkey.${sign.domain}`)
  if (strip && strip.length > 0) told.push(`− ${strip.join(', ')}`)
  if (convert) told.push('8BITMIME → 7BIT')
  return told
}
