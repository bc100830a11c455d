/** Exit codes as BSD's sysexits.h has them: what callers of sendmail know how to read. */
export const exit = {
  ok: 0,
  usage: 64,
  dataError: 65,
  noUser: 67,
  noHost: 68,
  unavailable: 69,
  ioError: 74,
  tempFail: 75,
  noPermission: 77,
  config: 78,
} as const

/** A reason to give up, with the code to end with. */
export class SendmailError extends Error {
  override readonly name = 'SendmailError'
  readonly exitCode: number
  constructor(exitCode: number, message: string) {
    super(message)
    this.exitCode = exitCode
  }
}
