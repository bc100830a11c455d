/** What a command is run with. */
export interface CommandInput {
  /** What follows the name of the command. */
  args: string[]
  env: Record<string, string | undefined>
  version: string
  stdin: NodeJS.ReadableStream
  stdout: NodeJS.WritableStream
  stderr: NodeJS.WritableStream
}

export interface Command {
  /** What is typed after `mailproof`; `start` runs when none is named. */
  name: string
  usage: string
  summary: string
  /** What its options mean, for its own help: `mailproof release --help`. */
  options?: readonly (readonly [option: string, meaning: string])[]
  /** Resolves with the exit code. */
  run(input: CommandInput): Promise<number>
}
