import { isUtf8 } from 'node:buffer'
import type { EvalContext, EvalFunction } from '../eval.ts'
import { field, values } from './fields.ts'

export const headerFunctions: Record<string, EvalFunction> = {
  check_illegal_chars: hasIllegalCharacters,
  check_header_count_range: isCounted,
  check_unresolved_template: hasUnresolvedTemplate,
  check_msg_parse_flags: ({ mail }, flag = '') => mail.flags().has(flag),
  check_for_unique_subject_id: () => false,
}

// eslint-disable-next-line no-control-regex -- the characters that a header must not hold
const illegal = /[\x00-\x08\v\f\x0e-\x1f\x7f-\xff]/g
// eslint-disable-next-line no-control-regex -- control characters
const control = /[\x00-\x08\v\f\x0e-\x1f]/

/** Characters that are not ASCII, in a share and a number; UTF-8 is let pass (RFC 6532). */
function hasIllegalCharacters({ mail }: EvalContext, name = '', share = '0', least = '0'): boolean {
  const text = field(mail, name.replace(/:raw$/, ''), 'raw')
  if (!/\S/.test(text)) return false
  const found = text.match(illegal)?.length ?? 0
  if (found === 0) return false
  if (!control.test(text) && isUtf8(Buffer.from(text, 'latin1'))) return false
  const currency = text.match(/[\xa2\xa3\xae]/g)?.length ?? 0
  const count = found - (/^subject/i.test(name) && currency === 1 ? 1 : 0)
  return count / text.length >= Number(share) && count >= Number(least)
}

/** How many different fields of a name there are. */
function isCounted({ mail }: EvalContext, name = '', least = '0', most = '0'): boolean {
  const count = new Set(values(mail, name)).size
  return count >= Number(least) && count <= Number(most)
}

const mayHoldPercent =
  /^(?:X-VMS-To|X-UIDL|X-Face|To|Cc|From|Subject|References|In-Reply-To|(?:X-|Resent-|X-Original-)?Message-Id):/i

/** A placeholder of a mass mailer that nobody filled in: `%RANDOM_WORD`. */
function hasUnresolvedTemplate({ mail }: EvalContext): boolean {
  return field(mail, 'ALL')
    .split('\n')
    .some((line) => /%[A-Z][A-Z_-]/.test(line) && !mayHoldPercent.test(line))
}
