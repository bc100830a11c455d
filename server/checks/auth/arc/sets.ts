import type { AuthMail, RawField } from '../mail.ts'
import { readSignature, type Signature } from '../dkim/signature.ts'

/** What one hop added (RFC 8617 §4.2). */
export interface ArcSet {
  instance: number
  results: RawField | null
  message: Signature | null
  seal: Signature | null
}

/** Why the chain is none, whatever the keys are. */
export interface ChainFault {
  code: 'structure' | 'chain_value' | 'chain_failed'
  instance: number
}

export interface Chain {
  /** By instance. */
  sets: ArcSet[]
  fault: ChainFault | null
}

const mostSets = 50
const kinds = new Map<string, 'results' | 'message' | 'seal'>([
  ['arc-authentication-results', 'results'],
  ['arc-message-signature', 'message'],
  ['arc-seal', 'seal'],
])

/** @returns null when the message has no ARC fields */
export function readChain({ fields }: Pick<AuthMail, 'fields'>): Chain | null {
  const sets = new Map<number, ArcSet>()
  let broken: number | null = null
  const own = fields.filter(({ name }) => kinds.has(name))
  for (const field of own.slice(0, 3 * mostSets + 1)) {
    const instance = instanceOf(field)
    const set = sets.get(instance) ?? { instance, results: null, message: null, seal: null }
    if (instance < 1 || instance > mostSets || !put(set, field)) broken ??= instance
    sets.set(instance, set)
  }
  if (own.length === 0) return null
  const all = [...sets.values()].sort((a, b) => a.instance - b.instance).slice(0, mostSets)
  if (broken !== null) return { sets: all, fault: { code: 'structure', instance: broken } }
  return { sets: all, fault: faultOf(all) }
}

/** @returns false when the set has such a field already */
function put(set: ArcSet, field: RawField): boolean {
  const kind = kinds.get(field.name) ?? 'seal'
  if (set[kind] !== null) return false
  if (kind === 'results') set.results = field
  else set[kind] = withoutIdentity(field)
  return true
}

/** Here `i=` counts the hops; ARC knows no AUID. */
function withoutIdentity(field: RawField): Signature {
  return { ...readSignature(field), identity: null }
}

/** @returns 0 when there is none that can be read */
function instanceOf({ name, text }: RawField): number {
  const value = text.slice(text.indexOf(':') + 1)
  // Of results the rest is no tag list; of the others any tag may be the first.
  const specs = name === 'arc-authentication-results' ? value.split(';', 1) : value.split(';', 100)
  for (const spec of specs) {
    const found = /^[ \t\r\n]*i[ \t\r\n]*=[ \t\r\n]*(\d{1,4})[ \t\r\n]*$/.exec(spec)
    if (found) return Number(found[1])
  }
  return 0
}

export function chainValue({ seal }: ArcSet): 'none' | 'pass' | 'fail' | null {
  const value = seal?.tags.get('cv')?.toLowerCase()
  return value === 'none' || value === 'pass' || value === 'fail' ? value : null
}

/** RFC 8617 §5.2, steps 2 and 3. */
function faultOf(sets: ArcSet[]): ChainFault | null {
  const hole = sets.findIndex(
    ({ instance, results, message, seal }, index) =>
      instance !== index + 1 || !results || !message || !seal,
  )
  const newest = sets.at(-1)
  if (newest && chainValue(newest) === 'fail')
    return { code: 'chain_failed', instance: newest.instance }
  if (hole >= 0) return { code: 'structure', instance: hole + 1 }
  const wrong = sets.find((set, index) => chainValue(set) !== (index === 0 ? 'none' : 'pass'))
  return wrong ? { code: 'chain_value', instance: wrong.instance } : null
}
