import { signatureOf, type Signature } from '../dkim/signature.ts'
import { numberOf, readTags, type Tags } from '../dkim/tags.ts'
import type { RawField } from '../mail.ts'

/** More than this no chain may have (RFC 8617 §4.2.1). */
const mostSets = 50
const longestResults = 2_000

export type ArcSignature = Omit<Signature, 'fault' | 'faultOf'>

/** What one of those who passed the message on added (RFC 8617 §4.1). */
export interface ArcSet {
  instance: number
  domain: string
  selector: string
  /** `cv=` of the seal. */
  chain: 'none' | 'pass' | 'fail' | null
  /** What it says was seen there. */
  results: string
  resultsField: RawField
  message: ArcSignature
  seal: ArcSignature
}

interface Part {
  field: RawField
  tags: Tags
}

const names = ['arc-authentication-results', 'arc-message-signature', 'arc-seal'] as const

/**
 * The sets in their order.
 * @returns `fault`: what makes the chain broken before any key is asked for
 */
export function readSets(fields: RawField[]): { sets: ArcSet[]; fault: string | null } {
  const found = new Map<number, Map<string, Part>>()
  for (const field of fields) {
    if (!(names as readonly string[]).includes(field.name)) continue
    const part = partOf(field)
    const instance = numberOf(part?.tags.get('i'))
    if (!part || !instance || instance > mostSets) return { sets: [], fault: 'i' }
    const set = found.get(instance) ?? new Map<string, Part>()
    if (set.has(field.name)) return { sets: [], fault: field.name }
    found.set(instance, set.set(field.name, part))
  }
  const sets: ArcSet[] = []
  for (let instance = 1; instance <= found.size; instance++) {
    const set = setOf(instance, found.get(instance))
    if (set === null) return { sets, fault: 'i' }
    sets.push(set)
    if (set.chain === null || (set.chain === 'none') !== (instance === 1)) {
      return { sets, fault: 'cv' }
    }
  }
  return { sets, fault: null }
}

function partOf(field: RawField): Part | null {
  const value = field.text.slice(field.text.indexOf(':') + 1)
  if (field.name !== 'arc-authentication-results') {
    const tags = readTags(value)
    return tags && { field, tags }
  }
  // Its first tag only is one: the rest are results.
  const [, i = ''] = /^\s*i\s*=\s*(\d{1,3})\s*;/.exec(value) ?? []
  return { field, tags: new Map([['i', i]]) }
}

function setOf(instance: number, parts: Map<string, Part> | undefined): ArcSet | null {
  const [results, message, seal] = names.map((name) => parts?.get(name))
  if (!results || !message || !seal) return null
  const read = signatureOf(seal.field, seal.tags)
  const { domain, selector } = read
  const text = results.field.text.replace(/\s+/g, ' ')
  return {
    ...{ instance, domain, selector, seal: read, chain: chainOf(seal.tags.get('cv')) },
    results: text.slice(text.indexOf(';') + 1, longestResults).trim(),
    resultsField: results.field,
    message: signatureOf(message.field, message.tags),
  }
}

function chainOf(text: string | undefined): ArcSet['chain'] {
  const cv = text?.toLowerCase()
  return cv === 'none' || cv === 'pass' || cv === 'fail' ? cv : null
}
