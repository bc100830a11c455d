import { z } from 'zod'
import { assignRolesBy } from '../mime/roles.ts'
import { isOpened, messageAround, ownParts } from '../mime/nested.ts'
import type { Message, Part } from '../types.ts'
import { notFound } from './errors.ts'

/** What in a message a request is about, besides the message itself. */
export const partParameter = z
  .string()
  .max(400)
  .optional()
  .describe('Section path of a nested message, or of one part: only that.')

export const nestedParameter = z
  .string()
  .max(400)
  .optional()
  .describe('Section path of a nested message: of that instead.')

/** A message or a nested one, whichever a request is about. */
export interface Inside {
  /** Its own parts, with the roles they have in it; what is in messages nested in it is not here. */
  parts: Part[]
  /** The one part that was asked for, where that is no message. */
  only: Part | null
}

/** @throws SandboxError `not_found` */
export function insideOf(message: Message, path: string | undefined): Inside {
  if (path === undefined) return { parts: ownParts(message.parts, null), only: null }
  const part = partOf(message, path)
  const nested = isOpened(message.parts, part)
  const around = nested ? path : messageAround(message.parts, path)
  const parts = ownParts(message.parts, around)
  if (around === null) return { parts, only: part }
  const own = parts.map((one) => ({ ...one }))
  // Bodies are bodies whatever the HTML refers to.
  assignRolesBy(own, () => new Set())
  return { parts: own, only: nested ? null : part }
}

/** @throws SandboxError `not_found` */
export function partOf(message: Pick<Message, 'parts'>, path: string): Part {
  const part = message.parts.find((one) => one.path === path)
  if (part) return part
  throw notFound(
    'This message has no such part; /parts lists those it has.',
    'Este mensaje no tiene esa parte; /parts enumera las que tiene.',
  )
}

/** @throws SandboxError `not_found` for what is no message that was opened */
export function nestedOf(message: Message, path: string): Part {
  const part = partOf(message, path)
  if (isOpened(message.parts, part)) return part
  throw notFound('This part is no message.', 'Esta parte no es un mensaje.')
}
