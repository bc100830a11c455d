import type { Answer } from './spamassassin.ts'

/** What both say of one message; rules that need network or learning are left out. */
export interface Compared {
  name: string
  theirs: Answer
  ours: Answer
}

/** Points by which scores may differ. */
const near = 0.5
const listed = 40
const worst = 12

const percent = (part: number, whole: number) =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`

/** Recall and precision over the rules that fired, and which ones differ. */
export function table(title: string, some: readonly Compared[]): string {
  const missed = new Map<string, number>()
  const extra = new Map<string, number>()
  let both = 0
  for (const { theirs, ours } of some) {
    for (const name of theirs.rules) {
      if (ours.rules.includes(name)) both++
      else count(missed, name)
    }
    for (const name of ours.rules) if (!theirs.rules.includes(name)) count(extra, name)
  }
  const sum = (of: (one: Compared) => number) => some.reduce((all, one) => all + of(one), 0)
  const recall = percent(
    both,
    sum(({ theirs }) => theirs.rules.length),
  )
  const precision = percent(
    both,
    sum(({ ours }) => ours.rules.length),
  )
  const close = percent(some.filter((one) => Math.abs(difference(one)) <= near).length, some.length)
  return (
    `${title}: ${some.length} messages, recall ${recall}, precision ${precision}, ` +
    `score within ${near}: ${close}\n  missed: ${named(missed)}\n  extra: ${named(extra)}\n`
  )
}

export function disagreements(all: readonly Compared[]): string {
  const lines = all
    .toSorted((one, other) => Math.abs(difference(other)) - Math.abs(difference(one)))
    .slice(0, worst)
    .map((one) => {
      const { name, theirs, ours } = one
      const missing = theirs.rules.filter((rule) => !ours.rules.includes(rule))
      const more = ours.rules.filter((rule) => !theirs.rules.includes(rule))
      const by = difference(one).toFixed(1)
      return `  ${by} ${name} −[${missing.join(' ')}] +[${more.join(' ')}]\n`
    })
  return `worst disagreements:\n${lines.join('')}`
}

export function times(ms: readonly number[]): string {
  const sorted = ms.toSorted((one, other) => one - other)
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1)
  return `ms a message: p50 ${at(0.5)}, p95 ${at(0.95)}, most ${at(1)}\n`
}

function difference({ ours, theirs }: Compared): number {
  return ours.score - theirs.score
}

function count(map: Map<string, number>, name: string): void {
  map.set(name, (map.get(name) ?? 0) + 1)
}

function named(map: ReadonlyMap<string, number>): string {
  return [...map]
    .sort(([, one], [, other]) => other - one)
    .slice(0, listed)
    .map(([name, times]) => `${name} ${times}`)
    .join(', ')
}
