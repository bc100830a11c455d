/**
 * What a text must hold, or a regex cannot match it: of each set at least one. Lower case. Most
 * rules are spared most texts by it.
 */
export type Needs = readonly (readonly string[])[]

/** Shorter ones are everywhere. */
const shortest = 3
/** Larger sets cost more to look for than they spare. */
const largest = 100
const deepest = 50

/** Reads the regex of a rule, as `Translation` writes it. Where it is not understood, nothing is needed. */
export function needsOf(source: string): Needs {
  try {
    const reader = new Reader(source)
    const found = reader.alternatives(0)
    return reader.ended ? found : []
  } catch (error) {
    if (error instanceof NotUnderstood) return []
    throw error
  }
}

class NotUnderstood extends Error {}

/** What one alternative needs, as it is read. */
class Branch {
  readonly needs: string[][] = []
  #run = ''

  letter(sign: string): void {
    this.#run += sign.toLowerCase()
  }

  /** What follows need not stand right behind. */
  cut(): void {
    if (this.#run.length >= shortest) this.needs.push([this.#run])
    this.#run = ''
  }

  /** The set that is the rarest, as far as its shortest word tells. */
  get best(): string[] | undefined {
    let best: string[] | undefined
    for (const set of this.needs) if (!best || worth(set) > worth(best)) best = set
    return best
  }
}

function worth(set: readonly string[]): number {
  return Math.min(...set.map((word) => word.length)) - set.length / 8
}

class Reader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  get ended(): boolean {
    return this.#at === this.#text.length
  }

  alternatives(depth: number): string[][] {
    if (depth > deepest) throw new NotUnderstood()
    const branches = [this.#branch(depth)]
    while (this.#text[this.#at] === '|') {
      this.#at++
      branches.push(this.#branch(depth))
    }
    const [first] = branches
    if (branches.length === 1 && first) return first.needs
    const words = new Set<string>()
    for (const { best } of branches) {
      if (!best) return []
      for (const word of best) words.add(word)
    }
    return words.size > largest ? [] : [[...words]]
  }

  #branch(depth: number): Branch {
    const branch = new Branch()
    while (!this.ended && !/[|)]/.test(this.#text[this.#at] ?? '')) this.#piece(branch, depth)
    branch.cut()
    return branch
  }

  #piece(branch: Branch, depth: number): void {
    const sign = this.#text[this.#at] ?? ''
    if (sign === '^' || sign === '$') this.#at++
    else if (sign === '(') this.#group(branch, depth)
    else {
      const letter = sign === '[' ? this.#set() : sign === '\\' ? this.#escape() : this.#plain(sign)
      // Stands for no width: what is beside it stands side by side.
      if (letter === '') return
      this.#counted(branch, letter)
    }
  }

  /** A letter, or null for what may be several. */
  #counted(branch: Branch, letter: string | null): void {
    const least = this.#least()
    if (letter === null || least === 0) branch.cut()
    else branch.letter(letter)
    if (least !== null) branch.cut()
  }

  /** How often at least; null when nothing is said of it. */
  #least(): number | null {
    const found = /^(?:([*?])|(\+)|\{(\d+)(?:,\d*)?\})\??/.exec(
      this.#text.slice(this.#at, this.#at + 16),
    )
    if (!found) return null
    this.#at += found[0].length
    return found[1] !== undefined ? 0 : found[2] !== undefined ? 1 : Number(found[3])
  }

  #group(branch: Branch, depth: number): void {
    const [open] = /^\((?:\?(?:<\w+>|<?[=!]|:))?/.exec(
      this.#text.slice(this.#at, this.#at + 40),
    ) ?? ['']
    this.#at += open.length
    const inside = this.alternatives(depth + 1)
    if (this.#text[this.#at] !== ')') throw new NotUnderstood()
    this.#at++
    if (open.endsWith('!')) return
    branch.cut()
    if (this.#least() !== 0) branch.needs.push(...inside)
  }

  #plain(sign: string): string | null {
    this.#at++
    return sign === '.' ? null : sign
  }

  /** `[aA]` is a letter, other sets are anything. */
  #set(): string | null {
    const start = this.#at
    this.#at++
    while (this.#text[this.#at] !== ']') {
      if (this.ended) throw new NotUnderstood()
      this.#at += this.#text[this.#at] === '\\' ? 2 : 1
    }
    this.#at++
    const [, one, other] =
      /^\[(?!\^)([^\\])([^\\])\]$/.exec(this.#text.slice(start, this.#at)) ?? []
    return one !== undefined && one.toLowerCase() === other?.toLowerCase() ? one : null
  }

  #escape(): string | null {
    const rest = this.#text.slice(this.#at, this.#at + 24)
    const hex = /^\\x([0-9a-f]{2})/i.exec(rest)
    const name = /^\\k<\w+>/.exec(rest)
    this.#at += hex ? 4 : (name?.[0].length ?? 2)
    if (hex) return String.fromCharCode(parseInt(hex[1] ?? '', 16))
    const sign = rest[1] ?? ''
    if (sign === 'b' || sign === 'B') return ''
    const control = { n: '\n', t: '\t', r: '\r', f: '\f', v: '\v' }[sign]
    return control ?? (/\w/.test(sign) ? null : sign)
  }
}
