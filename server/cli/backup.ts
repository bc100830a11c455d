import { abandon, backup } from '../archive/backup.ts'
import { createProgress, sizeText } from '../archive/progress.ts'
import { readConfig } from '../config.ts'
import { ConfigError } from '../config/error.ts'
import type { CommandInput } from './command.ts'
import { takeOptions } from './options.ts'

/** Copies the data file while a server runs, and when none does. */
export async function runBackup({ args, env, stderr }: CommandInput): Promise<number> {
  const { flags, operands, settings } = takeOptions(args, {
    flags: ['with-secrets', 'force', 'quiet'],
    values: [],
  })
  const [file, ...more] = operands
  if (file === undefined || more.length > 0) {
    throw new ConfigError('name one file for the backup: mailproof backup FILE')
  }
  const { store } = readConfig({ args: settings, env })
  const progress = createProgress(stderr, { quiet: flags.quiet })
  const stop = cleanUpOnSignal(() => abandon(file))
  let size = 0
  try {
    await backup({
      data: store.path,
      file,
      secrets: flags['with-secrets'],
      force: flags.force,
      onProgress(done, all) {
        size = all
        progress.show(done, all)
      },
    })
  } finally {
    stop()
  }
  progress.end(`${store.path} is backed up to ${file} (${sizeText(size)})`)
  return 0
}

/** The copy is one long call of SQLite: only the end of the process stops it. */
function cleanUpOnSignal(clean: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM'] as const
  const end = (signal: NodeJS.Signals) => {
    clean()
    for (const one of signals) process.off(one, end)
    process.kill(process.pid, signal)
  }
  for (const one of signals) process.on(one, end)
  return () => {
    for (const one of signals) process.off(one, end)
  }
}
