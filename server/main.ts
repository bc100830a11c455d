#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { commands } from './cli/commands.ts'
import { ConfigError } from './config/error.ts'
import { nearest } from './config/nearest.ts'
import { SandboxError } from './errors.ts'

/** Reads the command line and runs the command it names; the exit code is the command's. */
async function main([node, script = '', ...args]: string[]): Promise<number> {
  const version = readVersion()
  const called = basename(script ?? node).replace(/\.[a-z]+$/, '')
  const { command, rest } = choose(called === 'sendmail' ? ['sendmail', ...args] : args)
  if (command === undefined) {
    process.stdout.write(`${version}\n`)
    return 0
  }
  const { env, stdin, stdout, stderr } = process
  return command.run({ args: rest, env, version, stdin, stdout, stderr })
}

/** The command, or undefined when only the version is asked for. */
function choose([first = '', ...rest]: string[]) {
  const named = first !== '' && !first.startsWith('-')
  const command = commands.find(({ name }) => name === (named ? first : 'start'))
  if (!command) {
    const near = nearest(
      first,
      commands.map(({ name }) => name),
    )
    const hint = near ? `did you mean ${near}?` : 'mailproof --help shows what there is'
    throw new ConfigError(`'${first}' is not a command; ${hint}`)
  }
  const flags = first === '' ? [] : named ? rest : [first, ...rest]
  if (command.name === 'sendmail') return { command, rest: flags }
  if (flags.includes('--version')) return { command: undefined, rest: [] }
  if (flags.includes('--help') || flags.includes('-h')) {
    return { command: commands.find(({ name }) => name === 'help'), rest: [command.name] }
  }
  return { command, rest: flags }
}

function readVersion(): string {
  const file = new URL('../../package.json', import.meta.url)
  const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'))
  const known = typeof parsed === 'object' && parsed !== null && 'version' in parsed
  return known ? String(parsed.version) : 'unknown'
}

/** What the user can mend is one line; anything else is our fault and shows where. */
function complain(error: unknown): void {
  const usual = error instanceof ConfigError || error instanceof SandboxError
  const text = usual ? error.message : error instanceof Error ? error.stack : String(error)
  process.stderr.write(`mailproof: ${text}\n`)
}

try {
  process.exitCode = await main(process.argv)
} catch (error) {
  complain(error)
  process.exitCode = 1
}
