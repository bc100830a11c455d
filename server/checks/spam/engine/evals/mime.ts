import type { EvalContext, EvalFunction } from '../eval.ts'
import { capitalsMeanNothing, charsetOf } from './charsets.ts'
import { field } from './fields.ts'
import { survey, type Survey } from './mime-survey.ts'
import { once } from './shared.ts'

/** How the message is built of MIME parts. */
export const mimeFunctions: Record<string, EvalFunction> = {
  check_for_mime: (context, name = '') => (counted(context).get(name) ?? 0) !== 0,
  check_for_mime_html: (context) => isHtml(context) || count(context, 'mime_body_html_count') > 0,
  check_for_mime_html_only: (context) => isHtml(context) || hasOnlyHtml(context),
  check_mime_multipart_ratio: isTextShorter,
  check_for_ascii_text_illegal: (context) => count(context, 'mime_ascii_text_illegal') > 0,
  check_abundant_unicode_ratio: (context, ratio = '1') =>
    count(context, 'mime_text_unicode_ratio') >= Number(ratio),
  check_qp_ratio: (context, least = '1') => count(context, 'mime_qp_ratio') >= Number(least),
  check_for_faraway_charset: () => false,
  check_for_faraway_charset_in_headers: () => false,
  check_for_uppercase: isUpperCase,
  check_ma_non_text: isAlternativeNoText,
  check_base64_length: isBase64Long,
}

function counted(context: EvalContext): Survey {
  return once(context, survey)
}

function count(context: EvalContext, name: string): number {
  return counted(context).get(name) ?? 0
}

function isHtml({ mail }: EvalContext): boolean {
  return /^text\/html/i.test(field(mail, 'Content-Type').trim())
}

function hasOnlyHtml(context: EvalContext): boolean {
  const text = count(context, 'mime_body_text_count')
  return count(context, 'mime_body_html_count') > 0 && text === 0
}

/** Length of the last text alternative as a share of that of the HTML. */
function isTextShorter(context: EvalContext, least = '0', most = '0'): boolean {
  const ratio = count(context, 'mime_multipart_ratio')
  return ratio >= Number(least) && ratio < Number(most)
}

function isUpperCase(context: EvalContext, least = '0', most = '0'): boolean {
  const percent = once(context, percentOfCapitals)
  return percent > Number(least) && percent <= Number(most)
}

/** Texts shorter than this are not judged. */
const enoughText = 200

/** Capitals in percent of letters and digits; 0 where capitals are a matter of the charset. */
function percentOfCapitals({ mail }: EvalContext): number {
  const parts = mail.mime().map((part) => part.charset)
  const charsets = [charsetOf(field(mail, 'Content-Type')), ...parts]
  if (charsets.some((charset) => charset !== null && capitalsMeanNothing.test(charset))) return 0
  const sentences = mail.body().filter((line) => /\S\s+\S/.test(line) && !isEncoded(line))
  const text = sentences.join('')
  if (text.length < enoughText) return 0
  const lower = text.match(/[a-z0-9]/g)?.length ?? 0
  const upper = text.match(/[A-Z]/g)?.length ?? 0
  return upper + lower === 0 ? 0 : (upper / (upper + lower)) * 100
}

/** Base64 that nobody declared. */
function isEncoded(line: string): boolean {
  return /^(?:[A-Za-z0-9+/=]{60,76} ){2}/.test(line)
}

/** An alternative that is neither a text nor holds one. */
function isAlternativeNoText({ mail }: EvalContext): boolean {
  return mail.mime().some(({ type, within }) => {
    const inside = within.at(-1)?.type.toLowerCase() === 'multipart/alternative'
    return inside && type !== 'application/rtf' && !type.toLowerCase().startsWith('text/')
  })
}

/** The longest line of base64, with its end; 76 characters are allowed (RFC 2045 §6.8). */
function isBase64Long(context: EvalContext, least = '0', most = 'undef'): boolean {
  const length = once(context, longestBase64)
  return length >= Number(least) && (most === 'undef' || length <= Number(most))
}

function longestBase64({ mail }: EvalContext): number {
  let longest = 0
  for (const part of mail.mime()) {
    if (part.type === 'application/ics' || part.encoding.toLowerCase() !== 'base64') continue
    for (const line of part.raw().split('\n')) longest = Math.max(longest, line.length + 1)
  }
  return longest
}
