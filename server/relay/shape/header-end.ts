const cr = 0x0d
const lf = 0x0a

/** Finds the first empty line, whatever ends the lines, in a message that comes in pieces. */
export class HeaderEnd {
  found = false
  #empty = true
  #afterCr = false

  /** How many bytes of this piece belong to the header, the empty line too. */
  push(piece: Uint8Array): number {
    if (this.found) return 0
    for (let at = 0; at < piece.length; at++) {
      const byte = piece[at]
      if (this.#afterCr) {
        this.#afterCr = false
        const ends = this.#empty
        this.#empty = true
        if (ends) {
          this.found = true
          return byte === lf ? at + 1 : at
        }
        if (byte === lf) continue
      }
      if (byte === cr) this.#afterCr = true
      else if (byte !== lf) this.#empty = false
      else if (this.#empty) {
        this.found = true
        return at + 1
      } else this.#empty = true
    }
    return piece.length
  }
}
