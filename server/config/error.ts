/** A setting that cannot be used. The message is one line: which, what was given, what is allowed. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}
