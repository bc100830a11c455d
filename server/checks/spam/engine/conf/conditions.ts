/** What the files may ask of who reads them: `if`, `ifplugin`. */
export interface Known {
  /** As SpamAssassin numbers its versions: 4.000001. */
  version: number
  /** Plug-ins whose functions are there. */
  plugins: ReadonlySet<string>
}

const token =
  /\s*(?:(can|has|plugin|local)\s*\(\s*([\w:]+)\s*\)|(version)|(\d+(?:\.\d+)?)|(&&|\|\||[<>=!]=|[!()<>]))/y

/** The condition of an `if` line. @returns null for what is none */
export function holds(text: string, known: Known): boolean | null {
  const values: string[] = []
  token.lastIndex = 0
  const condition = text.trim()
  while (token.lastIndex < condition.length) {
    const found = token.exec(condition)
    if (!found) return null
    const [, call, name = '', version, number, sign] = found
    if (call) values.push(asked(call, name, known) ? '1' : '0')
    else values.push(version ? String(known.version) : (number ?? sign ?? ''))
  }
  const reader = { values, at: 0 }
  const value = either(reader)
  return reader.at === values.length && value !== null ? value !== 0 : null
}

/** Every feature of the language is there, of plug-ins those that are. */
function asked(call: string, name: string, { plugins }: Known): boolean {
  if (call === 'plugin') return plugins.has(plainName(name))
  const plugin = /Plugin::(\w+)::\w+$/.exec(name)?.[1]
  if (plugin !== undefined) return plugins.has(plugin)
  return !name.endsWith('::compat_welcomelist_blocklist')
}

export function plainName(plugin: string): string {
  return plugin.slice(plugin.lastIndexOf(':') + 1)
}

interface Tokens {
  values: string[]
  at: number
}

function either(tokens: Tokens): number | null {
  return chained(tokens, '||', (rest) => chained(rest, '&&', compared))
}

function chained(
  tokens: Tokens,
  sign: string,
  read: (tokens: Tokens) => number | null,
): number | null {
  let value = read(tokens)
  while (value !== null && tokens.values[tokens.at] === sign) {
    tokens.at++
    const next = read(tokens)
    if (next === null) return null
    value = Number(sign === '||' ? value !== 0 || next !== 0 : value !== 0 && next !== 0)
  }
  return value
}

const comparisons: Record<string, (left: number, right: number) => boolean> = {
  '>=': (left, right) => left >= right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '<': (left, right) => left < right,
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
}

function compared(tokens: Tokens): number | null {
  const left = single(tokens)
  const compare = comparisons[tokens.values[tokens.at] ?? '']
  if (left === null || !compare) return left
  tokens.at++
  const right = single(tokens)
  return right === null ? null : Number(compare(left, right))
}

function single(tokens: Tokens): number | null {
  const value = tokens.values[tokens.at++]
  if (value === undefined) return null
  if (value === '!') {
    const of = single(tokens)
    return of === null ? null : Number(of === 0)
  }
  if (value === '(') {
    const inside = either(tokens)
    return tokens.values[tokens.at++] === ')' ? inside : null
  }
  const number = Number(value)
  return Number.isNaN(number) ? null : number
}
