export interface Options {
  kills: number
  seed: number
  /** Kills that one data file lives through. */
  perFile: number
  /** The first data file of the seed that is played, to repeat a failure. */
  firstFile: number
  /** Also the checks of bounded memory, which take a minute. */
  memory: boolean
}

export const help = `Usage: npm run test:crash -- [options]
  --kills N       how many times the server is killed (200)
  --seed S        a number to repeat a run (drawn)
  --per-file N    kills that one data file lives through (20)
  --first-file F  begin with the F-th data file of the seed (0)
  --no-memory     leave out the checks of bounded memory`

/** @returns null when only help is wanted; throws an Error that names what is wrong */
export function readOptions(args: string[]): Options | null {
  const options: Options = {
    kills: 200,
    seed: Math.floor(Math.random() * 1_000_000),
    perFile: 20,
    firstFile: 0,
    memory: true,
  }
  for (let at = 0; at < args.length; at++) {
    const name = args[at]
    const number = () => {
      const value = args[++at] ?? ''
      if (!/^\d{1,9}$/.test(value)) throw new Error(`${name} wants a number, not '${value}'`)
      return Number(value)
    }
    if (name === '--help') return null
    else if (name === '--kills') options.kills = number()
    else if (name === '--seed') options.seed = number()
    else if (name === '--per-file') options.perFile = Math.max(1, number())
    else if (name === '--first-file') options.firstFile = number()
    else if (name === '--no-memory') options.memory = false
    else throw new Error(`${name} is no option:\n${help}`)
  }
  return options
}
