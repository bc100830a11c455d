/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** In [0, 1). */
  next(): number
  /** A whole number in [0, limit). */
  below(limit: number): number
  pick<T>(list: readonly T[]): T
  /** True in this share of all calls. */
  chance(share: number): boolean
}

/** A 32-bit generator after Marsaglia (xorshift): good enough for words, quick enough for a million mails. */
export function seeded(seed: number): Random {
  // Spread, so that neighbouring seeds have nothing in common; never 0, from which nothing comes.
  let state = Math.imul(seed + 1, 0x9e3779b1) ^ 0x5bd1e995 || 1
  function next() {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 4294967296
  }
  for (let i = 0; i < 8; i++) next()
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    next,
    below,
    chance: (share) => next() < share,
    pick<T>(list: readonly T[]) {
      const found = list[below(list.length)]
      if (found === undefined) throw new Error('nothing to pick from')
      return found
    },
  }
}

/** Draws ranks from 0, the first the likeliest: frequencies fall as 1/rank (Zipf), as words do. */
export function zipf(random: Random, ranks: number): () => number {
  const sums = new Float64Array(ranks)
  let sum = 0
  for (let rank = 0; rank < ranks; rank++) sums[rank] = sum += 1 / (rank + 1)
  return () => {
    const wanted = random.next() * sum
    let low = 0
    let high = ranks - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] ?? 0) < wanted) low = middle + 1
      else high = middle
    }
    return low
  }
}
