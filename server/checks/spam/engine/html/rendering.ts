interface Piece {
  text: string
  space: boolean
  hidden: boolean
}

/** Characters that could belong to a word: neither ASCII punctuation nor white space. */
const wordEnd = /[^\s!-/:-@[-`{-~]$/
const wordStart = /^[^\s!-/:-@[-`{-~]/
const shortEnd = /\b([^\s!-/:-@[-`{-~]{1,7})$/
const shortStart = /^([^\s!-/:-@[-`{-~]{1,7})\b/

/** The text of a page as it is laid out, piece by piece. */
export class Rendering {
  #pieces: Piece[] = []
  /** Words that elements cut in two. */
  obfuscation = 0
  /** Lengths of the two sides of such cuts. */
  cuts = new Set<string>()

  space(text: string): void {
    const last = this.#pieces.at(-1)
    if (last !== undefined && !last.space && !last.hidden) last.text = last.text.replace(/ $/, '')
    this.#pieces.push({ text, space: true, hidden: false })
  }

  text(written: string, hidden: boolean): void {
    const last = this.#pieces.at(-1)
    if (last !== undefined) this.#compare(last.text.slice(-10), written)
    const spaced = written.replace(/[ \t\n\r\f\v]+|\xc2\xa0/g, ' ')
    const text = last?.space === true && !hidden ? spaced.replace(/^ /, '') : spaced
    this.#pieces.push({ text, space: false, hidden })
  }

  #compare(before: string, text: string): void {
    const after = text.slice(0, 10)
    if (wordEnd.test(before) && wordStart.test(after)) this.obfuscation++
    const left = shortEnd.exec(before)?.[1]
    const right = shortStart.exec(after)?.[1]
    if (left !== undefined && right !== undefined) this.cuts.add(`${left.length}_${right.length}`)
  }

  all(): string {
    return this.#join(() => true)
  }

  visible(): string {
    return this.#join((piece) => !piece.hidden)
  }

  invisible(): string {
    return this.#join((piece) => piece.hidden)
  }

  #join(taken: (piece: Piece) => boolean): string {
    return this.#pieces
      .filter(taken)
      .map((piece) => piece.text)
      .join('')
  }
}
