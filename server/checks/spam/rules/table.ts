import type { OwnRule, Theme } from './own-rule.ts'

/** The rules of a theme as the documentation lists them. */
export function rulesTable({ rules }: Theme): string {
  return ['| Rule | Points | What it finds | How to mend it |', '|---|--:|---|---|']
    .concat(rules.map(row))
    .join('\n')
}

function row({ name, points, description, hint }: OwnRule): string {
  return `| \`${name}\` | ${points} | ${cell(description.en)} | ${cell(hint.en)} |`
}

/** As Markdown: elements and bars are words here. */
function cell(text: string): string {
  return text
    .replace(/\|/g, '\\|')
    .replace(/<(?=\S)[^<>]*>/g, '`$&`')
    .replace(/``/g, '')
}
