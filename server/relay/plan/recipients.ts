import type { PlannedRecipient, ReleasePolicy, ReleaseProblem } from '../../types.ts'
import type { Told } from '../shape.ts'
import { isRouted, readForward, type Forward } from './address.ts'
import { matches, plainLocal, readPattern, type Pattern } from './pattern.ts'
import * as texts from './texts.ts'

/** A recipient, with what keeps the mail from it. */
export type Planned = Omit<PlannedRecipient, 'refused'> & {
  refused: Told<ReleaseProblem> | null
  domain: string
}

export interface Lists {
  allow: Pattern[]
  block: Pattern[]
  redirect: Forward[]
}

/** Patterns that are none were refused when they were set; here they count as nobody. */
export function readLists({ allow, block, redirect }: ReleasePolicy): Lists {
  const read = (list: string[]) => list.map(readPattern).filter((one) => one !== null)
  return {
    allow: read(allow),
    block: read(block),
    redirect: redirect.map(readForward).filter((one) => one !== null),
  }
}

/**
 * Who will have the mail: each address once, those that may not with the reason. A redirection
 * takes the place of all of them; what it names need not be allowed, but must not be blocked.
 */
export function planRecipients(asked: readonly string[], lists: Lists): Planned[] {
  const wanted = once(asked)
  if (lists.redirect.length === 0) return wanted.map((text) => judged(text, null, lists))
  if (wanted.length === 0) return []
  const instead = wanted.length === 1 ? (wanted[0] ?? null) : null
  return lists.redirect.map(({ address }) => judged(address, instead, { ...lists, allow: [] }))
}

function judged(text: string, instead: string | null, lists: Lists): Planned {
  const forward = readForward(text)
  if (!forward) return { address: text, instead, domain: '', refused: texts.noAddress }
  const { address, domain } = forward
  return { address, instead, domain, refused: refusal(forward, lists) }
}

function refusal(forward: Forward, { allow, block }: Lists): Told<ReleaseProblem> | null {
  if (isRouted(forward)) return texts.routed
  const blocking = block.find((pattern) => matches(pattern, forward))
  if (blocking) return texts.blocked(blocking.text)
  if (allow.length > 0 && !allow.some((pattern) => matches(pattern, forward))) {
    return texts.notAllowed
  }
  return null
}

/** The first way of writing an address is kept: nobody's mailbox differs by case or quotes. */
function once(asked: readonly string[]): string[] {
  const seen = new Map<string, string>()
  for (const text of asked) {
    const forward = readForward(text)
    const key = forward ? `${plainLocal(forward.local)}@${forward.domain}` : text.trim()
    if (!seen.has(key)) seen.set(key, text.trim())
  }
  return [...seen.values()]
}
