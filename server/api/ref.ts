import { z } from 'zod'
import { badRequest } from './errors.ts'
import { everything, type Condition } from '../search/condition.ts'
import { parseSearch } from '../search/parse.ts'
import { usualZone, type When } from '../search/time/when.ts'
import type { MessageRef } from '../store/store.ts'
import { indexed, type Waiting } from './wait.ts'

/** The search text of a request. */
export const searchText = z.string().max(4000)

/** Whose days a search text means. */
export const zone = z
  .string()
  .max(64)
  .optional()
  .describe('Time zone of the days in `q`, such as `Europe/Madrid`; UTC when absent.')

export const messagePath = z.strictObject({
  id: z.string().min(1).max(80).describe('Id of the message, or `latest`.'),
})

const latestFields = {
  inbox: z.string().max(80).optional().describe('With `latest`: the newest of this inbox.'),
  q: searchText.optional().describe('With `latest`: the newest that this search finds.'),
  tz: zone,
}

/** The query of every route that names one message. */
export const refQuery = z.strictObject(latestFields)

/** The same with parameters of the route's own. */
export function refQueryWith<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject({ ...latestFields, ...shape })
}

export interface RefInput {
  path: { id: string }
  query: { inbox?: string | undefined } & Asked
}

/** A search text, and whose days it means. */
export interface Asked {
  q?: string | undefined
  tz?: string | undefined
}

/** The message a request names: `latest` is the newest of the given inbox and search. */
export async function refOf(visit: RefInput & Waiting): Promise<MessageRef> {
  const { id } = visit.path
  const { inbox, q, tz } = visit.query
  if (id !== 'latest') {
    if (inbox === undefined && q === undefined && tz === undefined) return id
    throw badRequest(
      'inbox, q and tz choose a message only together with "latest" in place of its id.',
      'inbox, q y tz solo eligen un mensaje junto con "latest" en lugar de su id.',
    )
  }
  const search = condition({ q, tz })
  if (search) await indexed(visit)
  return { latest: true, inbox: known(inbox), search }
}

/** What a search text asks; undefined when it asks for nothing in particular. */
export function condition({ q, tz }: Asked): Condition | undefined {
  const found = parseSearch(q ?? '', whenOf(tz))
  return isEverything(found) ? undefined : found
}

/** The condition of an act: a text that would choose everything is refused rather than obeyed. */
export function actCondition(asked: Asked): Condition | undefined {
  const found = condition(asked)
  if (found || asked.q === undefined) return found
  throw badRequest(
    'The search text finds everything. Leave q out if all messages are meant.',
    'El texto de búsqueda lo encuentra todo. Omite q si te refieres a todos los mensajes.',
  )
}

/** The clock by which a search text is read. */
export function whenOf(tz: string | undefined): When {
  return { now: Date.now(), tz: tz ?? usualZone }
}

/** `all` in place of an inbox means no particular one. */
export function known(inbox: string | undefined): string | undefined {
  return inbox === 'all' ? undefined : inbox
}

function isEverything(found: Condition): boolean {
  return found === everything || ('and' in found && found.and.every(isEverything))
}
