import { z } from 'zod'
import type { Text } from '../../types.ts'

/** Query parameters arrive as text; these read them into what they mean, and describe that. */

const digits = /^-?\d{1,15}$/

/** A whole number. */
export function whole(min: number, max: number) {
  return z.preprocess(
    (value) => (typeof value === 'string' && digits.test(value) ? Number(value) : value),
    z.int().min(min).max(max),
  )
}

/** `true` or `false`, spelled out. */
export const flag = z.preprocess(
  (value) => (value === 'true' ? true : value === 'false' ? false : value),
  z.boolean(),
)

/** A parameter that may be given several times. */
export function repeated<T extends z.ZodType>(item: T, max: number) {
  return z.preprocess(
    (value) => (typeof value === 'string' ? [value] : value),
    z.array(item).max(max),
  )
}

/** Text that ends up in a header field or an SMTP command: no line end, no NUL. */
export function line(max: number) {
  return z
    .string()
    .max(max)
    .regex(/^[^\r\n\0]*$/, 'one line, without control characters')
}

export const instant = z.iso.datetime().describe('ISO 8601, in UTC')
export const count = z.int().min(0)

/** For `superRefine`: says in both languages what is wrong with what was written, which it names. */
export function wrong(holds: (text: string) => boolean, what: Text) {
  return (text: string, context: z.core.$RefinementCtx) => {
    if (holds(text)) return
    const shown = JSON.stringify(text.slice(0, 80))
    const words = { en: `${shown} is not ${what.en}`, es: `${shown} no es ${what.es}` }
    context.addIssue({ code: 'custom', message: words.en, params: { words } })
  }
}
