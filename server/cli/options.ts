import { ConfigError } from '../config/error.ts'

export interface OwnOptions<Flag extends string, Value extends string> {
  flags: readonly Flag[]
  values: readonly Value[]
}

export interface Taken<Flag extends string, Value extends string> {
  flags: Record<Flag, boolean>
  values: Partial<Record<Value, string>>
  operands: string[]
  /** What is left: settings, as `readConfig` takes them. */
  settings: string[]
}

/**
 * Divides a command line between the command's own options and the settings. `--` ends both; `-`
 * is an operand.
 * @throws ConfigError for an option without its value
 */
export function takeOptions<Flag extends string, Value extends string>(
  args: string[],
  own: OwnOptions<Flag, Value>,
): Taken<Flag, Value> {
  const flags = new Set<string>()
  const values: Record<string, string> = {}
  const operands: string[] = []
  const settings: string[] = []
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? ''
    if (arg === '--') {
      operands.push(...args.slice(i + 1))
      break
    }
    const [name = '', ...rest] = arg.startsWith('--') ? arg.slice(2).split('=') : []
    if (name === '') operands.push(operand(arg))
    else if (own.flags.some((flag) => flag === name)) flags.add(name)
    else {
      const given = rest.length > 0 ? rest.join('=') : args[++i]
      if (!own.values.some((value) => value === name)) {
        settings.push(arg, ...(rest.length > 0 || given === undefined ? [] : [given]))
      } else if (given === undefined) throw new ConfigError(`--${name} needs a value`)
      else values[name] = given
    }
  }
  return {
    // Every flag and no other name is set, by construction.
    flags: Object.fromEntries(own.flags.map((flag) => [flag, flags.has(flag)])) as Record<
      Flag,
      boolean
    >,
    values: values as Partial<Record<Value, string>>,
    operands,
    settings,
  }
}

function operand(arg: string): string {
  if (arg === '-' || !arg.startsWith('-')) return arg
  throw new ConfigError(`${arg} is not an option; mailproof --help shows what there is`)
}
