import type { ReleasePreview, ReleaseRow } from '../../types.ts'

/** '0198… delivered (2 delivered) Order 7 → lucia@example.test +1' */
export function rowText(row: ReleaseRow): string {
  const states = Object.entries(row.recipients).filter(([, count]) => count > 0)
  const counts = states.map(([state, count]) => `${count} ${state}`).join(', ')
  const others = states.reduce((sum, [, count]) => sum + count, 0) - row.to.length
  const to = `${row.to.join(', ')}${others > 0 ? ` +${others}` : ''}`
  const reason = row.reason === null ? '' : `: ${row.reason}`
  return `${row.id} ${row.state} (${counts}) ${row.subject ?? '(no subject)'} → ${to}${reason}\n`
}

export function previewText(preview: ReleasePreview): string {
  const { relay, recipients, reach, alterations, problems } = preview
  const refused = recipients.filter((one) => one.refused !== null)
  return [
    `through ${relay.name} (${relay.host}), from <${preview.envelopeFrom}>, ${preview.size} bytes`,
    `to ${reach.recipients} recipients at ${reach.domains} domains`,
    ...refused.map((one) => `not to ${one.address}: ${one.refused?.text ?? ''}`),
    ...alterations.map(({ text }) => `changed: ${text}`),
    ...problems.map(({ blocks, text }) => `${blocks ? 'in the way' : 'note'}: ${text}`),
    ...(preview.mustConfirm ? [`confirm with --confirm ${reach.recipients}`] : []),
    '',
  ].join('\n')
}
