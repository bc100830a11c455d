import type { EvalContext, EvalFunction } from '../eval.ts'
import type { HtmlFacts } from '../mail.ts'
import { field } from './fields.ts'
import { searcher } from './patterns.ts'

/** What HTML parts tell; any of them may. */
export const htmlFunctions: Record<string, EvalFunction> = {
  html_test: anyPart((html, name = '') => (html.numbers.get(name) ?? 0) !== 0),
  html_range: anyPart(isWithin),
  html_eval: anyPart((html, name = '', formula = '') => compares(html.numbers.get(name), formula)),
  html_tag_exists: anyPart((html, tag = '') => html.elements.has(tag)),
  html_tag_balance: anyPart((html, tag = '', formula = '') =>
    compares(html.elements.get(tag), formula),
  ),
  html_image_only: anyPart(isOnlyImages),
  html_image_ratio: anyPart(isMostlyImages),
  html_text_match: anyPart((html, name = '', pattern = '') => {
    const found = searcher(pattern)
    return (html.texts.get(name) ?? []).some((text) => found(text))
  }),
  html_text_not_match: anyPart((html, name = '', pattern = '') => {
    const found = searcher(pattern)
    return (html.texts.get(name) ?? []).some((text) => !found(text))
  }),
  html_title_subject_ratio: isTitleLonger,
  html_charset_faraway: () => false,
  check_iframe_src: anyPart((html) => html.uris.some(({ source }) => source === 'iframe')),
}

function anyPart(holds: (html: HtmlFacts, ...args: string[]) => boolean): EvalFunction {
  const isThere = ({ numbers }: HtmlFacts) => numbers.get('length') !== 0
  return ({ mail }, ...args) => mail.html().some((html) => isThere(html) && holds(html, ...args))
}

function isWithin({ numbers }: HtmlFacts, name = '', least = '0', most = 'inf'): boolean {
  const value = numbers.get(name)
  if (value === undefined) return false
  return value > Number(least) && (most === 'inf' || value <= Number(most))
}

/** `!= 0`, `< 512`. */
function compares(value: number | undefined, formula: string): boolean {
  const [, sign = '', digits = ''] = /^\s*(<=?|>=?|==|!=)\s*(-?\d+)\s*$/.exec(formula) ?? []
  if (value === undefined || sign === '') return false
  const other = Number(digits)
  if (sign === '==') return value === other
  if (sign === '!=') return value !== other
  const less = value < other || (sign === '<=' && value === other)
  const more = value > other || (sign === '>=' && value === other)
  return sign.startsWith('<') ? less : more
}

function isOnlyImages({ numbers, elements }: HtmlFacts, least = '0', most = '0'): boolean {
  const length = numbers.get('length') ?? 0
  return elements.has('img') && length > Number(least) && length <= Number(most)
}

function isMostlyImages({ numbers }: HtmlFacts, least = '0', most = '0'): boolean {
  const area = numbers.get('image_area') ?? 0
  const ratio = (numbers.get('non_space_len') ?? 0) / area
  return area > 0 && ratio > Number(least) && ratio <= Number(most)
}

function isTitleLonger({ mail }: EvalContext, ratio = '0'): boolean {
  const subject = field(mail, 'Subject')
  if (subject === '') return false
  const titles = mail.html().flatMap(({ texts }) => texts.get('title') ?? [])
  return titles.some((title) => title.length / subject.length > Number(ratio))
}
