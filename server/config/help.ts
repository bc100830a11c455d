import { flagOf, variableOf, type Setting } from './setting.ts'
import { settingList } from './settings.ts'

const shownDefault = (setting: Setting) => setting.otherwise ?? setting.default

/** The settings as `--help` shows them. */
export function settingsHelp(): string {
  return settingList
    .map((setting) => {
      const several = setting.repeatable ? ' (repeatable)' : ''
      const value = `default: ${shownDefault(setting)}`
      return `  ${flagOf(setting)} ${setting.value}${several}\n      ${setting.description.en} [${value}]`
    })
    .join('\n')
}

/** The settings as a Markdown table, for docs/settings.md. */
export function settingsTable(): string {
  const rows = settingList.map((setting) =>
    [
      `\`${flagOf(setting)} ${setting.value}\``,
      `\`${variableOf(setting)}\``,
      shownDefault(setting),
      `${setting.description.en}.${setting.repeatable ? ' Repeatable.' : ''}`,
      setting.allowed.replace(/[*|]/g, '\\$&'),
    ].join(' | '),
  )
  return [
    '| Flag | Environment | Default | What it does | Allowed |',
    '|---|---|---|---|---|',
    ...rows.map((row) => `| ${row} |`),
  ].join('\n')
}
