import { byteEscape, posix, space } from './classes.ts'

/**
 * Writes a Perl regex as one of JavaScript: anchors, possessive and atomic parts, classes,
 * comments, and letter case that changes on the way.
 */
export class Translation {
  readonly #text: string
  readonly #multiline: boolean
  readonly #anything: string
  #at = 0
  #spaced: boolean
  /** Letters match in either case although the whole does not, or the other way round. */
  #fold: boolean
  readonly #whole: boolean
  #atomic = 0
  /** Groups that are asked for by number have a name: ours beside them change the numbers. */
  readonly #numbered: boolean
  readonly #groups: string[] = []

  constructor(text: string, flags: string) {
    this.#text = text
    this.#multiline = flags.includes('m')
    // JavaScript's dot spares the carriage return as well.
    this.#anything = flags.includes('s') ? '.' : '[^\\n]'
    this.#spaced = flags.includes('x')
    this.#numbered = /\\(?:[1-9]|g)/.test(text)
    // JavaScript folds bytes beyond ASCII as well, so letters are folded one by one beside them.
    // eslint-disable-next-line no-control-regex -- ASCII is what it is about
    const ascii = !/[^\x00-\x7f]|\\x\{?[89a-f]|\\[23]\d\d/i.test(text)
    this.#fold = flags.includes('i')
    this.#whole = this.#fold && ascii && !/\(\?(?:\^|[a-z]*-[a-z]*i)/.test(text)
  }

  /** Whether the whole of it is to match letters in either case. */
  get folds(): boolean {
    return this.#whole
  }

  /** @throws SyntaxError for what JavaScript cannot do */
  run(): string {
    const source = this.#alternatives()
    if (this.#at < this.#text.length) throw new SyntaxError('a bracket is closed too often')
    return source
  }

  /** Up to the end or the bracket that closes the group. */
  #alternatives(): string {
    let out = ''
    while (this.#at < this.#text.length && this.#text[this.#at] !== ')') out += this.#piece()
    return out
  }

  #piece(): string {
    const sign = this.#text[this.#at] ?? ''
    if (this.#spaced && /\s/.test(sign)) return this.#skip(1)
    if (this.#spaced && sign === '#') return this.#skip(this.#until('\n'))
    if (sign === '|') return this.#take(1)
    if (sign === '^') return this.#take(1)
    if (sign === '$') return this.#dollar()
    const start = this.#at
    const atom = sign === '(' ? this.#group() : sign === '[' ? this.#set() : this.#single(sign)
    if (atom === '' && this.#at > start) return ''
    return this.#quantified(atom)
  }

  #take(count: number): string {
    const text = this.#text.slice(this.#at, this.#at + count)
    this.#at += count
    return text
  }

  #skip(count: number): string {
    this.#at += count
    return ''
  }

  #until(sign: string): number {
    const end = this.#text.indexOf(sign, this.#at)
    return (end < 0 ? this.#text.length : end + 1) - this.#at
  }

  /** In Perl it stands also before a last line end. */
  #dollar(): string {
    this.#at++
    return this.#multiline ? '$' : '(?=\\n?(?![^]))'
  }

  /** `a++`, `a*+` and `a{2}+` give nothing back: an atomic group around it. */
  #quantified(atom: string): string {
    if (this.#spaced) while (/\s/.test(this.#text[this.#at] ?? '')) this.#at++
    const rest = this.#text.slice(this.#at, this.#at + 24)
    const found = /^(?:[*+?]|\{\d*,?\d*\})/.exec(rest)
    if (!found || /^\{,?\}/.test(found[0])) return atom
    this.#at += found[0].length
    const count = found[0].replace(/^\{,/, '{0,')
    if (this.#text[this.#at] === '+') {
      this.#at++
      return this.#once(atom + count)
    }
    if (this.#text[this.#at] === '?') {
      this.#at++
      return `${atom}${count}?`
    }
    return atom + count
  }

  /** Matched once and kept as it is: what a lookahead found is not looked for again. */
  #once(source: string): string {
    const name = `once${this.#atomic++}`
    return `(?:(?=(?<${name}>${source}))\\k<${name}>)`
  }

  #group(): string {
    const rest = this.#text.slice(this.#at)
    const head = /^\((?:\?(?:[:=!]|<[=!]|>|\||#|P?<\w+>|'\w+'|\^?[a-z]*(?:-[a-z]+)?[:)]))?/.exec(
      rest,
    )
    if (!head || (head[0] === '(' && rest[1] === '?')) throw new SyntaxError('an unknown group')
    const [open] = head
    if (open === '(?#') return this.#skip(this.#until(')'))
    this.#at += open.length
    const switches = /^\(\?(\^?[a-z]*)(?:-([a-z]+))?([:)])$/.exec(open)
    if (switches && open !== '(?:') return this.#switched(switches)
    return this.#closed(this.#head(open), open === '(?>')
  }

  #head(open: string): string {
    if (open === '(?>' || open === '(?|') return '(?:'
    const name = /^\(\?P?[<'](\w+)[>']$/.exec(open)?.[1]
    if (name === undefined && open !== '(') return open
    const known = name ?? `group${this.#groups.length}`
    this.#groups.push(known)
    return name !== undefined || this.#numbered ? `(?<${known}>` : open
  }

  #closed(head: string, once: boolean): string {
    const before = { spaced: this.#spaced, fold: this.#fold }
    const inside = this.#alternatives()
    if (this.#text[this.#at] !== ')') throw new SyntaxError('a bracket is not closed')
    this.#at++
    this.#spaced = before.spaced
    this.#fold = before.fold
    return once ? this.#once(inside) : `${head}${inside})`
  }

  /** `(?i)` holds to the end of the group it stands in, `(?i:…)` for its own. */
  #switched([, on = '', off = '', end]: RegExpExecArray): string {
    const before = { spaced: this.#spaced, fold: this.#fold }
    if (on.includes('i')) this.#fold = true
    if (off.includes('i') || on.startsWith('^')) this.#fold = false
    if (on.includes('x')) this.#spaced = true
    if (off.includes('x')) this.#spaced = false
    if (end === ')') return ''
    const inside = this.#alternatives()
    if (this.#text[this.#at] !== ')') throw new SyntaxError('a bracket is not closed')
    this.#at++
    this.#spaced = before.spaced
    this.#fold = before.fold
    return `(?:${inside})`
  }

  #single(sign: string): string {
    if (sign === '\\') return this.#escape(false)
    this.#at++
    if (sign === '.') return this.#anything
    if (/[A-Za-z]/.test(sign)) return this.#letter(sign)
    // A brace that counts nothing, and the like.
    return /[\\^$.*+?()[\]{}|/]/.test(sign) ? `\\${sign}` : sign
  }

  /** A letter matches in both cases where only this part of the regex does not mind them. */
  #letter(sign: string): string {
    if (!this.#fold || this.#whole) return sign
    return `[${sign.toLowerCase()}${sign.toUpperCase()}]`
  }

  #escape(inSet: boolean): string {
    const next = this.#text[this.#at + 1] ?? ''
    const rest = this.#text.slice(this.#at, this.#at + 32)
    this.#at += 2
    switch (next) {
      case 'A':
        return '(?<![^])'
      case 'z':
        return '(?![^])'
      case 'Z':
        return '(?=\\n?(?![^]))'
      case 'h':
        return inSet ? ' \\t' : '[ \\t]'
      case 'R':
        return '(?:\\r\\n|\\n|\\r)'
      case 's':
        return inSet ? space : `[${space}]`
      case 'S':
        return inSet ? '\\S\\xa0\\ufeff' : `[^${space}]`
      case 'e':
        return '\\x1b'
      case 'a':
        return '\\x07'
      case 'Q':
      case 'E':
        return ''
      case 'K':
        throw new SyntaxError('\\K')
      case 'x':
        return this.#hex(rest)
      default:
        return this.#plainEscape(next, rest, inSet)
    }
  }

  #hex(rest: string): string {
    const found = /^\\x(?:\{([0-9a-fA-F]{1,6})\}|([0-9a-fA-F]{1,2})|)/.exec(rest)
    this.#at += (found?.[0].length ?? 2) - 2
    const code = parseInt(found?.[1] ?? found?.[2] ?? '0', 16)
    if (code <= 0xff) return `\\x${code.toString(16).padStart(2, '0')}`
    // What is beyond a byte stands in the text as the bytes of its UTF-8.
    return `(?:${[...Buffer.from(String.fromCodePoint(code))].map(byteEscape).join('')})`
  }

  #plainEscape(next: string, rest: string, inSet: boolean): string {
    const octal = /^\\(0[0-7]{0,2}|[1-3][0-7]{2})/.exec(rest)?.[1]
    if (octal !== undefined && (inSet || octal.startsWith('0') || octal.length === 3)) {
      this.#at += octal.length - 1
      return byteEscape(parseInt(octal, 8))
    }
    const back = inSet ? null : /^\\(?:([1-9])|g(-?\d)|g\{(-?\d)\})/.exec(rest)
    if (back) {
      this.#at += back[0].length - 2
      return this.#again(Number(back[1] ?? back[2] ?? back[3]))
    }
    if (/[A-Za-z0-9]/.test(next)) {
      if (!/[bBdDwWnrtfv0-9k]/.test(next)) return this.#letter(next)
      return inSet && next === 'v' ? '\\v' : `\\${next}`
    }
    return /[\\^$.*+?()[\]{}|/-]/.test(next) ? `\\${next}` : next === '-' && inSet ? '\\-' : next
  }

