import type { MailAlteration, ReleaseProblem } from '../../types.ts'
import type { Told } from '../shape.ts'
import { alterationTexts, problemTexts, type AlterationCode, type ProblemCode } from './texts.ts'

/** Problems for which nothing goes out. */
const blocking = new Set<ProblemCode>([
  ...(['from_invalid', 'header_too_large', 'no_8bitmime', 'no_smtputf8'] as const),
  ...(['too_large_to_convert', 'too_large_to_sign', 'no_key', 'cannot_sign'] as const),
  ...(['cannot_convert_field', 'cannot_convert_address', 'cannot_convert_part'] as const),
])

/** Collects what is to be said of a message. */
export class Teller {
  readonly alterations: Told<MailAlteration>[] = []
  readonly problems: Told<ReleaseProblem>[] = []

  alteration(code: AlterationCode, detail = ''): void {
    this.alterations.push({ code, text: alterationTexts[code](detail) })
  }

  /** The same problem with the same detail is told once. */
  problem(code: ProblemCode, detail = ''): void {
    const text = problemTexts[code](detail)
    if (this.problems.some((one) => one.code === code && one.text.en === text.en)) return
    this.problems.push({ code, text, blocks: blocking.has(code) })
  }
}
