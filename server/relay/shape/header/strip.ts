import type { Edit } from './edit.ts'

/** Names are told as the person wrote them, so many at most. */
const mostNamed = 20

export const withoutStripped: Edit = (fields, { wanted, tell }) => {
  const unwanted = new Map(wanted.strip.map((name) => [name.trim().toLowerCase(), name.trim()]))
  unwanted.delete('')
  const left = fields.filter(({ name }) => !unwanted.has(name))
  if (left.length === fields.length) return fields
  const gone = new Set(fields.filter(({ name }) => unwanted.has(name)).map(({ name }) => name))
  const names = [...gone].map((name) => unwanted.get(name) ?? name)
  tell.alteration('strip', names.slice(0, mostNamed).join(', '))
  return left
}
