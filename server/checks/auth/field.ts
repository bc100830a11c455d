import type { Place } from '../../types.ts'
import type { AuthMail, RawField } from './mail.ts'

/** Characters of a value that are read. */
const longest = 32 * 1024

export function fieldsNamed(mail: Pick<AuthMail, 'fields'>, name: string): RawField[] {
  return mail.fields.filter((field) => field.name === name)
}

/** The value on one line, without the blanks around it; bytes as latin1. */
export function valueOf({ text }: RawField): string {
  const start = text.indexOf(':') + 1
  return text
    .slice(start, start + longest)
    .replace(/[\r\n]+/g, '')
    .trim()
}

/** Where a field stands, with its name as it is written. */
export function placeOf({ text, line }: RawField): Place {
  return { header: text.slice(0, Math.min(text.indexOf(':'), 200)).trim(), part: null, line }
}
