import type { CommandGroup } from '../state/keys.ts'
import { groupNames } from '../shell/texts.ts'
import { language } from '../state/language.svelte.ts'
import type { Entry } from './entry.ts'
import { fit, kinds, type Fit, type Mark } from './score.ts'

/** An entry as it is shown. */
export interface Ranked {
  entry: Entry
  marks: readonly Mark[]
}

export interface Section {
  group: CommandGroup | 'recent'
  choices: Ranked[]
}

/** In the order people see them while nothing is typed. */
export const groups: readonly CommandGroup[] = [
  ...(['message', 'list', 'tabs', 'go', 'sort', 'look', 'move', 'more'] as const),
]

/** A screenful of each kind; whoever looks for more types. */
const most = { recent: 5, group: 10, found: 40 } as const

/** What was used of late comes before what fits alike. */
const recently = 40
/** A name in the other language, or another word for it, fits a little worse; so does its heading, and more. */
const otherwise = { name: 15, heading: 110 } as const

/**
 * The entries that fit what was typed, under headings, the best first. While nothing is typed all
 * of them, those used of late on top.
 * @param recent ids of entries, the latest first
 */
export function ranked(
  entries: readonly Entry[],
  typed: string,
  recent: readonly string[],
): Section[] {
  return typed.trim() === '' ? everything(entries, recent) : matching(entries, typed, recent)
}

function everything(entries: readonly Entry[], recent: readonly string[]): Section[] {
  const used = recent
    .flatMap((id) => entries.find((entry) => entry.id === id) ?? [])
    .slice(0, most.recent)
  const rest = entries.filter((entry) => !entry.quiet && !used.includes(entry))
  const sections = groups.map((group) => ({
    group,
    choices: rest.filter((entry) => entry.group === group).slice(0, most.group),
  }))
  return [{ group: 'recent' as const, choices: used }, ...sections]
    .filter(({ choices }) => choices.length > 0)
    .map(({ group, choices }) => ({
      group,
      choices: choices.map((entry) => ({ entry, marks: [] })),
    }))
}

function matching(entries: readonly Entry[], typed: string, recent: readonly string[]): Section[] {
  const fits = entries
    .flatMap((entry) => {
      const found = best(entry, typed)
      if (!found) return []
      const place = recent.indexOf(entry.id)
      const bonus = place < 0 ? 0 : recently / (1 + place)
      return [{ entry, ...found, order: found.score + bonus }]
    })
    .toSorted((one, other) => other.order - one.order)
  // Where words fit, letters that happen to stand in this order are noise.
  const least = (fits[0]?.score ?? 0) >= kinds.words ? kinds.within : 0
  const shown = fits.filter(({ score }) => score >= least - otherwise.name).slice(0, most.found)
  const sections = new Map<CommandGroup, Ranked[]>()
  for (const { entry, marks } of shown) {
    const choices = sections.get(entry.group) ?? []
    sections.set(entry.group, [...choices, { entry, marks }])
  }
  return [...sections].map(([group, choices]) => ({ group, choices }))
}

function best(entry: Entry, typed: string): Fit | null {
  const own = fit(typed, entry.title)
  const { en, es } = groupNames[entry.group]
  const others = entry.also.map((name) => scoreOf(typed, name) - otherwise.name)
  const behind = [entry.title, ...entry.also].flatMap((name) =>
    headings(en, es).map((heading) => scoreOf(typed, `${heading} ${name}`) - otherwise.heading),
  )
  const score = Math.max(...others, ...behind)
  return score > (own?.score ?? 0) ? { score, marks: own?.marks ?? [] } : own
}

/** English is what the documentation speaks; Spanish would be noise to those who do not. */
function headings(en: string, es: string): string[] {
  return language.current === 'es' ? [en, es] : [en]
}

function scoreOf(typed: string, name: string): number {
  return fit(typed, name)?.score ?? 0
}
