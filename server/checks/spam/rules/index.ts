import { attachments } from './attachments.ts'
import { body } from './body.ts'
import { combos } from './combos.ts'
import { dates } from './dates.ts'
import { fraud } from './fraud.ts'
import { headers } from './headers.ts'
import { hidden } from './hidden.ts'
import { hosts } from './hosts.ts'
import { html } from './html.ts'
import { images } from './images.ts'
import { leftovers } from './leftovers.ts'
import { links } from './links.ts'
import { lists } from './lists.ts'
import { money } from './money.ts'
import { nice } from './nice.ts'
import { offers } from './offers.ts'
import type { OwnRule, Theme } from './own-rule.ts'
import { recipients } from './recipients.ts'
import { relays } from './relays.ts'
import { senders } from './senders.ts'
import { software } from './software.ts'
import { structure } from './structure.ts'
import { subject } from './subject.ts'

export type { OwnRule, Theme } from './own-rule.ts'

/** All themes of our rule set, in the order of the documentation. */
export const themes: Theme[] = [
  ...[headers, subject, senders, recipients, dates, structure, attachments],
  ...[html, images, hidden, hosts, links, lists, leftovers],
  ...[offers, money, fraud, body, software, relays, combos, nice],
]

/** What a report names; the version grows with every change of a rule. */
export const ownRuleSet = { name: 'Mailproof', version: '2' }

const byName = new Map(themes.flatMap(({ rules }) => rules.map((rule) => [rule.name, rule])))

/** The texts, points and scope of a rule of ours. */
export function ownRule(name: string): OwnRule | undefined {
  return byName.get(name)
}

/** The rule set as files of the rule language, one for each theme. */
export function ownRules(): { name: string; text: string }[] {
  return themes.map((theme) => ({
    name: `${theme.name}.cf`,
    text: [...(theme.shared ?? []), ...theme.rules.flatMap(lines), ''].join('\n'),
  }))
}

function lines({ name, points, test, needs = [], description }: OwnRule): string[] {
  const [kind = '', ...definition] = test.split(' ')
  // The text that every filter knows scores 1000, whatever speaks for its message.
  const tested =
    points < 0
      ? [`${kind} __IS_${name} ${definition.join(' ')}`, `meta ${name} __IS_${name} && !GTUBE`]
      : [`${kind} ${name} ${definition.join(' ')}`]
  return [
    ...needs,
    ...tested,
    `score ${name} ${points}`,
    `describe ${name} ${description.en}`,
    `lang es describe ${name} ${description.es}`,
  ]
}
