import type { Command } from './command.ts'
import { releaseOptions } from './release/options.ts'

/**
 * LIST of commands, in the order of the help. Each loads its own code: `sendmail` and `ready` are
 * started often and must not wait for the whole product.
 */
export const commands: Command[] = [
  {
    name: 'start',
    usage: 'mailproof [start] [settings]',
    summary: 'Start; Ctrl-C stops',
    run: async (input) => (await import('./start.ts')).runStart(input),
  },
  {
    name: 'ready',
    usage: 'mailproof ready [settings]',
    summary: 'Exit with 0 when a running Mailproof is ready, else with 1',
    run: async (input) => (await import('./ready.ts')).runReady(input),
  },
  {
    name: 'sendmail',
    usage: 'mailproof sendmail [-t] [-i] [-f ADDRESS] [-F NAME] [-bs] [RECIPIENT ...]',
    summary: 'Send the message on standard input to a running Mailproof, as sendmail would',
    run: async (input) => (await import('./sendmail.ts')).runSendmail(input),
  },
  {
    name: 'release',
    usage:
      'mailproof release ID|latest|--query SEARCH [--inbox NAME] [--relay NAME] [--to ADDRESS,...] [--from ADDRESS] [--envelope-from ADDRESS] [--new-message-id] [--convert] [--delete-after] [--confirm N] [--preview] [--wait] [--url URL]',
    summary: 'Have a running Mailproof release messages to real people through a relay',
    options: releaseOptions,
    run: async (input) => (await import('./release.ts')).runRelease(input),
  },
  {
    name: 'backup',
    usage: 'mailproof backup FILE [--with-secrets] [--force] [--quiet] [--data FILE]',
    summary: 'Copy the data file, also while a Mailproof runs',
    run: async (input) => (await import('./backup.ts')).runBackup(input),
  },
  {
    name: 'export',
    usage:
      'mailproof export --format eml|mbox|maildir FILE|FOLDER|- [--inbox NAME] [--query SEARCH] [--plain] [--force] [--quiet] [--data FILE]',
    summary: 'Write messages to files, also while a Mailproof runs; goes on where it stopped',
    run: async (input) => (await import('./export.ts')).runExport(input),
  },
  {
    name: 'import',
    usage:
      'mailproof import FILE|FOLDER|- ... [--format eml|mbox|maildir] [--inbox NAME] [--plain] [--force] [--quiet] [--data FILE | --url URL]',
    summary: 'Take messages out of mbox, Maildir and .eml; goes on where it stopped',
    run: async (input) => (await import('./import.ts')).runImport(input),
  },
  {
    name: 'help',
    usage: 'mailproof help',
    summary: 'Show this help',
    run: async (input) => (await import('./help.ts')).runHelp(input, commands),
  },
]
