import type { EvalContext, EvalFunction } from '../eval.ts'
import type { MimePart } from '../mail.ts'
import { once } from './shared.ts'

/** What the bodies tell as a whole. */
export const bodyFunctions: Record<string, EvalFunction> = {
  multipart_alternative_difference: isHtmlOther,
  multipart_alternative_difference_count: isTextWordier,
  check_blank_line_ratio: isBlank,
  tvd_vertical_words: isSpacedOut,
  check_stock_info: (context, least = '1') => once(context, stockLines) >= Number(least),
  check_body_length: (context, most = '0') => once(context, bodyLength) <= Number(most),
  plaintext_body_length: (context, least, most) => isBetween(context, 'body', least, most),
  plaintext_sig_length: (context, least, most) => isBetween(context, 'signature', least, most),
  plaintext_body_sig_ratio: (context, least, most) => isBetween(context, 'ratio', least, most),
}

/** Bytes of an alternative that are compared. */
const maxCompared = 200_000

interface Difference {
  /** Words of the HTML that the text has not, in percent. */
  percent: number
  html: number
  text: number
}

function isHtmlOther(context: EvalContext, least = '0', most = 'undef'): boolean {
  const { percent } = once(context, difference)
  const enough = Number(least) === 0 || percent > Number(least)
  return enough && (most === 'undef' || percent <= Number(most))
}

/** The text has many more different words than the HTML. */
function isTextWordier(context: EvalContext, ratio = '1', least = '0'): boolean {
  const { html, text } = once(context, difference)
  return html > Number(least) && text / html > Number(ratio)
}

function difference({ mail }: EvalContext): Difference {
  const parts = mail.mime()
  const found = { percent: 0, html: 0, text: 0 }
  if (parts.length === 2 && parts[0]?.type === 'text/html' && parts[1]?.type === 'text/calendar') {
    return found
  }
  for (const id of alternatives(parts)) {
    const inside = parts.filter((part) => part.within.some((container) => container.id === id))
    const html = wordsOf(inside.filter(({ type }) => type === 'text/html'))
    const text = wordsOf(inside.filter(({ type }) => type !== 'text/html'))
    if (html.size === 0 && mail.html().some(({ elements }) => elements.has('img'))) {
      html.set('\n', 1)
    }
    if (html.size === 0) continue
    const missing = [...html].filter(([word, times]) => times > (text.get(word) ?? 0)).length
    found.html = html.size
    found.text = text.size
    found.percent = Math.max(found.percent, (missing / html.size) * 100)
  }
  return found
}

function alternatives(parts: readonly MimePart[]): Set<number> {
  const containers = parts.flatMap(({ within }) => within)
  return new Set(
    containers.filter(({ type }) => type === 'multipart/alternative').map(({ id }) => id),
  )
}

function wordsOf(parts: readonly MimePart[]): Map<string, number> {
  const words = new Map<string, number>()
  for (const part of parts) {
    const text = (part.text() ?? '').slice(0, maxCompared)
    for (const word of text.split(/\s+/).filter((one) => /\w/.test(one))) {
      words.set(word, (words.get(word) ?? 0) + 1)
    }
  }
  return words
}

/** Empty lines in percent, where there are enough lines; all of a short text are let pass. */
function isBlank(context: EvalContext, least = '0', most = '100', lines = '1'): boolean {
  const { blank, all } = once(context, lineCounts)
  const percent = all < Math.max(1, Number(lines)) ? -1 : (100 * blank) / all
  return (Number(least) === 0 || percent > Number(least)) && percent <= Number(most)
}

function lineCounts({ mail }: EvalContext): { blank: number; all: number } {
  const lines = mail.rawbody().flatMap((piece) => piece.replace(/\n$/, '').split('\n'))
  return { blank: lines.filter((line) => !/\S/.test(line)).length, all: lines.length }
}

/** Spaces as a share of other characters, of the line that has the most: `V I A G R A`. */
function isSpacedOut(context: EvalContext, least = '0', most = '101'): boolean {
  const percent = once(context, mostSpaces)
  const below = Number(most) >= 100 ? 101 : Number(most)
  return percent >= Number(least) && percent < below
}

function mostSpaces({ mail }: EvalContext): number {
  const lines = mail.body().filter((line) => line.length > 5)
  return lines.reduce((most, line) => {
    const spaces = line.split(' ').length - 1
    const others = line.length - spaces
    const all = spaces > others || others === 0
    return Math.max(most, all ? 100 : Math.trunc((100 * spaces) / others))
  }, -1)
}

const stockLine = /^[ \t]{0,99}([^:\s][^:\n]{2,29})\s{0,99}:\s{0,99}\S/gm
/** How labels of such lines end, their letters only; the first that fits names the kind. */
const stockWords = [
  /^trad(?:e|ing)date$/,
  /company(?:name)?$/,
  /s\w?t\w?o\w?c\w?k$/,
  /s\w?y\w?m(?:\w?b\w?o\w?l)?$/,
  /(?:year|week|month|day|price)(?:target|estimates?)$/,
  /(?:target|ticker)$/,
  /(?:opening|current)p(?:rice)?$/,
  /(?:projected|position)$/,
  /(?:expectations|weeks?high|marketperformance|sector)$/,
  /(?:recommendation|rating)$/,
]

/** Lines such as `Current price: $0.20`, each kind once. */
function stockLines({ mail }: EvalContext): number {
  const text =
    mail
      .mime()
      .find(({ type }) => type === 'text/plain')
      ?.text() ?? ''
  const kinds = [...text.slice(0, 100_000).matchAll(stockLine)].flatMap(([, label = '']) => {
    const letters = label.toLowerCase().replace(/[^a-z]/g, '')
    return stockWords.flatMap((form) => form.exec(letters)?.[0] ?? []).slice(0, 1)
  })
  return new Set(kinds).size
}

function bodyLength({ mail }: EvalContext): number {
  const full = mail.full()
  const start = full.startsWith('\n') ? 1 : full.indexOf('\n\n') + 2
  return start < 2 && !full.startsWith('\n') ? 0 : full.length - start
}

type Share = 'body' | 'signature' | 'ratio'

function isBetween(context: EvalContext, share: Share, least = '0', most?: string): boolean {
  const value = once(context, signed)?.[share]
  if (value === undefined) return false
  return value >= Number(least) && (most === undefined || value <= Number(most))
}

/** The text before the last signature mark, and after it; null without a text. */
function signed({ mail }: EvalContext): Record<Share, number> | null {
  const text = mail
    .mime()
    .find(({ type }) => type === 'text/plain')
    ?.decoded()
  if (text === undefined) return null
  const marks = [...text.matchAll(/^-- ?\r?$/gm)].map((mark) => {
    return { start: mark.index, end: mark.index + mark[0].length }
  })
  const last = marks.findLast(({ end }) => text.length - end > 4)
  const body = last?.start ?? text.length
  const signature = last === undefined ? 0 : text.length - last.end
  return { body, signature, ratio: signature === 0 ? 1_000_000 : body / signature }
}
