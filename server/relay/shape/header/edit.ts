import type { ShapeInput } from '../../shape.ts'
import type { Teller } from '../teller.ts'
import { withoutBcc } from './bcc.ts'
import type { Field } from './fields.ts'
import { withFrom } from './from.ts'
import { withMessageId } from './message-id.ts'
import { withoutStripped } from './strip.ts'

/** What an edit of the header knows. */
export type EditContext = Pick<ShapeInput, 'wanted' | 'envelope' | 'seed'> & {
  tell: Teller
}

/** Answers the fields as they shall be, and tells what it did; the same list when it did nothing. */
export type Edit = (fields: Field[], context: EditContext) => Field[]

const edits: Edit[] = [withoutBcc, withoutStripped, withFrom, withMessageId]

export function edited(fields: Field[], context: EditContext): Field[] {
  return edits.reduce((now, edit) => edit(now, context), fields)
}
