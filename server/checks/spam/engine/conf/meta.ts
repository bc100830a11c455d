/** An expression over the rules that fired: names, numbers, `! && || + - * / > >= == ( )`. */
export type Meta =
  | { op: 'rule'; name: string }
  | { op: 'number'; value: number }
  | { op: '!' | 'minus'; of: Meta }
  | { op: Binary; left: Meta; right: Meta }

export type Binary =
  '&&' | '||' | '+' | '-' | '*' | '/' | '>' | '>=' | '<' | '<=' | '==' | '!=' | '^'

/** From the loosest to the tightest, as in Perl. */
const levels: Binary[][] = [
  ['||'],
  ['&&'],
  ['^'],
  ['==', '!='],
  ['>', '>=', '<', '<='],
  ['+', '-'],
  ['*', '/'],
]

const token = /\s*(?:([A-Za-z_]\w*)|(\d+(?:\.\d+)?)|(&&|\|\||[<>=!]=|[!()<>+\-*/^&|]))/y

/** Deeper expressions are nobody's. */
const deepest = 200
const longest = 10_000

/** @returns null for what is no expression */
export function readMeta(text: string): Meta | null {
  const tokens = tokensOf(text)
  if (!tokens) return null
  const reader = new Reader(tokens)
  const expression = reader.read(0)
  return expression && reader.ended ? expression : null
}

function tokensOf(text: string): string[] | null {
  const tokens: string[] = []
  token.lastIndex = 0
  const trimmed = text.trim()
  while (token.lastIndex < trimmed.length) {
    const found = token.exec(trimmed)
    if (!found || tokens.length === longest) return null
    const [, name, number, sign] = found
    // A single & and | stand for the logical ones: values are counts.
    tokens.push(name ?? number ?? (sign === '&' ? '&&' : sign === '|' ? '||' : (sign ?? '')))
  }
  return tokens
}

class Reader {
  #at = 0
  #depth = 0
  readonly #tokens: string[]

  constructor(tokens: string[]) {
    this.#tokens = tokens
  }

  get ended(): boolean {
    return this.#at === this.#tokens.length
  }

  read(level: number): Meta | null {
    const signs: readonly string[] | undefined = levels[level]
    if (!signs) return this.#unary()
    let left = this.read(level + 1)
    for (let sign = this.#next; left && sign !== undefined && signs.includes(sign);) {
      this.#at++
      const right = this.read(level + 1)
      // One of `signs`, which are all of this kind.
      left = right && { op: sign as Binary, left, right }
      sign = this.#next
    }
    return left
  }

  get #next(): string | undefined {
    return this.#tokens[this.#at]
  }

  #unary(): Meta | null {
    if (++this.#depth > deepest) return null
    const found = this.#operand()
    this.#depth--
    return found
  }

  #operand(): Meta | null {
    const sign = this.#tokens[this.#at++]
    if (sign === undefined) return null
    if (sign === '!' || sign === '-') {
      const of = this.#unary()
      return of && { op: sign === '!' ? '!' : 'minus', of }
    }
    if (sign === '(') {
      const inside = this.read(0)
      return this.#tokens[this.#at++] === ')' ? inside : null
    }
    if (/^\d/.test(sign)) return { op: 'number', value: Number(sign) }
    return /^[A-Za-z_]/.test(sign) ? { op: 'rule', name: sign } : null
  }
}

/** The names of the rules in an expression. */
export function rulesIn(meta: Meta, into: Set<string> = new Set()): Set<string> {
  if (meta.op === 'rule') into.add(meta.name)
  else if ('of' in meta) rulesIn(meta.of, into)
  else if ('left' in meta) {
    rulesIn(meta.left, into)
    rulesIn(meta.right, into)
  }
  return into
}
