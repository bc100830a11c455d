import type { HeaderField } from '../../../server/types.ts'

/** Header fields of the same name beside each other; one of them may be missing. */
export interface FieldPair {
  name: string
  left: HeaderField | null
  right: HeaderField | null
  kind: 'same' | 'changed' | 'removed' | 'added'
  /** Differs from one sending of the same message to the next. */
  noise: boolean
}

/** Fields that are made anew for every message or on its way. */
const noisy = new Set([
  ...['date', 'message-id', 'received', 'x-received', 'return-path', 'resent-date'],
  ...['dkim-signature', 'arc-seal', 'arc-message-signature', 'arc-authentication-results'],
  ...['authentication-results', 'received-spf', 'x-google-dkim-signature'],
])

/**
 * Lays the fields of two headers beside each other, by name, in the order of the left one; names that
 * only the right one has come where they stand there. Of fields that occur more than once, equal
 * ones belong together, the others as they come.
 */
export function alignHeaders(left: HeaderField[], right: HeaderField[]): FieldPair[] {
  const here = byName(left)
  const there = byName(right)
  return namesInOrder([...here.keys()], [...there.keys()]).flatMap((name) =>
    pairsOf(here.get(name) ?? [], there.get(name) ?? []),
  )
}

function byName(fields: HeaderField[]): Map<string, HeaderField[]> {
  const groups = new Map<string, HeaderField[]>()
  for (const field of fields) {
    const name = field.name.toLowerCase()
    const group = groups.get(name)
    if (group) group.push(field)
    else groups.set(name, [field])
  }
  return groups
}

/** A name that only the right has follows the name that it follows there. */
function namesInOrder(left: string[], right: string[]): string[] {
  const known = new Set(left)
  const after = new Map<string, string[]>([['', []]])
  let last = ''
  for (const name of right) {
    if (known.has(name)) after.set((last = name), [])
    else after.get(last)?.push(name)
  }
  return ['', ...left].flatMap((name) => [
    ...(name === '' ? [] : [name]),
    ...(after.get(name) ?? []),
  ])
}

function pairsOf(left: HeaderField[], right: HeaderField[]): FieldPair[] {
  const byValue = new Map<string, HeaderField[]>()
  for (const field of right.toReversed()) {
    const equal = byValue.get(field.value)
    if (equal) equal.push(field)
    else byValue.set(field.value, [field])
  }
  const equals = left.map((field) => byValue.get(field.value)?.pop() ?? null)
  const taken = new Set(equals)
  const others = right.filter((field) => !taken.has(field)).values()
  const next = () => others.next().value ?? null
  const pairs = left.map((field, index) => pairOf(field, equals[index] ?? next()))
  return [...pairs, ...[...others].map((field) => pairOf(null, field))]
}

function pairOf(left: HeaderField | null, right: HeaderField | null): FieldPair {
  const name = (left ?? right)?.name ?? ''
  const kind = kindOf(left, right)
  return { name, left, right, kind, noise: kind !== 'same' && isNoise(name, left, right) }
}

function kindOf(left: HeaderField | null, right: HeaderField | null): FieldPair['kind'] {
  if (!left) return 'added'
  if (!right) return 'removed'
  return left.value === right.value ? 'same' : 'changed'
}

function isNoise(name: string, left: HeaderField | null, right: HeaderField | null): boolean {
  const lower = name.toLowerCase()
  if (noisy.has(lower)) return true
  if (lower !== 'content-type' || !left || !right) return false
  return withoutBoundary(left.value) === withoutBoundary(right.value)
}

/** The boundary of a multipart is made up by the sender (RFC 2046 §5.1.1); at most 70 characters. */
function withoutBoundary(value: string): string {
  return value.replace(/;\s*boundary=(?:"[^"]{0,100}"|[^\s;"]{0,100})/i, '')
}
