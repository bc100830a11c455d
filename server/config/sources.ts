import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { SettingInfo } from '../types.ts'
import { ConfigError } from './error.ts'
import { nearest } from './nearest.ts'
import { flagOf, variableOf, type Setting } from './setting.ts'
import { settingList } from './settings.ts'

/** What one source says of one setting. */
export interface Given {
  text: string
  source: SettingInfo['source']
  /** How the source calls the setting: `--smtp-port`, `MAILPROOF_SMTP_PORT`. */
  label: string
  /** Directory that relative paths start from. */
  base: string
}

export type Source = Map<Setting, Given>

/** `--name value`, `--name=value`; a repeatable one adds up, of another the last counts. */
export function fromFlags(args: string[], cwd: string): Source {
  const source: Source = new Map()
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? ''
    if (!arg.startsWith('--') || arg === '--') {
      throw new ConfigError(`'${arg}' is not expected here; mailproof --help shows what is`)
    }
    const equals = arg.indexOf('=')
    const flag = equals < 0 ? arg : arg.slice(0, equals)
    const setting = known(flag, flagOf, `${flag} is not a setting`)
    let text = equals < 0 ? args[++i] : arg.slice(equals + 1)
    if (text === undefined || (equals < 0 && text.startsWith('--'))) {
      throw new ConfigError(`${flag} needs a value: ${flag} ${setting.value}`)
    }
    const before = source.get(setting)
    if (before && setting.repeatable) text = `${before.text},${text}`
    source.set(setting, { text, source: 'flag', label: flag, base: cwd })
  }
  return source
}

/** Names with our prefix that are not settings: the browser of the tests. */
const otherVariables = new Set(['MAILPROOF_CHROMIUM'])

/** Kubernetes sets these in every pod beside a service named mailproof. */
const serviceVariable = /^MAILPROOF_(SERVICE_|PORT_\d+_|PORT$)/

/** An empty variable counts as not set. */
export function fromEnvironment(env: Record<string, string | undefined>, cwd: string): Source {
  const source: Source = new Map()
  for (const [name, text] of Object.entries(env)) {
    if (!name.startsWith('MAILPROOF_') || !text) continue
    if (otherVariables.has(name) || serviceVariable.test(name)) continue
    const setting = known(name, variableOf, `${name} in the environment is not a setting`)
    source.set(setting, { text, source: 'environment', label: name, base: cwd })
  }
  return source
}

/** @throws ConfigError for a file that cannot be read, is no JSON object or names no setting */
export function fromFile(file: string): Source {
  const source: Source = new Map()
  for (const [name, value] of Object.entries(readObject(file))) {
    const setting = known(name, (one) => one.name, `"${name}" in ${file} is not a setting`)
    if (setting.name === 'config') {
      throw new ConfigError(`"config" in ${file} is not allowed: one file cannot name another`)
    }
    const text = textOf(value, setting)
    if (text === undefined) {
      throw new ConfigError(
        `"${name}" in ${file} has a value that is not allowed: ${setting.allowed}`,
      )
    }
    const base = dirname(resolve(file))
    source.set(setting, { text, source: 'file', label: `"${name}" in ${file}`, base })
  }
  return source
}

function readObject(file: string): object {
  let parsed: unknown
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new ConfigError(`the config file ${file} cannot be read: ${why}`, { cause: error })
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new ConfigError(`the config file ${file} holds no JSON object with settings by name`)
  }
  return parsed
}

function textOf(value: unknown, setting: Setting): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (!Array.isArray(value) || !setting.repeatable) return undefined
  const texts = value.map((one: unknown) => textOf(one, { ...setting, repeatable: false }))
  return texts.includes(undefined) ? undefined : texts.join(',')
}

function known(name: string, nameOf: (setting: Setting) => string, complaint: string): Setting {
  const setting = settingList.find((one) => nameOf(one) === name)
  if (setting) return setting
  const near = nearest(name, settingList.map(nameOf))
  const hint = near ? `did you mean ${near}?` : 'mailproof --help lists all of them'
  throw new ConfigError(`${complaint}; ${hint}`)
}
