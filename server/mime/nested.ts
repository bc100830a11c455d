import type { Part } from '../types.ts'
import { isMessage } from './walk.ts'

/**
 * The parts that belong to one message of a tree: the message itself (`path` null) or the nested
 * one at `path`. A message nested in it is one part of it; what is in that is not listed.
 */
export function ownParts(parts: readonly Part[], path: string | null): Part[] {
  const own: Part[] = []
  let nested: string | null = null
  // In document order the parts of a nested message come right after it.
  for (const part of path === null ? parts : partsWithin(parts, path)) {
    if (nested !== null && isWithin(part.path, nested)) continue
    own.push(part)
    nested = isMessage(part.type) ? part.path : null
  }
  return own
}

/** All parts of the nested message at `path`, those of messages in it too. */
export function partsWithin(parts: readonly Part[], path: string): Part[] {
  return parts.filter((part) => isWithin(part.path, path))
}

/** The path of the innermost nested message that a part is in; null is the message itself. */
export function messageAround(parts: readonly Part[], path: string): string | null {
  const around = parts.filter(({ path: outer, type }) => isMessage(type) && isWithin(path, outer))
  return around.at(-1)?.path ?? null
}

/** True for a nested message whose parts are known. */
export function isOpened(parts: readonly Part[], { path, type }: Part): boolean {
  return isMessage(type) && parts.some((part) => isWithin(part.path, path))
}

function isWithin(path: string, outer: string): boolean {
  return path.startsWith(`${outer}.`)
}