  /** What a group matched; a number below 0 counts back from here. */
  #again(number: number): string {
    const index = number < 0 ? this.#groups.length + number : number - 1
    return `\\k<${this.#groups[index] ?? `group${index}`}>`
  }

  #set(): string {
    this.#at++
    let out = '['
    if (this.#text[this.#at] === '^') out += this.#take(1)
    // A bracket that comes first means itself.
    if (this.#text[this.#at] === ']') {
      this.#at++
      out += '\\]'
    }
    while (this.#text[this.#at] !== ']') {
      if (this.#at >= this.#text.length) throw new SyntaxError('a set is not closed')
      out += this.#member()
    }
    this.#at++
    return `${out}]`
  }

  #member(): string {
    const sign = this.#text[this.#at] ?? ''
    if (sign === '\\') return this.#escape(true)
    const named = /^\[:(\^?)(\w+):\]/.exec(this.#text.slice(this.#at, this.#at + 16))
    if (named) {
      this.#at += named[0].length
      const members = posix[named[2] ?? '']
      if (members === undefined || named[1] === '^') throw new SyntaxError('an unknown class')
      return members
    }
    const range = /^([A-Za-z])-([A-Za-z])/.exec(this.#text.slice(this.#at, this.#at + 3))
    if (range && this.#fold && !this.#whole) {
      this.#at += 3
      return `${range[0].toLowerCase()}${range[0].toUpperCase()}`
    }
    this.#at++
    if (sign === '[') return '\\['
    if (/[A-Za-z]/.test(sign) && this.#fold && !this.#whole)
      return sign.toLowerCase() + sign.toUpperCase()
    return sign
  }
}
