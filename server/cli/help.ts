import { settingsHelp } from '../config/help.ts'
import type { Command, CommandInput } from './command.ts'

/** Of everything, or of the command that is named. */
export function runHelp({ args, stdout, version }: CommandInput, commands: Command[]): number {
  const named = commands.find(({ name, options }) => name === args[0] && options !== undefined)
  stdout.write(named ? commandText(named) : helpText(version, commands))
  return 0
}

function commandText({ usage, summary, options = [] }: Command): string {
  const width = Math.max(...options.map(([option]) => option.length))
  const lines = options.map(([option, meaning]) => `  ${option.padEnd(width)}  ${meaning}\n`)
  return `${summary}:\n  ${usage}\n\n${lines.join('')}\nmailproof --help lists the settings.\n`
}

function helpText(version: string, commands: Command[]): string {
  return `Mailproof ${version}: catches every message your application sends, keeps it and shows it.

Commands:
${commands.map(({ usage, summary }) => `  ${usage}\n      ${summary}`).join('\n')}
  mailproof --version
      Show the version

Settings, as flag, as environment variable (--smtp-port is MAILPROOF_SMTP_PORT) or in the file
that --config names; a flag wins over the environment, the environment over the file:
${settingsHelp()}
`
}
