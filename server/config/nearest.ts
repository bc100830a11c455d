/** The known name most like `name`; undefined when none is near enough to be meant. */
export function nearest(name: string, known: string[]): string | undefined {
  const asked = name.slice(0, 64)
  let best: { name: string; distance: number } | undefined
  for (const candidate of known) {
    const distance = editDistance(asked, candidate)
    const limit = Math.max(2, Math.floor(Math.min(asked.length, candidate.length) / 3))
    if (distance <= limit && distance < (best?.distance ?? Infinity)) {
      best = { name: candidate, distance }
    }
  }
  return best?.name
}

/** Levenshtein's distance: letters to insert, delete or replace. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j++) {
      const replaced = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1)
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
