import type { References } from './references.ts'

/** What stands in place of a blocked image: nothing, without a request. */
const nothing = 'data:,'

/** Functions whose strings are URLs. */
const imageSets = new Set(['image-set', '-webkit-image-set', 'src'])

const identifier = /(?:[\w-]|[\u0080-\uffff]|\\(?:[0-9a-f]{1,6}\s?|[^\n\r\f0-9a-f]))+/iy
const plainRun = /[^"'/\\@()\w\x80-\uffff-]+/y

/**
 * CSS with its URLs led where they may go: `url()`, `image-set()` and `src()`; an `@import` that
 * leads nowhere goes altogether. Linear; reads escapes as browsers do (`\75rl(`).
 */
export function rewriteCss(css: string, references: References): string {
  const out: string[] = []
  /** For each open parenthesis, whether strings in it are URLs. */
  const functions: boolean[] = []
  let at = 0
  while (at < css.length) {
    const char = css[at]
    if (css.startsWith('/*', at)) {
      const end = css.indexOf('*/', at + 2)
      at = end < 0 ? css.length : end + 2
      out.push(' ')
    } else if (char === '"' || char === "'") {
      const string = stringAt(css, at)
      const url = functions.at(-1) ? (references.resource(string.value, 'file') ?? nothing) : null
      out.push(url === null ? css.slice(at, string.end) : quoted(url))
      at = string.end
    } else if (char === '@') {
      const rule = nameAt(css, at + 1)
      if (rule?.name === 'import') {
        const imported = importAt(css, rule.end, references)
        out.push(imported.text)
        at = imported.end
      } else {
        out.push('@')
        at++
      }
    } else if (char === '(' || char === ')') {
      if (char === '(') functions.push(false)
      else functions.pop()
      out.push(char)
      at++
    } else {
      const word = nameAt(css, at)
      if (!word) {
        plainRun.lastIndex = at
        const run = plainRun.exec(css)?.[0] ?? css.charAt(at)
        out.push(run)
        at += run.length
      } else if (css[word.end] !== '(') {
        out.push(css.slice(at, word.end))
        at = word.end
      } else if (word.name === 'url') {
        const url = urlAt(css, word.end + 1)
        out.push(`url(${quoted(references.resource(url.value, 'file') ?? nothing)})`)
        at = url.end
      } else {
        functions.push(imageSets.has(word.name))
        out.push(css.slice(at, word.end + 1))
        at = word.end + 1
      }
    }
  }
  return out.join('')
}

function nameAt(css: string, at: number): { name: string; end: number } | null {
  identifier.lastIndex = at
  const text = identifier.exec(css)?.[0]
  return text === undefined ? null : { name: unescape(text).toLowerCase(), end: at + text.length }
}

function stringAt(css: string, at: number): { value: string; end: number } {
  const quote = css[at]
  let end = at + 1
  while (end < css.length && css[end] !== quote && css[end] !== '\n') {
    end += css[end] === '\\' ? 2 : 1
  }
  const closed = css[end] === quote
  return {
    value: unescape(css.slice(at + 1, end)),
    end: Math.min(end + (closed ? 1 : 0), css.length),
  }
}

/** The argument of `url(`, quoted or not; `end` is after the closing parenthesis. */
function urlAt(css: string, from: number): { value: string; end: number } {
  let at = from
  while (/\s/.test(css.charAt(at))) at++
  if (css[at] === '"' || css[at] === "'") {
    const string = stringAt(css, at)
    const close = css.indexOf(')', string.end)
    return { value: string.value, end: close < 0 ? css.length : close + 1 }
  }
  let end = at
  while (end < css.length && css[end] !== ')') end += css[end] === '\\' ? 2 : 1
  return { value: unescape(css.slice(at, end)).trim(), end: Math.min(end + 1, css.length) }
}

/** The media, layer and support that may stand behind an `@import`; nothing in it is fetched. */
const conditions = /^[\w\s(),:.<>=%/-]{0,500}$/

/** An `@import` as it may stand, '' when it leads nowhere; `end` is where the rule ends. */
function importAt(
  css: string,
  from: number,
  references: References,
): { text: string; end: number } {
  let at = from
  let target: string | null = null
  while (/\s/.test(css.charAt(at))) at++
  const word = nameAt(css, at)
  let end = at
  if (css[at] === '"' || css[at] === "'") {
    const string = stringAt(css, at)
    target = references.resource(string.value, 'style')
    end = string.end
  } else if (word?.name === 'url' && css[word.end] === '(') {
    const url = urlAt(css, word.end + 1)
    target = references.resource(url.value, 'style')
    end = url.end
  }
  const rest = end
  while (end < css.length && css[end] !== ';' && css[end] !== '}') end++
  const behind = css.slice(rest, end)
  const kept = target !== null && conditions.test(behind) && !/url\s*\(/i.test(behind)
  const text = kept ? `@import ${quoted(target ?? nothing)}${behind};` : ''
  return { text, end: css[end] === ';' ? end + 1 : end }
}

function unescape(text: string): string {
  if (!text.includes('\\')) return text
  return text.replace(
    /\\(?:([0-9a-f]{1,6})\s?|\r?\n|([^]))/gi,
    (_, hex?: string, char?: string) => {
      if (hex === undefined) return char ?? ''
      const code = Number.parseInt(hex, 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
    },
  )
}

function quoted(url: string): string {
  return `"${url.replace(/["\\\n\r\f<>]/g, (char) => `\\${char.charCodeAt(0).toString(16)} `)}"`
}
