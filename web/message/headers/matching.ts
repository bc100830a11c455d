import type { HeaderField } from '../../../server/types.ts'

/** The fields that hold the wanted text in their name or value, decoded or as sent, whatever its case. */
export function matching(fields: HeaderField[], wanted: string): HeaderField[] {
  const needle = wanted.trim().toLowerCase()
  if (needle === '') return fields
  return fields.filter(({ name, value, raw }) =>
    [`${name}: ${value}`, raw].some((text) => text.toLowerCase().includes(needle)),
  )
}
