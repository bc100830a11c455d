// eslint-disable-next-line no-control-regex -- control characters are what is taken out
const control = /[\x00-\x1f\x7f-\x9f]/
const controls = new RegExp(control, 'g')

/**
 * The lines of a reply (RFC 5321 §4.2.1), each with the enhanced status code if there is one
 * (RFC 2034). A control character could split a reply in two, so none goes out.
 */
export function replyLines(
  code: number,
  status: string,
  data?: string | string[] | null,
): string[] {
  const prefix = status ? `${status} ` : ''
  if (typeof data === 'string' && status) return usual(code, prefix, data)
  if (!Array.isArray(data)) return [`${code} ${prefix}${clean(data ?? '')}`]
  return data.map((text, at) => {
    const separator = at < data.length - 1 ? '-' : ' '
    return `${code}${separator}${prefix}${clean(text)}`
  })
}

/** The replies said all the time, put together once. */
const known = new Map<string, { code: number; prefix: string; lines: string[] }>()
const mostKnown = 50

function usual(code: number, prefix: string, text: string): string[] {
  const before = known.get(text)
  if (before?.code === code && before.prefix === prefix) return before.lines
  const lines = [`${code} ${prefix}${clean(text)}`]
  if (known.size < mostKnown) known.set(text, { code, prefix, lines })
  return lines
}

function clean(text: string): string {
  return control.test(text) ? text.replace(controls, ' ') : text
}
