import type { Edit } from './edit.ts'

/** Who else got it is nobody's business (RFC 5322 §3.6.3). */
const hidden = new Set(['bcc', 'resent-bcc'])

export const withoutBcc: Edit = (fields, { tell }) => {
  const left = fields.filter(({ name }) => !hidden.has(name))
  if (left.length === fields.length) return fields
  tell.alteration('bcc')
  return left
}
