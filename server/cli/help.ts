import { settingsHelp } from '../config/help.ts'
import type { Command, CommandInput } from './command.ts'

export function runHelp({ stdout, version }: CommandInput, commands: Command[]): number {
  stdout.write(helpText(version, commands))
  return 0
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
