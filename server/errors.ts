import type { Text } from './types.ts'

/** The few kinds of failure that a caller can tell apart. */
export type ErrorCode =
  | 'bad_request'
  | 'unauthorized'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'too_large'
  | 'not_ready'
  | 'too_slow'
  | 'storage'
  | 'unreachable'
  | 'internal'

export interface ErrorPlace {
  start: number
  end: number
}

/** A failure with a message fit for the user: what is wrong and what to do, in each language. */
export class SandboxError extends Error {
  override readonly name = 'SandboxError'
  readonly code: ErrorCode
  readonly text: Text
  /** Where in the search text, when the error has a place. */
  readonly at: ErrorPlace | undefined
  /** The SMTP conversation that failed, when there is one to look at. */
  readonly session: string | undefined

  constructor(
    code: ErrorCode,
    text: Text,
    options: { at?: ErrorPlace; session?: string | undefined; cause?: unknown } = {},
  ) {
    super(text.en, options.cause === undefined ? {} : { cause: options.cause })
    this.code = code
    this.text = text
    this.at = options.at
    this.session = options.session
  }
}
